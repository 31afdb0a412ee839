/// The author, or who has it in hand instead, takes an item back, from review or before it is published. The round's signatures are
/// void: what was signed is not what will be said.
package struct RecallPost: Act {
  package static let name: ActName = "review.recall"
  package static let permission = Permission(.editor)

  package let post: PostID

  package init(_ post: PostID) { self.post = post }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> Done {
    let post = try desk.lockPost(post)
    let person = try desk.person()
    guard [post.author, post.holder].contains(person.id) else {
      throw Refusal(
        ReviewRefusal.notAuthor, facts: ["name": try desk.reading.person(post.author).name])
    }
    let isUnderWay = try desk.hasReleaseUnderWay(post)
    guard post.state == .inReview || (post.state == .approved && !isUnderWay) else {
      throw Refusal(ReviewRefusal.notRecallable, facts: ["state": post.state.rawValue])
    }
    try desk.voidReleases(of: post.id, in: [.awaiting])
    try desk.voidStages(of: post, round: post.round)
    try desk.endRound(of: post, as: .recalled)
    try desk.withdraw(post, as: .draft)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization),
      facts: ["round": "\(post.round)"])
    return Done()
  }
}
