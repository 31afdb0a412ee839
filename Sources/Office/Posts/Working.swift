import WorkCalendar

/// What somebody typed into an item and has not saved. It is no part of the record: only its writer
/// gets to see it, and saving forgets it.
package struct Working: Sendable, Hashable {
  /// The item's version that the writer had before them.
  package let base: Int64
  /// The form's fields as they were typed, right or wrong.
  package let form: [String: [String]]
  package let savedAt: Instant

  /// Bytes of what is kept; as much as a form may bring along.
  static let limit = 262_144
}

/// Who is at an item beside the one who asks.
package struct WritingTable: Sendable, Hashable {
  /// Names of the others who have it open to change it.
  package let others: [String]
  /// The version that somebody else saved after the one the asker began with.
  package let newer: Newer?

  package struct Newer: Sendable, Hashable {
    package let name: String
    package let at: Instant
  }
}
