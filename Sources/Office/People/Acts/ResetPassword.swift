/// Gives somebody who is locked out a new first password, which they must change.
package struct ResetPassword: Act {
  package static let name: ActName = "people.reset-password"
  package static let permission = Permission(.systemAdministrator)

  package let person: PersonID
  package let replacement: PasswordHash

  package init(person: PersonID, replacement: PasswordHash) {
    self.person = person
    self.replacement = replacement
  }

  package var place: Place { .person(person) }

  package func perform(at desk: Desk) throws -> Done {
    _ = try desk.lockCredentials(person)
    try desk.setPassword(replacement, of: person, mustChange: true)
    try desk.endSessions(of: person, except: nil)
    desk.record(AuditObject(.person, person.rawValue, of: desk.organization?.id))
    return Done()
  }
}
