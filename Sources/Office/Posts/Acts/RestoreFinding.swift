/// Takes a waiver back: the finding stands again. Both stay in the books.
package struct RestoreFinding: Act {
  package static let name: ActName = "posts.restore-finding"
  package static let permission = WaiveFinding.permission

  package let post: PostID
  package let waiver: FindingWaiverID

  package init(_ post: PostID, waiver: FindingWaiverID) {
    self.post = post
    self.waiver = waiver
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> Done {
    let post = try desk.lockPost(post)
    let person = try desk.person()
    let current = try desk.reading.newestRevision(of: post.id)
    guard post.state.isEditable || post.state == .inReview else {
      throw Refusal(PostRefusal.notWaivable)
    }
    let rule = try desk.endWaiver(waiver, on: current.id, by: person.id)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization), after: current.digest,
      facts: ["finding": rule, "revision": "\(current.number)"])
    return Done()
  }
}
