import Rulebook

/// Sends an approved item to an account: the publisher looks at the account and types its name's
/// last two characters (Hunan art. 33).
///
/// The texts separate author and reviewers, not author and publisher; the entry says when they are
/// one person.
package struct ConfirmRelease: Act {
  package static let name: ActName = "publishing.confirm"
  package static let permission = Permission(.publisher)

  package let release: ReleaseID
  package let confirmation: String

  package init(_ release: ReleaseID, confirmation: String) {
    self.release = release
    self.confirmation = confirmation
  }

  package var place: Place { .release(release) }

  package func perform(at desk: Desk) throws -> PostID {
    try desk.send(release, from: [.awaiting], typed: confirmation)
  }
}

/// Sends an item again after the platform had refused it.
package struct RetryRelease: Act {
  package static let name: ActName = "publishing.retry"
  package static let permission = Permission(.publisher)

  package let release: ReleaseID
  package let confirmation: String

  package init(_ release: ReleaseID, confirmation: String) {
    self.release = release
    self.confirmation = confirmation
  }

  package var place: Place { .release(release) }

  package func perform(at desk: Desk) throws -> PostID {
    try desk.send(release, from: [.failed], typed: confirmation)
  }
}

extension Desk {
  fileprivate func send(
    _ id: ReleaseID, from states: Set<Release.State>, typed: String
  ) throws -> PostID {
    let publisher = try person()
    let post = try lockPost(try reading.release(id).post)
    let decision = try reading.releaseDecision(on: id, of: post)
    let typed = typed.filter { !$0.isWhitespace }
    do throws(ReleaseDecision.Obstacle) {
      try decision.confirmed(from: states, typed: typed, by: publisher.id, at: now)
    } catch {
      throw decision.refusal(error)
    }
    try reading.checkPlatform(decision)
    try startSending(decision.release, confirmedBy: publisher.id)
    try setState(.publishing, of: post.id)
    record(
      AuditObject(.release, id.rawValue, of: post.organization), after: decision.current.digest,
      citations: ReleaseDecision.confirmation,
      facts: [
        "post": "\(post.id)", "account": decision.account.name,
        "revision": "\(decision.current.number)",
        "publisher-is-author": decision.authors.contains(publisher.id) ? "yes" : "no",
      ])
    try queue(.sendRelease, object: id.rawValue)
    return post.id
  }
}
