/// A day the office itself has off or works: an ethnic or local holiday, a flood, a moving day.
///
/// It prevails over the weekend and over the statutory schedule.
package struct LocalDay: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case off, work
  }

  package let date: CivilDate
  package let kind: Kind
  /// The reason: a holiday, a flood, an exchange of days.
  package let name: String
  /// The document that says so; empty where none was named.
  package let source: String

  package init(date: CivilDate, kind: Kind, name: String, source: String = "") {
    (self.date, self.kind, self.name, self.source) = (date, kind, name, source)
  }

  /// Days that were stored before documents were asked for have none.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      date: try container.decode(CivilDate.self, forKey: .date),
      kind: try container.decode(Kind.self, forKey: .kind),
      name: try container.decode(String.self, forKey: .name),
      source: try container.decodeIfPresent(String.self, forKey: .source) ?? "")
  }

  var dayKind: DayKind {
    switch kind {
    case .off: .localOff(name: name, source: source)
    case .work: .localWork(name: name, source: source)
    }
  }
}
