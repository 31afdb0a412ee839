import WorkCalendar

package typealias AccountID = Identifier<Account>

/// Where an account lives.
package enum Platform: String, Sendable, CaseIterable, Codable {
  /// The portal that comes with the program.
  case portal
}

/// An official account on a platform, under the name of the body that runs it.
package struct Account: Sendable, Hashable, Codable {
  package let id: AccountID
  package let organization: OrganizationID
  package let platform: Platform
  package let name: String
  /// The part of the portal's address: `/p/a/<slug>`.
  package let slug: String
  package let description: String
  package let openedAt: Instant
  package let closedAt: Instant?

  package var isOpen: Bool { closedAt == nil }

  /// What the publisher types to show that the account was looked at (Hunan art. 33).
  package var confirmation: String { String(name.suffix(2)) }
}
