/// Ends a correction because nothing was wrong, before anything came of it: the item stands as it
/// was published.
package struct DropCorrection: Act {
  package static let name: ActName = "corrections.drop"
  package static let permission = OpenCorrection.permission

  package let post: PostID
  package let reason: String

  package init(_ post: PostID, reason: String) {
    self.post = post
    self.reason = reason
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> Done {
    let post = try desk.lockPost(post)
    let person = try desk.person()
    let decision = try desk.reading.correctionDecision(on: post)
    let ended = try desk.reading.endedReleases(of: [decision.open?.id].compactMap { $0 })
    let open: Correction
    do throws(CorrectionDecision.Obstacle) {
      open = try decision.dropped(hasEnded: !ended.isEmpty)
    } catch {
      throw Refusal(error.refusal)
    }
    var problems: [FieldProblem] = []
    let reason = CorrectionFields.reason.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.close(open.id, as: .dropped, reason: reason)
    if open.kind == .correct, let shown = decision.live.last {
      try restore(shown, of: post, by: person.id, at: desk)
    }
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization),
      facts: ["correction": "\(open.id)", "correction-kind": open.kind.rawValue])
    return Done()
  }

  /// What was written meanwhile stays among the versions; the newest one says what is published.
  private func restore(
    _ shown: Release, of post: Post, by person: PersonID, at desk: Desk
  ) throws {
    let published = try desk.reading.revision(shown.revision)
    let newest = try desk.reading.newestRevision(of: post.id)
    if newest.id != published.id {
      let number = newest.number + 1
      _ = try desk.insertRevision(
        published.draft, number: number, of: post.id, author: person)
      try desk.setDraft(published.draft, revision: number, of: post.id)
    }
    let states = try desk.reading.releases(of: post.id, round: post.round).map(\.state)
    try desk.standAgain(post, as: PostState.settled(by: states) ?? .published)
  }
}
