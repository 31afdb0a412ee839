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
    let found = try desk.findSubmitting(post, revision: revision)
    let current = found.revision
    let author = try desk.person()
    let route = found.grounds.route(of: current.draft)
    let seats = try desk.reading.seats(
      of: route, unit: unit, accounts: current.draft.accounts,
      authors: try desk.reading.authors(of: post.id))
    let round = post.round + 1
    try desk.beginRound(
      round, of: post.id, revision: current.id, by: author.id, findings: found.findings)
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
        "rulebooks": found.grounds.rules.rulebooks.map { "\($0.id)@\($0.version.prefix(16))" }
          .joined(separator: " "),
      ])
    return first
  }
}
