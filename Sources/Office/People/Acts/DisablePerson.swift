/// Closes a person's sign-in, or opens it again. The record keeps what they did.
package struct DisablePerson: Act {
  package static let name: ActName = "people.disable-person"
  package static let permission = Permission(.systemAdministrator)

  package let person: PersonID
  package let isDisabled: Bool

  package init(person: PersonID, isDisabled: Bool) {
    self.person = person
    self.isDisabled = isDisabled
  }

  package var place: Place { .person(person) }

  package func perform(at desk: Desk) throws -> Done {
    if person == desk.asker.person?.id { throw Refusal(PeopleRefusal.ownAppointment) }
    _ = try desk.lockCredentials(person)
    try desk.setDisabled(person, isDisabled)
    if isDisabled { try desk.endSessions(of: person, except: nil) }
    desk.record(
      AuditObject(.person, person.rawValue, of: desk.organization?.id),
      facts: ["disabled": "\(isDisabled)"])
    return Done()
  }
}
