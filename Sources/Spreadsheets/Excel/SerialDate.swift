import WorkCalendar

/// Days as Excel counts them, with the time as a part of a day.
enum SerialDate {
  enum System: Sendable {
    /// 1 is 1900-01-01, and 60 a 29 February that never was.
    case from1900
    /// 0 is 1904-01-01.
    case from1904
  }

  /// What a date cell shows; nil for a number that no date belongs to.
  static func shown(
    _ serial: Double, _ format: NumberFormat, _ system: System
  ) -> (text: String, kind: TableCell.Kind)? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var day = Int(serial.rounded(.down))
    var second = Int(((serial - Double(day)) * 86_400).rounded())
    if second == 86_400 { (day, second) = (day + 1, 0) }
    let time = TimeOfDay(hour: second / 3600, minute: second / 60 % 60, second: second % 60)
    if format == .time, day == 0, let time { return (time.text, .time(time)) }
    guard let date = date(day, system) else {
      // What Excel shows; a reader of dates will say that there is no such day.
      return day == 60 ? ("1900-02-29", .text) : ("1900-01-00", .text)
    }
    guard format != .date, let time else { return (date.text, .date(date, nil)) }
    return (date.text + " " + time.text, .date(date, time))
  }

  /// The number of a date in the system from 1900; nil for a date before.
  static func serial(of date: CivilDate) -> Int? {
    guard let start = CivilDate(year: 1899, month: 12, day: 30) else { return nil }
    let days = start.days(until: date)
    if days > 60 { return days }
    return days > 1 ? days - 1 : nil
  }

  private static func date(_ day: Int, _ system: System) -> CivilDate? {
    switch system {
    case .from1904: return CivilDate(year: 1904, month: 1, day: 1)?.adding(days: day)
    case .from1900:
      guard day != 0, day != 60 else { return nil }
      return CivilDate(year: 1899, month: 12, day: 30)?.adding(days: day > 60 ? day : day + 1)
    }
  }
}
