/// Takes an earlier version up again: as a new one with the same words, under a digest of its own.
package struct RestoreRevision: Act {
  package static let name: ActName = "posts.restore-revision"
  package static let permission = Permission(.editor)

  package let post: PostID
  /// The item's version that the person saw; see ``SavePost``.
  package let version: Int64
  /// The number of the revision to take up.
  package let number: Int64

  package init(_ post: PostID, version: Int64, number: Int64) {
    self.post = post
    self.version = version
    self.number = number
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> SavePost.Outcome {
    let revising = try desk.findRevising(post, version: version)
    let old = try desk.reading.revision(number, of: post)
    var words = old.draft
    // It was planned for a time that has passed: the words are taken up, not the time.
    if let planned = words.plannedAt, planned <= desk.now { words.plannedAt = nil }
    // Accounts close and questions change: what could be said then must still be possible now.
    let draft = try desk.reading.checked(words, of: desk.here())
    return try desk.revise(revising, as: draft, facts: ["restored": "\(number)"])
  }
}
