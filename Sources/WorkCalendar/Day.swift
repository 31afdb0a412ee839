/// A civil date and what the calendar says of it.
package struct Day: Sendable, Hashable {
  package let date: CivilDate
  package let kind: DayKind

  package init(date: CivilDate, kind: DayKind) {
    (self.date, self.kind) = (date, kind)
  }

  package var isWorking: Bool { kind.isWorking }
}

/// A day is stored flat: `{"date": "2026-10-10", "kind": "makeUpDay", "name": …, "source": …}`.
extension Day: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    date = try container.decode(CivilDate.self, forKey: .date)
    kind = try DayKind(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(date, forKey: .date)
    try kind.encode(to: encoder)
  }

  private enum CodingKeys: String, CodingKey {
    case date
  }
}
