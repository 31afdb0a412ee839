/// Begins a planned release when its time has come, after another look at all it rests on: an
/// account may have been closed since it was confirmed.
package struct StartRelease: Act {
  package static let name: ActName = "publishing.start"
  package static let permission = Permission.system(.courier)

  package let release: ReleaseID
  /// The row of the outbox, which is closed when there is nothing to send.
  package let delivery: Int64?

  package init(_ release: ReleaseID, delivery: Int64? = nil) {
    self.release = release
    self.delivery = delivery
  }

  package var place: Place { .release(release) }

  /// - Returns: where the release stands then: `sending`, or `failed` where something is in the way.
  package func perform(at desk: Desk) throws -> Release.State {
    let post = try desk.lockPost(try desk.reading.release(release).post)
    let decision = try desk.reading.releaseDecision(on: release, of: post)
    // Read again under the lock: the publisher may have held it back.
    guard decision.release.state == .planned else {
      throw Refusal(
        PublishingRefusal.alreadySettled, facts: ["state": decision.release.state.rawValue])
    }
    let failure = try obstacle(to: decision, of: post, at: desk)
    let state: Release.State = failure == nil ? .sending : .failed
    if let failure {
      try desk.settle(decision.release, as: .failed(reason: failure))
      try desk.setState(after: decision.release, of: post)
      try desk.finishDelivery(delivery, outcome: .failed(reason: failure))
    } else {
      try desk.start(decision.release)
    }
    desk.record(
      AuditObject(.release, release.rawValue, of: post.organization),
      after: decision.current.digest,
      facts: ["post": "\(post.id)", "state": state.rawValue, "failure": failure ?? ""])
    return state
  }

  /// The code of what is in the way now; nil for nothing.
  private func obstacle(
    to decision: ReleaseDecision, of post: Post, at desk: Desk
  ) throws -> String? {
    do throws(ReleaseDecision.Obstacle) {
      try decision.started(at: desk.now)
    } catch {
      return decision.refusal(error).code
    }
    do {
      try desk.checkHolds(
        on: decision.current.draft, of: post.organization, accounts: [decision.account])
    } catch let refusal as Refusal {
      return refusal.code
    }
    return nil
  }
}
