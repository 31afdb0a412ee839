import WorkCalendar

extension Words {
  /// A day with its weekday: 2026-11-23（周一）, Mon 23 Nov 2026.
  package func date(_ date: CivilDate) -> String {
    said("time.date", date)
  }

  /// A day without its year, for what is near: 11-23 周一, Mon 23 Nov.
  package func shortDate(_ date: CivilDate) -> String {
    said("time.short-date", date)
  }

  /// A day as printed on paper: 2026年11月23日, 23 November 2026.
  package func printedDate(_ date: CivilDate) -> String {
    said("time.printed-date", date)
  }

  /// A day and the minute in the office's zone: 2026-11-23（周一）10:02.
  package func dateTime(_ instant: Instant) -> String {
    self("time.date-time", ["date": date(instant.date), "time": time(instant)])
  }

  /// A day without its year and the minute: 11-23 周一 10:02.
  package func shortDateTime(_ instant: Instant) -> String {
    self("time.date-time", ["date": shortDate(instant.date), "time": time(instant)])
  }

  /// The hour and minute in the office's zone: 10:02.
  package func time(_ instant: Instant) -> String {
    String(instant.timeOfDay.text.prefix(5))
  }

  /// A time limit, with its year where that is another than today's; midnight is 24:00 of the day
  /// that ends: 11-25 周三 24:00.
  ///
  /// Seen on its own day it reads 今日 12:00.
  package func limit(_ instant: Instant, now: Instant? = nil) -> String {
    let (day, hour) = lastMinute(of: instant)
    let isThisYear = now.map { $0.date.year == day.year } ?? true
    let name =
      day == now?.date ? self("time.today") : isThisYear ? shortDate(day) : date(day)
    return self("time.date-time", ["date": name, "time": hour])
  }

  /// A time limit as it stands on paper, with its year.
  package func printedLimit(_ instant: Instant) -> String {
    let (day, hour) = lastMinute(of: instant)
    return self("time.date-time", ["date": printedDate(day), "time": hour])
  }

  private func lastMinute(of instant: Instant) -> (day: CivilDate, hour: String) {
    guard instant.timeOfDay.secondOfDay == 0 else { return (instant.date, time(instant)) }
    return (instant.advanced(byMilliseconds: -1).date, self("time.day-end"))
  }

  /// 周一, Mon.
  package func weekday(_ weekday: Weekday) -> String {
    self("time.weekday-short.\(weekday.rawValue)")
  }

  /// 星期一, Monday.
  package func longWeekday(_ weekday: Weekday) -> String {
    self("time.weekday.\(weekday.rawValue)")
  }

  /// How long something takes, in its two largest units; less than a minute is one minute.
  package func duration(milliseconds: Int64) -> String {
    let minutes = Int(Swift.max(1, milliseconds.magnitude / 60_000))
    let counts = [
      ("time.days", minutes / 1440), ("time.hours", minutes / 60 % 24),
      ("time.minutes", minutes % 60),
    ]
    let named = counts.drop { $0.1 == 0 }.prefix(2).filter { $0.1 > 0 }
    return named.map { self($0.0, ["n": String($0.1)]) }.joined(separator: self("time.and"))
  }

  /// A sentence about a day; lists show hundreds of days, so only what it asks for is made.
  private func said(_ key: String, _ date: CivilDate) -> String {
    self(key, by: { part(of: date, $0) })
  }

  private func part(of date: CivilDate, _ name: String) -> String? {
    switch name {
    case "year": String(date.year)
    case "month": padded(date.month)
    case "day": padded(date.day)
    case "m": String(date.month)
    case "d": String(date.day)
    case "weekday": weekday(date.weekday)
    case "monthName": self("time.month.\(date.month)")
    case "monthShort": self("time.month-short.\(date.month)")
    default: nil
    }
  }

  private func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
