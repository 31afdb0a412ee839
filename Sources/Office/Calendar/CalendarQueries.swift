import Storage
import WorkCalendar

extension Desk {
  func insertCalendar(version: String, schedule: String, localDays: String) throws -> Int64 {
    try session.insert(
      """
      INSERT INTO calendars (version, schedule, local_days, adopted_at, adopted_by)
      VALUES (\(version), \(schedule), \(localDays), \(now), \(asker.person?.id))
      RETURNING id
      """)
  }
}
