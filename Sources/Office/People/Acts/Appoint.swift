import WorkCalendar

/// Gives a person a role at a body. The three administrators hold no other role, and nobody appoints
/// themselves.
package struct Appoint: Act {
  package static let name: ActName = "people.appoint"
  package static let permission = Permission(.securityAdministrator, system: [.founder])

  package let person: PersonID
  package let organization: OrganizationID
  package let role: Role
  package let title: String
  package let from: CivilDate
  package let until: CivilDate?

  package init(
    person: PersonID, organization: OrganizationID, role: Role, title: String = "",
    from: CivilDate, until: CivilDate? = nil
  ) {
    self.person = person
    self.organization = organization
    self.role = role
    self.title = title
    self.from = from
    self.until = until
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> AppointmentID {
    var problems: [FieldProblem] = []
    let title = PersonFields.title.check(title, field: "title", &problems)
    if let until, until < from { problems.append(FieldProblem("until", .order)) }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let subject = try desk.reading.person(person)
    if subject.id == desk.asker.person?.id { throw Refusal(PeopleRefusal.ownAppointment) }
    try desk.holdAppointments(of: [person])
    let held = try desk.reading.appointments(of: person).filter { $0.endedAt == nil }
    if held.contains(where: { $0.role.isAdministrator != role.isAdministrator })
      || (role.isAdministrator && !held.isEmpty)
    {
      throw Refusal(
        PeopleRefusal.administratorHoldsRole, facts: ["name": subject.name],
        helpers: [.securityAdministrator])
    }
    let id = try desk.insertAppointment(
      person: person, organization: organization, role: role, title: title, from: from,
      until: until)
    desk.record(
      AuditObject(.appointment, id.rawValue, of: organization),
      facts: ["person": "\(person)", "role": role.rawValue, "from": from.text])
    return id
  }
}
