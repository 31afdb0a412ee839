/// A time on the office's clock, to the second, from 00:00 to 24:00.
package struct TimeOfDay: Sendable, Hashable {
  package let hour: Int
  package let minute: Int
  package let second: Int

  /// The time, or nothing when there is none; of hour 24 only 24:00:00 exists.
  package init?(hour: Int, minute: Int, second: Int = 0) {
    guard
      (0...23).contains(hour) && (0...59).contains(minute) && (0...59).contains(second)
        || (hour, minute, second) == (24, 0, 0)
    else { return nil }
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// Reads `16:00` or `16:00:30` and nothing else.
  package init?(_ text: String) {
    var reader = TextReader(text)
    guard let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2)
    else { return nil }
    var second = 0
    if reader.take(":") {
      guard let read = reader.digits(2) else { return nil }
      second = read
    }
    guard reader.isAtEnd else { return nil }
    self.init(hour: hour, minute: minute, second: second)
  }

  /// For a count of seconds known to lie within a day; held at 00:00 and 24:00.
  init(secondOfDay: Int) {
    let held = min(max(secondOfDay, 0), 86_400)
    (hour, minute, second) = (held / 3600, held / 60 % 60, held % 60)
  }

  /// 00:00
  package static let startOfDay = TimeOfDay(secondOfDay: 0)

  /// 24:00, which is 00:00 of the next day.
  package static let endOfDay = TimeOfDay(secondOfDay: 86_400)

  /// Seconds since 00:00, 0...86400.
  package var secondOfDay: Int { (hour * 60 + minute) * 60 + second }

  /// The text `16:00`, or `16:00:30` when there are seconds.
  package var text: String {
    second == 0 ? "\(hour.padded(2)):\(minute.padded(2))" : fullText
  }

  var fullText: String { "\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))" }
}

extension TimeOfDay: Comparable {
  package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.secondOfDay < right.secondOfDay
  }
}

extension TimeOfDay: CustomStringConvertible {
  package var description: String { text }
}

/// A time of day is stored as its ``text``.
extension TimeOfDay: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.decodeText("a time such as 16:00") { TimeOfDay($0) }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
