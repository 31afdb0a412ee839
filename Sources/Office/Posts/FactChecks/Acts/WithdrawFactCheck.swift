/// Makes a link that was given out useless before anybody has answered by it.
package struct WithdrawFactCheck: Act {
  package static let name: ActName = "posts.withdraw-fact-check"
  package static let permission = WaiveFinding.permission

  package let post: PostID
  package let check: FactCheckID

  package init(_ post: PostID, check: FactCheckID) {
    self.post = post
    self.check = check
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> Done {
    let post = try desk.lockPost(post)
    let check = try desk.factCheck(check, on: post.id)
    // Whoever asked may take it back whatever became of the item since.
    if check.asker != (try desk.person().id) { try desk.assume(.editor) }
    guard check.standing(at: desk.now) == .waiting else {
      throw Refusal(FactCheckRefusal.ended)
    }
    try desk.withdrawFactCheck(check.id)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization), after: check.digest,
      facts: ["revision": "\(check.number)", "fact-check": "\(check.id)"])
    return Done()
  }
}
