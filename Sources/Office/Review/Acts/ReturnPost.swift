import Rulebook

/// Gives an item back to its author, saying what has to change.
package struct ReturnPost: Act {
  package static let name: ActName = "review.return"
  package static let permission = Permission.roles(Role.reviewers)

  package let stage: StageID
  package let revision: RevisionID
  package let digest: String
  package let opinion: String

  package init(_ stage: StageID, revision: RevisionID, digest: String, opinion: String) {
    self.stage = stage
    self.revision = revision
    self.digest = digest
    self.opinion = opinion
  }

  package var place: Place { .stage(stage) }

  package func perform(at desk: Desk) throws -> Done {
    let found = try desk.findSigning(stage)
    let appointment = try desk.assume(found.stage.role)
    let signer = try desk.person()
    do throws(ReviewDecision.Obstacle) {
      try found.decision.signed(by: signer.id, revision: revision, digest: digest)
    } catch {
      throw ReviewDecision.refusal(error, stage: found.stage, rules: found.rules)
    }
    var problems: [FieldProblem] = []
    let opinion = ChecklistFields.requiredOpinion.check(opinion, field: "opinion", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.insertSignature(
      on: found.stage, revision: found.decision.current, by: signer.id, under: appointment.id,
      decision: .giveBack, opinion: opinion, checklist: Checklist())
    try desk.giveBack(found)
    desk.record(
      AuditObject(.post, found.post.id.rawValue, of: found.post.organization),
      after: found.decision.current.digest, citations: found.stage.rule.citations,
      facts: [
        "stage": found.stage.kind.rawValue, "round": "\(found.stage.round)",
        "revision": "\(found.decision.current.number)",
      ])
    return Done()
  }
}
