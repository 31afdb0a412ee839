/// Puts an item aside for good. Its revisions stay in the books.
package struct DiscardPost: Act {
  package static let name: ActName = "posts.discard"
  package static let permission = Permission(.editor)

  package let post: PostID
  package let version: Int64

  package init(_ post: PostID, version: Int64) {
    self.post = post
    self.version = version
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> Done {
    let post = try desk.lockPost(post)
    guard post.state.isEditable else {
      throw Refusal(PostRefusal.notDiscardable, facts: ["state": post.state.rawValue])
    }
    guard try desk.reading.correctionDecision(on: post).live.isEmpty else {
      throw Refusal(CorrectionRefusal.stillPublic)
    }
    let newest = try desk.findNewest(of: post, at: version)
    try desk.voidLaterCheck(of: post.id)
    try desk.setState(.discarded, of: post.id)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization), before: newest.digest)
    return Done()
  }
}
