import Storage
import Synchronization
import WorkCalendar

/// Keeps the calendar in force at hand. The database says which one that is, so all nodes agree.
final class Almanac: Sendable {
  private struct Entry {
    let id: Int64
    let calendar: WorkCalendar
  }

  private let bundled: WorkCalendar
  private let cached = Mutex<Entry?>(nil)

  init(bundled: WorkCalendar) { self.bundled = bundled }

  func calendar(in session: any SQLSession) throws -> WorkCalendar {
    guard let newest = try session.first("SELECT MAX(id) AS id FROM calendars"),
      let id = try newest.optionalInt("id")
    else { return bundled }
    if let entry = cached.withLock({ $0 }), entry.id == id { return entry.calendar }
    guard
      let row = try session.first(
        "SELECT schedule, local_days, close_of_business FROM calendars WHERE id = \(id)")
    else { return bundled }
    let calendar = try WorkCalendar(
      csv: row.text("schedule"), localDays: restored(row.text("local_days")),
      closeOfBusiness: row.optionalText("close_of_business").flatMap { TimeOfDay($0) })
    cached.withLock { $0 = Entry(id: id, calendar: calendar) }
    return calendar
  }
}
