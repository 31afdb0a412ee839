import Rulebook

/// Takes a withdrawn or removed item off the portal at once: off every account of ours that the
/// person answers for. As before publishing, the account is looked at and typed (Hunan 33).
package struct TakeDownPost: Act {
  package static let name: ActName = "corrections.take-down"
  package static let permission = Permission(.publisher, .leader)

  /// The one on the account whose name is typed.
  package let release: ReleaseID
  package let confirmation: String

  package init(_ release: ReleaseID, confirmation: String) {
    self.release = release
    self.confirmation = confirmation
  }

  package var place: Place { .release(release) }

  package func perform(at desk: Desk) throws -> PostID {
    let person = try desk.person()
    let post = try desk.lockPost(try desk.reading.release(release).post)
    let found = try desk.reading.release(release)
    let decision = try desk.reading.correctionDecision(on: post)
    let accounts = try desk.reading.accounts(decision.live.map(\.account) + [found.account])
    let open: Correction
    do throws(CorrectionDecision.Obstacle) {
      open = try decision.ended(found, isOnPortal: true)
    } catch {
      throw Refusal(error.refusal)
    }
    try check(found, accounts[found.account])
    let targets = try decision.live.filter { release in
      guard let account = accounts[release.account], release.round <= open.round else {
        return false
      }
      return try account.platform == .portal && desk.reading.answers(for: account)
    }
    for target in targets {
      try desk.end(
        target, as: open.kind.ended, under: open.id, at: desk.now, by: person.id)
    }
    if post.round == open.round { try desk.voidUnsent(of: post.id) }
    let isDone = try desk.closeWhenDone(open)
    let seal = try desk.sealAgain(post)
    let rules = try desk.reading.rules(for: desk.here())
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization), after: seal,
      citations: rules.corrections.citations.joined(with: ReleaseDecision.confirmation),
      facts: [
        "correction": "\(open.id)", "correction-kind": open.kind.rawValue,
        "taken-from": targets.compactMap { accounts[$0.account]?.name }.joined(separator: " "),
        "correction-done": isDone ? "yes" : "no",
      ])
    return post.id
  }

  private func check(_ release: Release, _ account: Account?) throws {
    guard let account, account.platform == .portal else {
      throw Refusal(CorrectionRefusal.notOnPortal)
    }
    guard confirmation.filter({ !$0.isWhitespace }) == account.confirmation else {
      throw Refusal(
        PublishingRefusal.wrongAccountName, facts: ["account": account.name],
        citations: ReleaseDecision.confirmation,
        problems: [FieldProblem("confirmation", .wrong)])
    }
  }
}
