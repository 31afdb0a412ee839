/// Finds bodies by what a table calls them: their code, their name, or their short name.
package struct UnitIndex: Sendable {
  package let units: [Organization]
  private let codes: [String: Organization]
  private let names: [String: [Organization]]
  private let numbers: [OrganizationID: Organization]

  package init(_ units: [Organization]) {
    self.units = units
    codes = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var names: [String: [Organization]] = [:]
    for unit in units {
      for name in Set([unit.name, unit.shortName]) { names[name, default: []].append(unit) }
    }
    self.names = names
    numbers = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(code code: String) -> Organization? { codes[code] }
  package subscript(id: OrganizationID) -> Organization? { numbers[id] }

  enum Answer { case found(Organization), unknown, several }

  func find(_ text: String) -> Answer {
    if let unit = codes[text.uppercased()] { return .found(unit) }
    let called = names[text] ?? []
    // A full name goes before others' short names.
    let full = called.filter { $0.name == text }
    if full.count == 1, let unit = full.first { return .found(unit) }
    guard let unit = called.first else { return .unknown }
    return called.count == 1 ? .found(unit) : .several
  }
}

extension RowDraft {
  /// The body that a row names; what is wrong is noted.
  mutating func unit(in index: UnitIndex) -> Organization? {
    let text = text(.unit)
    guard !text.isEmpty else { return nil }
    switch index.find(text) {
    case .found(let unit):
      if unit.closedAt != nil { fail(.closed, .unit, facts: ["name": unit.name]) }
      return unit
    case .unknown: fail(.unknownUnit, .unit, facts: ["value": text])
    case .several: fail(.severalUnits, .unit, facts: ["value": text])
    }
    return nil
  }
}
