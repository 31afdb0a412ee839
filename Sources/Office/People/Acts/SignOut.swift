/// Ends the session of the browser that asks.
package struct SignOut: Act {
  package static let name: ActName = "people.sign-out"
  package static let permission = Permission.everybodySignedIn

  package let tokenDigest: [UInt8]

  package init(tokenDigest: [UInt8]) { self.tokenDigest = tokenDigest }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Done {
    let person = try desk.person()
    try desk.endSession(tokenDigest)
    desk.record(AuditObject(.person, person.id.rawValue, of: nil))
    return Done()
  }
}
