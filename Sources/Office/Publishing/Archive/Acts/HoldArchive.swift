/// Keeps an archived item from being destroyed, whatever its time: a dispute, an inquiry, an audit.
package struct HoldArchive: Act {
  package static let name: ActName = "archive.hold"
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
    guard post.archivedAt != nil else { throw Refusal(ArchiveRefusal.notArchived) }
    var problems: [FieldProblem] = []
    let reason = ArchiveHold.reason.check(reason, field: "hold-reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.insertHold(on: post.id, reason: reason, by: try desk.person().id)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization),
      facts: ["number": post.number, "reason": reason])
    return Done()
  }
}
