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

  package init(schedule: String, localDays: [LocalDay] = []) {
    self.schedule = schedule
    self.localDays = localDays
  }

  package struct Outcome: Sendable, Codable {
    package let version: String
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Outcome {
    try desk.assumeAtRoot()
    let calendar: WorkCalendar
    do throws(CalendarError) {
      calendar = try WorkCalendar(csv: schedule, localDays: localDays)
    } catch {
      throw Refusal.invalid([
        FieldProblem("schedule", .wrong, facts: ["detail": "\(error)"])
      ])
    }
    let id = try desk.insertCalendar(
      version: calendar.version, schedule: schedule, localDays: try stored(localDays))
    desk.record(AuditObject(.calendar, id, of: nil), facts: ["version": calendar.version])
    return Outcome(version: calendar.version)
  }
}
