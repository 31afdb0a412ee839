/// How long somebody has, as a rule states it.
///
/// The day of receipt is day 0 and is not counted; hours and minutes run at once (Civil Code
/// art. 201). A negative count of days is a term before an event: the latest day for doing it.
package enum Term: Sendable, Hashable {
  case workingDays(Int)
  case calendarDays(Int)
  case hours(Int)
  case minutes(Int)

  /// By the end of the day of receipt; received at or after the cut-off, of the next working day.
  case sameDay(cutOff: TimeOfDay?)

  /// The most days a term may count, about ten years, so that no input makes the walk long.
  package static let longestDays = 3650

  /// True when the term is longer than ``longestDays``, whatever its unit.
  package var isTooLong: Bool {
    switch self {
    case .workingDays(let days), .calendarDays(let days): exceeds(days, Self.longestDays)
    case .hours(let hours): exceeds(hours, Self.longestDays * 24)
    case .minutes(let minutes): exceeds(minutes, Self.longestDays * 24 * 60)
    case .sameDay: false
    }
  }

  private func exceeds(_ count: Int, _ limit: Int) -> Bool { !(-limit...limit).contains(count) }
}

/// A term is stored as an object of one key, its unit.
///
/// `{"workingDays": 5}`, `{"sameDay": {"cutOff": "16:00"}}`, `{"sameDay": {}}`.
extension Term: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: TermKey.self)
    guard container.allKeys.count == 1, let key = container.allKeys.first,
      let unit = Unit(rawValue: key.stringValue)
    else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "expected one unit of a term"))
    }
    switch unit {
    case .workingDays: self = .workingDays(try container.decode(Int.self, forKey: key))
    case .calendarDays: self = .calendarDays(try container.decode(Int.self, forKey: key))
    case .hours: self = .hours(try container.decode(Int.self, forKey: key))
    case .minutes: self = .minutes(try container.decode(Int.self, forKey: key))
    case .sameDay:
      self = .sameDay(cutOff: try container.decode(SameDay.self, forKey: key).cutOff)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: TermKey.self)
    switch self {
    case .workingDays(let count): try container.encode(count, forKey: TermKey(.workingDays))
    case .calendarDays(let count): try container.encode(count, forKey: TermKey(.calendarDays))
    case .hours(let count): try container.encode(count, forKey: TermKey(.hours))
    case .minutes(let count): try container.encode(count, forKey: TermKey(.minutes))
    case .sameDay(let cutOff):
      try container.encode(SameDay(cutOff: cutOff), forKey: TermKey(.sameDay))
    }
  }

  private enum Unit: String {
    case workingDays, calendarDays, hours, minutes, sameDay
  }

  private struct SameDay: Codable {
    var cutOff: TimeOfDay?
  }

  /// A key of any name, so that an unknown unit is seen and refused.
  private struct TermKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ unit: Unit) { stringValue = unit.rawValue }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
