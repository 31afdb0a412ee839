import Rulebook

/// Puts an emergency notice on its way so that it goes out when one person has signed, while a
/// second one looks at it within a set time; only where the rulebooks in force let it.
package struct SubmitUrgent: Act {
  package static let name: ActName = "review.submit-urgent"
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
    let author = try desk.person()
    let found = try desk.findSubmitting(post, revision: revision)
    let current = found.revision
    let decision = found.grounds.urgentDecision(on: current.draft)
    let way: UrgentWay
    do throws(UrgentDecision.Obstacle) {
      way = try decision.allowed()
    } catch {
      throw decision.refusal(error)
    }
    let (first, second) = try seats(of: way, unit: unit, found, at: desk)
    let round = post.round + 1
    try desk.beginRound(
      round, of: post.id, lane: .urgent, urgent: way.rule, revision: current.id, by: author.id,
      findings: found.findings)
    let stage = try desk.insertStage(
      first.rule, role: first.role, at: first.organization.id, of: post.id, round: round,
      position: 0)
    _ = try desk.insertStage(
      second.rule, role: second.role, at: second.organization.id, of: post.id, round: round,
      position: 1)
    try desk.open(stage, rule: first.rule, of: first.organization.id)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: unit.id), after: current.digest,
      citations: way.rule.citations,
      facts: [
        "round": "\(round)", "stages": "\(way.first.kind.rawValue) \(way.second.kind.rawValue)",
        "rulebooks": found.grounds.rules.rulebooks.map { "\($0.id)@\($0.version.prefix(16))" }
          .joined(separator: " "),
      ])
    return stage
  }

  /// Who signs, and who looks at it afterwards: two persons who wrote none of it.
  private func seats(
    of way: UrgentWay, unit: Organization, _ found: Submitting, at desk: Desk
  ) throws -> (ResolvedSeat, ResolvedSeat) {
    let route = ReviewRoute(
      stages: [way.first, way.second], distinctStages: [way.first.kind, way.second.kind],
      authorMayNotSign: true, citations: way.rule.citations)
    let seats = try desk.reading.seats(
      of: route, unit: unit, accounts: found.revision.draft.accounts,
      authors: try desk.reading.authors(of: found.revision.post))
    guard seats.count == 2,
      let first = seats.first(where: { $0.rule.kind == way.first.kind }),
      let second = seats.first(where: { $0.rule.kind == way.second.kind })
    else { throw Refusal(ReviewRefusal.urgentNotFor, citations: way.rule.citations) }
    return (first, second)
  }
}
