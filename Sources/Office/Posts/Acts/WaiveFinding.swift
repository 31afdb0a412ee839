import Rulebook

/// Holds a finding on the newest revision to be a false alarm, with a reason that all see.
package struct WaiveFinding: Act {
  package static let name: ActName = "posts.waive"
  package static let permission = Permission.roles(Role.reviewers.union([.editor]))

  package let post: PostID
  /// The revision the person saw.
  package let revision: RevisionID
  /// Key of the finding; see `Finding.key`.
  package let finding: String
  package let reason: String

  package init(_ post: PostID, revision: RevisionID, finding: String, reason: String) {
    self.post = post
    self.revision = revision
    self.finding = finding
    self.reason = reason
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> FindingWaiverID {
    let post = try desk.lockPost(post)
    let person = try desk.person()
    guard let appointment = desk.appointment else { throw Refusal(OfficeRefusal.noAppointment) }
    let current = try desk.findNewest(of: post, seen: revision)
    guard post.state.isEditable || post.state == .inReview else {
      throw Refusal(PostRefusal.notWaivable)
    }
    let grounds = try desk.reading.grounds(of: post, revision: current)
    let found = desk.reading.findings(on: current, of: post, by: grounds)
      .first { $0.key == finding && $0.isWaivable }
    guard let found else { throw Refusal(PostRefusal.notWaivable) }
    var problems: [FieldProblem] = []
    let reason = PostFields.waiverReason.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let id = try desk.insertWaiver(
      of: found, on: current.id, reason: reason, by: person.id, under: appointment.id)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization), after: current.digest,
      citations: found.citations,
      facts: ["rule": found.rule, "revision": "\(current.number)", "reason": reason])
    return id
  }
}
