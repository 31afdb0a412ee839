/// A date of the proleptic Gregorian calendar, years 1...9999, read in the office's zone.
package struct CivilDate: Sendable, Hashable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// The date, or nothing when there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// For parts that come out of a day number and need no check.
  init(knownYear year: Int, month: Int, day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `2026-11-21` and nothing else.
  package init?(_ text: String) {
    var reader = TextReader(text)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    self = date
  }

  /// The text `2026-11-21`.
  package var text: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }

  /// So many days later, earlier when negative; held at 0001-01-01 and 9999-12-31.
  package func adding(days: Int) -> CivilDate {
    let (sum, overflow) = dayNumber.addingReportingOverflow(days)
    guard overflow else { return CivilDate(dayNumber: sum) }
    return CivilDate(dayNumber: days < 0 ? Self.firstDayNumber : Self.lastDayNumber)
  }

  /// Days from this date to the other; negative when the other is earlier.
  package func days(until other: CivilDate) -> Int { other.dayNumber - dayNumber }

  package var weekday: Weekday { Weekday(dayNumber: dayNumber) }

  /// 00:00 of this day.
  package var startsAt: Instant { at(.startOfDay) }

  /// 24:00 of this day, which is 00:00 of the next; on 9999-12-31 its last millisecond.
  package var endsAt: Instant { at(.endOfDay) }

  /// The instant of that time on this day; 24:00 is 00:00 of the next day.
  package func at(_ time: TimeOfDay) -> Instant {
    let days = Int64(dayNumber) * Instant.dayLength
    return Instant(milliseconds: days + Int64(time.secondOfDay) * 1000 - Instant.zoneOffset)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }
}

extension CivilDate: Comparable {
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CivilDate: CustomStringConvertible {
  package var description: String { text }
}

/// A civil date is stored as its ``text``.
extension CivilDate: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.decodeText("a date such as 2026-11-21") { CivilDate($0) }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
