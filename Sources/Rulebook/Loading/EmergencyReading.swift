extension Fields {
  /// The section `emergency`.
  func emergency() -> EmergencySection? {
    let elements = rules("elements") { $0.element() }
    let warning = rules("warning") { $0.element() }
    let clocks = rules("clocks") { $0.listedClock("emergency") }
    guard let elements, let warning, let clocks else { return nil }
    return EmergencySection(elements: elements, warning: warning, clocks: clocks)
  }

  private func element() -> ElementRule? {
    let (id, title) = (identifier("id"), title("title"))
    let declared = declare("emergency." + (id ?? ""))
    let level = choice("level", FindingLevel.self)
    guard let id, let title, let declared, let level else { return nil }
    return ElementRule(id: id, title: title, level: level, citations: declared.citations)
  }

  /// The section `reprint`.
  func reprint() -> ReprintSection? {
    let fields = rules("fields") { $0.point("reprint") }
    let checks = rules("checks") { $0.point("reprint") }
    guard let fields, let checks else { return nil }
    return ReprintSection(fields: fields, checks: checks)
  }
}
