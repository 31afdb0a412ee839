import WorkCalendar

extension Instant {
  /// Reads `2026-09-30T16:20`, as a browser's field for day and time sends it, in the office's zone;
  /// an RFC 3339 time is taken as well.
  init?(typed text: String) {
    let found =
      Instant(rfc3339: text + ":00+08:00") ?? Instant(rfc3339: text + "+08:00")
      ?? Instant(rfc3339: text)
    guard let found else { return nil }
    self = found
  }

  /// What a browser's field for day and time shows.
  var typed: String { date.text + "T" + String(timeOfDay.text.prefix(5)) }
}
