import Rulebook

/// Sends an approved item to an account: the publisher looks at the account and types its name's
/// last two characters (Hunan art. 33).
///
/// What is signed for a later time is taken up then. Where no connector leads to the platform, the
/// publisher is handed the text and writes down afterwards where it stands. The texts separate author
/// and reviewers, not author and publisher; the entry says when they are one person.
package struct ConfirmRelease: Act {
  package static let name: ActName = "publishing.confirm"
  package static let permission = Permission(.publisher)
  /// The field of the last characters of the account's name.
  package static let confirmation = "confirmation"
  /// The field of the account's platform, where another account's name ends alike.
  package static let platform = "platform"

  package let release: ReleaseID
  package let confirmation: String
  package let platform: Platform?

  package init(_ release: ReleaseID, confirmation: String, platform: Platform? = nil) {
    self.release = release
    self.confirmation = confirmation
    self.platform = platform
  }

  package var place: Place { .release(release) }

  package func perform(at desk: Desk) throws -> PostID {
    try desk.send(release, from: [.awaiting], typed: confirmation, on: platform)
  }
}

/// Sends an item again after it had not been published.
package struct RetryRelease: Act {
  package static let name: ActName = "publishing.retry"
  package static let permission = Permission(.publisher)

  package let release: ReleaseID
  package let confirmation: String
  package let platform: Platform?

  package init(_ release: ReleaseID, confirmation: String, platform: Platform? = nil) {
    self.release = release
    self.confirmation = confirmation
    self.platform = platform
  }

  package var place: Place { .release(release) }

  package func perform(at desk: Desk) throws -> PostID {
    try desk.send(release, from: [.failed], typed: confirmation, on: platform)
  }
}

extension Desk {
  fileprivate func send(
    _ id: ReleaseID, from states: Set<Release.State>, typed: String, on platform: Platform?
  ) throws -> PostID {
    let publisher = try person()
    let post = try lockPost(try reading.release(id).post)
    let decision = try reading.releaseDecision(on: id, of: post)
    let typed = ReleaseDecision.Typed(
      name: typed.filter { !$0.isWhitespace }, platform: platform)
    let way: ReleaseDecision.Way
    do throws(ReleaseDecision.Obstacle) {
      way = try decision.confirmed(from: states, typed: typed, by: publisher.id, at: now)
    } catch {
      throw decision.refusal(error)
    }
    try checkHolds(
      on: decision.current.draft, of: post.organization, accounts: [decision.account])
    try reading.checkPlatform(decision)
    // Two items for the last slot of an account go one after the other.
    _ = try lockAccount(decision.account.id)
    try reading.checkSlots(of: decision, way)
    try confirm(decision.release, by: publisher.id, way)
    try setState(.publishing, of: post.id)
    record(
      AuditObject(.release, id.rawValue, of: post.organization), after: decision.current.digest,
      citations: ReleaseDecision.confirmation,
      facts: [
        "post": "\(post.id)", "account": decision.account.name,
        "revision": "\(decision.current.number)", "way": way.word,
        "publisher-is-author": decision.authors.contains(publisher.id) ? "yes" : "no",
      ])
    switch way {
    case .now: try queue(.sendRelease, object: id.rawValue)
    case .planned(let time): try queue(.sendRelease, object: id.rawValue, notBefore: time)
    case .byHand: break
    }
    return post.id
  }
}

extension ReleaseDecision.Way {
  var word: String {
    switch self {
    case .now: "now"
    case .planned: "planned"
    case .byHand: "by-hand"
    }
  }
}
