import WorkCalendar

package typealias ArchiveHoldID = Identifier<ArchiveHold>

/// Why an archived item may not be destroyed, even when its time is over.
package struct ArchiveHold: Sendable, Hashable, Codable {
  package let id: ArchiveHoldID
  package let reason: String
  package let placedBy: ArchivePerson
  package let placedAt: Instant
  package let end: End?

  package struct End: Sendable, Hashable, Codable {
    package let reason: String
    package let endedBy: ArchivePerson
    package let endedAt: Instant
  }

  package static let reason = TextRule(maximum: 300, multiline: true)
}

/// An archived item in the list of a body.
package struct ArchivedPost: Sendable, Hashable {
  package let post: Post
  package let archivedAt: Instant
  package let retention: ArchiveRetention?
  /// The hold that runs on it.
  package let hold: ArchiveHold?

  /// Whether nothing keeps it any more: its time is over, and nobody holds it.
  package func isFree(on today: CivilDate) -> Bool {
    guard hold == nil, let retention else { return false }
    return retention.untilOn < today
  }
}

/// Which archived items of a body are wanted.
package struct ArchiveFilter: Sendable, Hashable {
  package enum View: String, Sendable, CaseIterable {
    case all
    case held
    /// The time is over, and nobody holds it.
    case free
  }

  package var organization: OrganizationID
  /// The year in which it was archived; nil for any.
  package var year: Int?
  package var view: View

  package init(_ organization: OrganizationID, year: Int? = nil, view: View = .all) {
    (self.organization, self.year, self.view) = (organization, year, view)
  }
}

/// How many items a body archived in a year.
package struct ArchiveYear: Sendable, Hashable {
  package let year: Int
  package let count: Int
  /// Whether there are more than were counted.
  package let isMore: Bool
}

/// Where a page of the list ended.
package struct ArchivePlace: Sendable, Hashable, LosslessStringConvertible {
  let archivedAt: Instant
  let post: PostID

  package init(_ line: ArchivedPost) {
    (archivedAt, post) = (line.archivedAt, line.post.id)
  }

  /// Reads `1790557200000-412` and nothing else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let at = Int64(parts[0]), let post = PostID(String(parts[1])) else {
      return nil
    }
    (archivedAt, self.post) = (Instant(milliseconds: at), post)
  }

  package var description: String { "\(archivedAt.milliseconds)-\(post)" }
}
