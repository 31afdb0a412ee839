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
  /// Why the office's own days or its closing time change, and the document that says so.
  package let reason: String
  package let source: String

  package init(
    schedule: String, localDays: [LocalDay] = [], closeOfBusiness: TimeOfDay? = nil,
    reason: String = "", source: String = ""
  ) {
    self.schedule = schedule
    self.localDays = localDays
    self.closeOfBusiness = closeOfBusiness
    (self.reason, self.source) = (reason, source)
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
    var facts = [
      "version": calendar.version, "local-days": "\(localDays.count)",
      "closes": (closeOfBusiness ?? .endOfDay).text,
    ]
    if !reason.isEmpty { facts["why"] = reason }
    if !source.isEmpty { facts["document"] = source }
    desk.record(AuditObject(.calendar, id, of: nil), facts: facts)
    return Outcome(version: calendar.version)
  }
}
