import Storage
import WorkCalendar

extension Desk {
  /// - Parameter closes: the close of business; nil for 24:00.
  func insertCalendar(
    version: String, schedule: String, localDays: String, closes: TimeOfDay?
  ) throws -> Int64 {
    try session.insert(
      """
      INSERT INTO calendars (version, schedule, local_days, close_of_business, adopted_at,
        adopted_by)
      VALUES (\(version), \(schedule), \(localDays), \(closes?.text), \(now),
        \(asker.person?.id))
      RETURNING id
      """)
  }
}
