import Rulebook

/// Puts an item on its way: the rules give the route, and the first stage is opened.
package struct SubmitPost: Act {
  package static let name: ActName = "review.submit"
  package static let permission = Permission(.editor)

  package let post: PostID
  /// The revision the person saw.
  package let revision: RevisionID

  package init(_ post: PostID, revision: RevisionID) {
    self.post = post
    self.revision = revision
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> StageID {
    let post = try desk.lockPost(post)
    let unit = try desk.here()
    guard post.state.isEditable else {
      throw Refusal(ReviewRefusal.notSubmittable, facts: ["state": post.state.rawValue])
    }
    let current = try desk.reading.newestRevision(of: post.id)
    guard current.id == revision else { throw Refusal(ReviewRefusal.notCurrentRevision) }
    let findings = try checkContent(current, of: post, at: desk)
    let author = try desk.person()
    let rules = try desk.reading.rules(for: unit)
    let route = try desk.reading.route(of: current.draft, unit: unit, under: rules)
    let seats = try desk.reading.seats(
      of: route, unit: unit, accounts: current.draft.accounts,
      authors: try desk.reading.authors(of: post.id))
    let round = post.round + 1
    try desk.beginRound(
      round, of: post.id, revision: current.id, by: author.id, findings: findings)
    var stages: [StageID] = []
    for (position, seat) in seats.enumerated() {
      stages.append(
        try desk.insertStage(
          seat.rule, role: seat.role, at: seat.organization.id, of: post.id, round: round,
          position: position))
    }
    guard let first = stages.first, let seat = seats.first else {
      throw Refusal(ReviewRefusal.noRules, helpers: [.systemAdministrator])
    }
    try desk.open(first, rule: seat.rule, of: seat.organization.id)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: unit.id), after: current.digest,
      citations: route.citations,
      facts: [
        "round": "\(round)", "stages": seats.map(\.rule.kind.rawValue).joined(separator: " "),
        "rulebooks": rules.rulebooks.map { "\($0.id)@\($0.version.prefix(16))" }
          .joined(separator: " "),
      ])
    return first
  }

  /// - Returns: what the check says, for all who sign.
  private func checkContent(
    _ revision: Revision, of post: Post, at desk: Desk
  ) throws -> [Finding] {
    let draft = revision.draft
    guard draft.hasContent else {
      throw Refusal(PostRefusal.nothingWritten, problems: [FieldProblem("body", .required)])
    }
    if let planned = draft.plannedAt, planned <= desk.now {
      throw Refusal(
        PostRefusal.plannedPast, problems: [FieldProblem(PostFields.planned, .inPast)])
    }
    let accounts = try desk.reading.accounts(draft.accounts)
    guard !draft.accounts.isEmpty, draft.accounts.allSatisfy({ accounts[$0]?.isOpen == true })
    else {
      throw Refusal(PostRefusal.noAccount, problems: [FieldProblem("accounts", .required)])
    }
    let waived = try desk.reading.waivedFindings(on: revision.id)
    let findings = try desk.reading.findings(on: revision, of: post)
    let mustFix = findings.filter { $0.level == .mustFix && !waived.contains($0.key) }
    guard mustFix.isEmpty else {
      throw Refusal(
        PostRefusal.mustFix, facts: ["count": "\(mustFix.count)"],
        citations: mustFix.citations)
    }
    return findings
  }
}
