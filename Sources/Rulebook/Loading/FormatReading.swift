internal import Yams

extension Fields {
  /// The section `formats`.
  func formats() -> FormatSection? {
    records("limits") { $0.limit() }.map { FormatSection(limits: $0) }
  }

  private func limit() -> LimitRule? {
    let id = "formats." + (identifier("id") ?? "")
    let citations = citations(rule: id)
    let (platform, field) = (identifier("platform"), choice("field", LimitField.self))
    let maximum = integer("maximum", in: 1...1_000_000)
    let (unit, level) = (choice("unit", LimitUnit.self), choice("level", FindingLevel.self))
    let reading = optionalTitle("reading")
    let texts = records("examples") { $0.exampleText() }
    guard let citation = citations?.first, let platform, let field, let maximum, let unit,
      let level, let texts
    else { return nil }
    keep(texts, rule: id, unit: unit, maximum: maximum)
    return LimitRule(
      id: id, platform: platform, field: field, maximum: maximum, unit: unit, level: level,
      citation: citation, others: Array(citations?.dropFirst() ?? []), reading: reading)
  }

  private struct ExampleText {
    var text: String
    var passes: Bool
    var place: Place
  }

  private func keep(_ texts: [ExampleText], rule: String, unit: LimitUnit, maximum: Int) {
    for (passes, word) in [(true, "passes"), (false, "fails")]
    where !texts.contains(where: { $0.passes == passes }) {
      log.report(.exampleMissing, at: place, ["rule": rule, "expected": word])
    }
    log.examples += texts.map { example in
      RuleExample(
        rule: rule, file: log.file, line: example.place.line, column: example.place.column,
        check: .limit(unit: unit, maximum: maximum, text: example.text, passes: example.passes))
    }
  }

  /// A text repeated some times, and whether it passes.
  private func exampleText() -> ExampleText? {
    let (text, times) = (text("text"), integer("times", in: 1...1000))
    let passes = boolean("passes")
    guard let text, let times, let passes else { return nil }
    guard text.utf8.count <= 1000 else {
      log.report(.numberOutOfRange, at: place(of: "text"), ["path": path(of: "text")])
      return nil
    }
    return ExampleText(
      text: String(repeating: text, count: times), passes: passes, place: place)
  }

  /// The section `emergency`.
  func emergency() -> EmergencySection? {
    let elements: [ElementRule]? = records("elements") { fields in
      let (id, title) = (fields.identifier("id"), fields.title("title"))
      let citations = fields.citations(rule: "emergency." + (id ?? ""))
      let level = fields.choice("level", FindingLevel.self)
      guard let id, let title, let citations, let level else { return nil }
      return ElementRule(id: id, title: title, level: level, citations: citations)
    }
    return elements.map { EmergencySection(elements: $0) }
  }
}
