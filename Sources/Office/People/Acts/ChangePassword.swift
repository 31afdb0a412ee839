/// Replaces one's own password and ends all other sessions.
///
/// That the new one obeys the policy and is none of the last ones is checked before (hashing), on
/// the hash that must still stand here.
package struct ChangePassword: Act {
  package static let name: ActName = "people.change-password"
  package static let permission = Permission.everybodySignedIn

  package let matched: PasswordHash
  package let replacement: PasswordHash
  package let tokenDigest: [UInt8]

  package init(matched: PasswordHash, replacement: PasswordHash, tokenDigest: [UInt8]) {
    self.matched = matched
    self.replacement = replacement
    self.tokenDigest = tokenDigest
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Done {
    let person = try desk.person()
    guard try desk.lockCredentials(person.id).hash == matched else {
      throw Refusal(PeopleRefusal.passwordChangedMeanwhile)
    }
    try desk.setPassword(replacement, of: person.id, mustChange: false)
    try desk.endSessions(of: person.id, except: tokenDigest)
    desk.record(AuditObject(.person, person.id.rawValue, of: person.organization))
    return Done()
  }
}
