/// Changes an item; a new revision only where something changed.
package struct SavePost: Act {
  package static let name: ActName = "posts.save"
  package static let permission = Permission(.editor)

  package let post: PostID
  /// The version the person saw. Another one means that somebody changed the item meanwhile.
  package let version: Int64
  package let draft: PostDraft

  package init(_ post: PostID, version: Int64, draft: PostDraft) {
    self.post = post
    self.version = version
    self.draft = draft
  }

  package struct Outcome: Sendable, Codable, Hashable {
    package let revision: Int64
    package let isNew: Bool

    package init(revision: Int64, isNew: Bool) {
      self.revision = revision
      self.isNew = isNew
    }
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> Outcome {
    let revising = try desk.findRevising(post, version: version)
    var draft = try desk.reading.checked(draft, of: desk.here())
    // Pictures come and go by acts of their own.
    draft.media = revising.newest.draft.media
    try desk.forgetWorking(on: post, of: revising.author.id)
    return try desk.revise(revising, as: draft)
  }
}
