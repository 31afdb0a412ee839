import WorkCalendar

/// Starts a session for a person whose password was found right.
///
/// Hashing takes long on purpose, so it is done before; the act makes sure that the password has not
/// changed in between and that the person is neither locked out nor disabled.
package struct SignIn: Act {
  package static let name: ActName = "people.sign-in"
  package static let permission = Permission.citizens

  package let person: PersonID
  /// The stored hash the password was found to match.
  package let matched: PasswordHash
  /// SHA-256 of the session token; the token itself is known to the browser alone.
  package let tokenDigest: [UInt8]

  package init(person: PersonID, matched: PasswordHash, tokenDigest: [UInt8]) {
    self.person = person
    self.matched = matched
    self.tokenDigest = tokenDigest
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Done {
    let credentials = try desk.lockCredentials(person)
    if credentials.isDisabled { throw Refusal(PeopleRefusal.disabled) }
    if let until = credentials.lockedUntil, desk.now < until {
      throw Refusal(
        PeopleRefusal.locked, facts: ["until": until.rfc3339],
        helpers: [.systemAdministrator])
    }
    guard credentials.hash == matched else { throw Refusal(PeopleRefusal.wrongSignIn) }
    try desk.setFailures(0, lockedUntil: nil, of: person)
    try desk.startSession(tokenDigest, for: person)
    desk.record(AuditObject(.person, person.rawValue, of: nil))
    return Done()
  }
}
