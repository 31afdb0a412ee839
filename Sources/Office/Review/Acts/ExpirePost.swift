import WorkCalendar

/// Gives an item back to its author when the time it was planned for has come and not all have
/// signed: what they would sign now is no longer what was submitted.
package struct ExpirePost: Act {
  package static let name: ActName = "review.expire"
  package static let permission = Permission.system(.timekeeper)

  package let post: PostID

  package init(_ post: PostID) { self.post = post }

  package var place: Place { .post(post) }

  /// - Returns: whether it had to go back; another node, or the last signer, may have been faster.
  package func perform(at desk: Desk) throws -> Bool {
    let post = try desk.lockPost(post)
    let facts = ["round": "\(post.round)", "planned": post.plannedAt?.rfc3339 ?? ""]
    let isDue = post.state == .inReview && post.plannedAt.map { $0 <= desk.now } ?? false
    if isDue {
      try desk.voidStages(of: post, round: post.round)
      try desk.endRound(of: post, as: .expired)
      try desk.withdraw(post, as: .returned)
    }
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization),
      facts: facts.merging(["state": isDue ? "returned" : post.state.rawValue]) { own, _ in own })
    return isDue
  }
}
