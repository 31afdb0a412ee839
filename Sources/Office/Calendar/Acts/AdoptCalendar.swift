import WorkCalendar

/// Puts another working-day calendar in force, for example when next year's schedule is published.
///
/// It holds for every body, so only an administrator of the body above all others may do it. Open
/// deadlines are recomputed afterwards, in portions, by `RecomputeClocks`.
package struct AdoptCalendar: Act {
  package static let name: ActName = "calendar.adopt"
  package static let permission = Permission(.systemAdministrator)

  /// CSV: `date,holiday,day,source`.
  package let schedule: String
  package let localDays: [LocalDay]
  /// When the office closes; nil for 24:00.
  package let closeOfBusiness: TimeOfDay?

  package init(
    schedule: String, localDays: [LocalDay] = [], closeOfBusiness: TimeOfDay? = nil
  ) {
    self.schedule = schedule
    self.localDays = localDays
    self.closeOfBusiness = closeOfBusiness
  }

  package struct Outcome: Sendable, Codable {
    package let version: String
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Outcome {
    try desk.assumeAtRoot()
    let calendar: WorkCalendar
    do throws(CalendarError) {
      calendar = try WorkCalendar(
        csv: schedule, localDays: localDays, closeOfBusiness: closeOfBusiness)
    } catch {
      throw Refusal.invalid([
        FieldProblem("schedule", .wrong, facts: ["detail": "\(error)"])
      ])
    }
    let id = try desk.insertCalendar(
      version: calendar.version, schedule: schedule, localDays: try stored(localDays),
      closes: closeOfBusiness)
    desk.record(
      AuditObject(.calendar, id, of: nil),
      facts: [
        "version": calendar.version, "local-days": "\(localDays.count)",
        "closes": (closeOfBusiness ?? .endOfDay).text,
      ])
    return Outcome(version: calendar.version)
  }
}
