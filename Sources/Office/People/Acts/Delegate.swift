import Rulebook
import WorkCalendar

/// Names a colleague who stands in for one of one's own appointments, from–to (A/B, Hunan art. 11).
package struct Delegate: Act {
  package static let name: ActName = "people.delegate"
  package static let permission = Permission.everybodySignedIn

  package let appointment: AppointmentID
  package let deputy: PersonID
  package let from: CivilDate
  package let until: CivilDate

  package init(
    appointment: AppointmentID, deputy: PersonID, from: CivilDate, until: CivilDate
  ) {
    self.appointment = appointment
    self.deputy = deputy
    self.from = from
    self.until = until
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> AppointmentID {
    let person = try desk.person()
    let own = try desk.reading.appointment(appointment)
    let isOver = own.endedAt != nil || own.untilOn.map { $0 < desk.today } ?? false
    guard own.person == person.id, !isOver else {
      throw Refusal(PeopleRefusal.notOwnAppointment)
    }
    try desk.holdAppointments(of: [person.id, deputy])
    guard own.deputyFor == nil else { throw Refusal(PeopleRefusal.deputyOfDeputy) }
    var problems: [FieldProblem] = []
    if from < own.fromOn { problems.append(FieldProblem("from", .order)) }
    // A right must not outlive the appointment it comes from.
    if until < from || until < desk.today || own.untilOn.map({ $0 < until }) ?? false {
      problems.append(FieldProblem("until", .order))
    }
    let colleague = try desk.reading.person(deputy)
    if deputy == person.id || colleague.disabledAt != nil {
      problems.append(FieldProblem("deputy", .notAChoice))
    }
    let held = try desk.reading.appointments(of: deputy).filter { $0.endedAt == nil }
    let isColleague =
      colleague.organization == person.organization
      || held.contains { $0.organization.id == own.organization.id }
    if !isColleague { problems.append(FieldProblem("deputy", .notAChoice)) }
    if own.role.isAdministrator || held.contains(where: \.role.isAdministrator) {
      throw Refusal(
        PeopleRefusal.administratorHoldsRole, facts: ["name": colleague.name],
        helpers: [.securityAdministrator])
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let id = try desk.insertAppointment(
      person: deputy, organization: own.organization.id, role: own.role, title: own.title,
      from: from, until: until, deputyFor: own.id)
    desk.record(
      AuditObject(.appointment, id.rawValue, of: own.organization.id),
      facts: [
        "deputy": "\(deputy)", "for": "\(own.id)", "from": from.text, "until": until.text,
      ])
    return id
  }
}
