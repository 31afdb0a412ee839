/// Writes down what became of a release: published, refused by the platform, or not yet known.
package struct SettleRelease: Act {
  package static let name: ActName = "publishing.settle"
  package static let permission = Permission.system(.courier)

  package let release: ReleaseID
  package let outcome: SendingOutcome
  /// The row of the outbox that this settles.
  package let delivery: Int64?

  package init(_ release: ReleaseID, outcome: SendingOutcome, delivery: Int64? = nil) {
    self.release = release
    self.outcome = outcome
    self.delivery = delivery
  }

  package var place: Place { .release(release) }

  package func perform(at desk: Desk) throws -> PostState {
    let post = try desk.lockPost(try desk.reading.release(release).post)
    // Read again under the lock: another courier may have settled it.
    let found = try desk.reading.release(release)
    guard found.state == .sending || found.state == .unknown else {
      throw Refusal(PublishingRefusal.alreadySettled, facts: ["state": found.state.rawValue])
    }
    try desk.settle(found, as: outcome)
    let (state, archive) = try desk.setState(after: found, of: post)
    try desk.finishDelivery(delivery, outcome: outcome)
    desk.record(
      AuditObject(.release, release.rawValue, of: post.organization), after: archive,
      facts: ["post": "\(post.id)", "outcome": outcome.word, "state": state.rawValue])
    return state
  }
}

extension Desk {
  /// Where an item stands now that one of its releases is settled; what readers can see of it is
  /// sealed.
  ///
  /// - Returns: the state, and the seal where there is one.
  @discardableResult
  func setState(after release: Release, of post: Post) throws -> (PostState, [UInt8]?) {
    let settled = try reading.release(release.id)
    if settled.state == .published {
      try stopClock(release.clock, at: settled.publishedAt)
      try replaceEarlier(than: release, of: post)
    } else if let open = try reading.openCorrection(of: post.id) {
      try closeWhenDone(open)
    }
    let states = try reading.releases(of: post.id, round: post.round).map(\.state)
    let state = PostState.settled(by: states) ?? post.state
    if state == .failed, try giveBackUnsent(post) { return (.returned, nil) }
    if state != post.state { try setState(state, of: post.id) }
    let isShown = state == .published || state == .partlyPublished
    return (state, isShown ? try archive(post.id) : nil)
  }
}

extension SendingOutcome {
  var word: String {
    switch self {
    case .published: "published"
    case .failed: "failed"
    case .unknown: "unknown"
    }
  }
}
