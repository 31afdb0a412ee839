/// Lifts a hold: from then on only its time keeps the item. Nothing is destroyed by it.
package struct ReleaseHold: Act {
  package static let name: ActName = "archive.release-hold"
  package static let permission = Permission(.leader, .auditor)

  package let post: PostID
  package let reason: String

  package init(_ post: PostID, reason: String) {
    self.post = post
    self.reason = reason
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> Done {
    let post = try desk.lockPost(post)
    guard let hold = try desk.reading.holds(on: post.id).first, hold.end == nil else {
      throw Refusal(ArchiveRefusal.notHeld)
    }
    var problems: [FieldProblem] = []
    let reason = ArchiveHold.reason.check(reason, field: "hold-reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.end(hold.id, reason: reason, by: try desk.person().id)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization),
      facts: ["number": post.number, "reason": reason])
    return Done()
  }
}
