import WorkCalendar

package typealias PersonID = Identifier<Person>

/// Somebody who works in the office and can sign in.
package struct Person: Sendable, Hashable, Codable {
  package let id: PersonID
  /// The body whose administrators look after this person.
  package let organization: OrganizationID
  /// Lower-case letters, digits, dot and hyphen.
  package let login: String
  package let name: String
  package let mustChangePassword: Bool
  package let passwordChangedAt: Instant?
  package let lockedUntil: Instant?
  package let version: Int64
  package let disabledAt: Instant?
}
