import Rulebook
import WorkCalendar

package typealias PostID = Identifier<Post>

/// How far an item is on its way.
package enum PostState: String, Sendable, CaseIterable, Codable {
  case draft
  case inReview = "in-review"
  case returned
  case approved
  case publishing
  case published
  case partlyPublished = "partly-published"
  case failed
  case discarded

  /// Whether its text may be changed: never under somebody's signature.
  package var isEditable: Bool { self == .draft || self == .returned }
}

/// An item: what an office is about to say, or has said.
package struct Post: Sendable, Hashable, Codable {
  package let id: PostID
  package let organization: OrganizationID
  /// `YC-2026-0412`: code of the body, year, number.
  package let number: String
  package let author: PersonID
  /// Who has it before them while it is written; whoever began it, until it is handed on.
  package let holder: PersonID
  package let title: String
  package let category: PostCategory
  package let sensitivity: Sensitivity
  package let kind: PostKind
  package let state: PostState
  /// The newest revision's number, from 1.
  package let revision: Int64
  /// How often it was submitted; stages and signatures belong to a round.
  package let round: Int64
  package let version: Int64
  package let createdAt: Instant
  package let updatedAt: Instant
  /// When the newest revision is meant to appear.
  package let plannedAt: Instant?
  package let approvedAt: Instant?
  package let archivedAt: Instant?
  package let archiveDigest: [UInt8]?
}

/// Whether an item is a notice about an emergency, which must carry certain elements.
package enum PostKind: String, Sendable, CaseIterable, Codable {
  case ordinary, emergency
}

/// What an emergency notice has to say, in the words of Yao'an 5.1; rulebooks may add more.
package enum EmergencyElement: String, Sendable, CaseIterable, Codable {
  case event, place, type, brief, measures
}
