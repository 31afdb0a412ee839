import WorkCalendar

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
    let post = try desk.lockPost(post)
    let unit = try desk.here()
    let author = try desk.person()
    guard post.state.isEditable else {
      throw Refusal(PostRefusal.notEditable, facts: ["state": post.state.rawValue])
    }
    let newest = try desk.reading.newestRevision(of: post.id)
    guard post.version == version else {
      let name = try desk.reading.person(newest.author).name
      throw Refusal(
        OfficeRefusal.staleVersion, facts: ["name": name, "at": post.updatedAt.rfc3339])
    }
    let draft = try desk.reading.checked(draft, of: unit)
    try desk.forgetWorking(on: post.id, of: author.id)
    guard draft != newest.draft else {
      desk.record(
        AuditObject(.post, post.id.rawValue, of: unit.id), before: newest.digest,
        after: newest.digest)
      return Outcome(revision: newest.number, isNew: false)
    }
    let number = newest.number + 1
    let digest = try desk.insertRevision(draft, number: number, of: post.id, author: author.id)
    try desk.setDraft(draft, revision: number, of: post.id)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: unit.id), before: newest.digest, after: digest)
    return Outcome(revision: number, isNew: true)
  }
}
