import Rulebook

/// Agrees to an exact revision, or answers a stage's questions and concludes otherwise.
package struct SignStage: Act {
  package static let name: ActName = "review.sign"
  package static let permission = Permission.roles(Role.reviewers)

  package let stage: StageID
  /// The revision the person saw, and its digest in lower-case hexadecimal as it stood on the page.
  package let revision: RevisionID
  package let digest: String
  package let opinion: String
  package let checklist: Checklist

  package init(
    _ stage: StageID, revision: RevisionID, digest: String, opinion: String = "",
    checklist: Checklist = Checklist()
  ) {
    self.stage = stage
    self.revision = revision
    self.digest = digest
    self.opinion = opinion
    self.checklist = checklist
  }

  package enum Outcome: String, Sendable, Codable {
    /// It lies with the next stage now.
    case passedOn = "passed-on"
    case approved
    /// It went out before, and the second look found nothing wrong.
    case checked
    /// The conclusion did not let it go on: the author has it.
    case returned
  }

  package var place: Place { .stage(stage) }

  package func perform(at desk: Desk) throws -> Outcome {
    let found = try desk.findSigning(stage)
    try desk.assume(found.stage.role)
    let signer = try desk.person()
    do throws(ReviewDecision.Obstacle) {
      try found.decision.signed(by: signer.id, revision: revision, digest: digest)
    } catch {
      throw ReviewDecision.refusal(error, stage: found.stage, rules: found.rules)
    }
    var problems: [FieldProblem] = []
    let checklist = ChecklistFields.check(checklist, rule: found.stage.rule, &problems)
    let goesOn = checklist.conclusion.map { $0 == .publish } ?? true
    let rule = goesOn ? ChecklistFields.opinion : ChecklistFields.requiredOpinion
    let opinion = rule.check(opinion, field: "opinion", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    // What goes back to its author says nothing to anybody, nor does a look at what is out.
    if goesOn, !found.decision.isLaterCheck {
      try desk.checkHolds(on: found.decision.current.draft, of: found.post.organization)
    }
    let outcome = try settle(
      found, goesOn: goesOn, by: signer, opinion: opinion, checklist: checklist, at: desk)
    desk.record(
      AuditObject(.post, found.post.id.rawValue, of: found.post.organization),
      after: found.decision.current.digest, citations: found.stage.rule.citations,
      facts: [
        "stage": found.stage.kind.rawValue, "round": "\(found.stage.round)",
        "revision": "\(found.decision.current.number)", "outcome": outcome.rawValue,
      ])
    return outcome
  }

  private func settle(
    _ found: Signing, goesOn: Bool, by signer: Person, opinion: String, checklist: Checklist,
    at desk: Desk
  ) throws -> Outcome {
    guard let appointment = desk.appointment else { throw Refusal(OfficeRefusal.noAppointment) }
    let current = found.decision.current
    try desk.insertSignature(
      on: found.stage, revision: current, by: signer.id, under: appointment.id,
      decision: goesOn ? .agree : .giveBack, opinion: opinion, checklist: checklist)
    guard goesOn else {
      try desk.giveBack(found)
      return .returned
    }
    try desk.close(found.stage, as: .agreed)
    if found.decision.isLaterCheck {
      if found.post.archivedAt != nil { _ = try desk.sealAgain(found.post) }
      return .checked
    }
    let stages = try desk.reading.stages(of: found.post.id, round: found.stage.round)
    if let next = stages.first(where: { $0.state == .waiting }) {
      try desk.open(next.id, rule: next.rule, of: next.organization)
      guard try desk.reading.round(of: found.post)?.lane == .urgent else { return .passedOn }
      try desk.beginLaterCheck(next.id, of: found.post)
    }
    try desk.approve(found.post, revision: current, within: found.rules.publishWithin)
    return .approved
  }
}

extension Role {
  /// Roles that may be asked to sign a stage of an item.
  package static let reviewers: Set<Role> = [
    .firstReviewer, .secondReviewer, .finalReviewer, .legalityReviewer, .secrecyReviewer,
    .centreClerk, .leader, .governmentLeader, .bureauManager, .provinceManager,
  ]
}
