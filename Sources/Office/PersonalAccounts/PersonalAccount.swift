import WorkCalendar

package typealias PersonalAccountID = Identifier<PersonalAccount>

/// An account of an officer's own, as the officer reported it (R134, R135).
///
/// Nothing about it comes from a platform: it holds what the officer wrote and what a person of
/// the unit wrote down.
package struct PersonalAccount: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable, Codable {
    /// Waits for the unit.
    case reported
    case approved, refused
    /// The officer has given it up.
    case ended
    /// The unit took it off the list.
    case struckOff = "struck-off"

    /// Whether the account counts as one the officer has.
    package var isStanding: Bool { self == .reported || self == .approved }
  }

  package let id: PersonalAccountID
  /// The body whose people decide.
  package let organization: OrganizationID
  package let person: PersonID
  package let state: State
  package let report: PersonalReport
  package let version: Int64
  package let reportedAt: Instant
}

/// What an officer says of an account of their own.
package struct PersonalReport: Sendable, Hashable, Codable {
  package var platform: Platform?
  package var name = ""
  package var link = ""
  package var post = ""
  package var isSecretPost = false
  /// Why the work needs it, where only the unit can allow it.
  package var need = ""
  /// Whether the platform certified it.
  package var isCertified = false
  /// Whether the platform knows the officer by name.
  package var hasRealName = false
  /// Whether certification, picture or profile show the police, or it is mostly about police work.
  package var hasPoliceMarks = false

  package init() {}
}

/// Something that happened to a reported account, written down by a person.
package struct PersonalAccountEntry: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable, Codable {
    case reported, corrected, approved, refused, reminded, ended
    case struckOff = "struck-off"
  }

  package let kind: Kind
  package let words: String
  /// Of a reminder: the day.
  package let happenedOn: CivilDate?
  /// Of a reminder: whether it was talked over.
  package let talked: Bool?
  package let person: PersonID
  package let at: Instant
}
