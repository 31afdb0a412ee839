import WorkCalendar

package typealias OutsidePublicationID = Identifier<OutsidePublication>

/// Something that went out on an account without the program, written down by a person.
package struct OutsidePublication: Sendable, Hashable {
  package let id: OutsidePublicationID
  package let account: AccountID
  package let publishedAt: Instant
  package let title: String
  package let link: String
  package let category: PostCategory
  package let recordedBy: PersonID
  package let recordedAt: Instant
  /// Nil while it counts.
  package let struck: Striking?

  /// That the entry was wrong.
  package struct Striking: Sendable, Hashable {
    package let by: PersonID
    package let at: Instant
    package let reason: String
  }
}

/// What the fields of such an entry accept.
package enum OutsideFields {
  package static let title = TextRule(maximum: 120)
  package static let link = TextRule(maximum: 500)
  package static let reason = TextRule(maximum: 500, multiline: true)
}

/// Why something that went out without the program cannot be written down or struck out.
package enum RhythmRefusal: String, RefusalCode {
  case accountNotOpen = "rhythm.account-not-open"
  case struckBefore = "rhythm.struck-before"

  package var kind: Refusal.Kind { .conflict }
}
