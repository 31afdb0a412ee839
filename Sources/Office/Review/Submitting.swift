import Rulebook

/// An item that may set out: what is submitted, what it is judged by, and what the check says, for
/// all who sign.
struct Submitting {
  let revision: Revision
  let grounds: PostGrounds
  let findings: [Finding]
}

extension Desk {
  /// - Parameter revision: the one the person saw.
  func findSubmitting(_ post: Post, revision: RevisionID) throws -> Submitting {
    guard post.state.isEditable else {
      throw Refusal(ReviewRefusal.notSubmittable, facts: ["state": post.state.rawValue])
    }
    let current = try findNewest(of: post, seen: revision)
    let grounds = try reading.grounds(of: post, revision: current)
    let findings = reading.findings(on: current, of: post, by: grounds)
    try checkChain(of: current.draft)
    try checkHolds(
      on: current.draft, of: post.organization, accounts: Array(grounds.accounts.values))
    let submitting = Submitting(revision: current, grounds: grounds, findings: findings)
    try check(submitting)
    return submitting
  }

  private func check(_ submitting: Submitting) throws {
    let draft = submitting.revision.draft
    guard draft.hasContent else {
      throw Refusal(PostRefusal.nothingWritten, problems: [FieldProblem("body", .required)])
    }
    if let planned = draft.plannedAt, planned <= now {
      throw Refusal(
        PostRefusal.plannedPast, problems: [FieldProblem(PostFields.planned, .inPast)])
    }
    let accounts = submitting.grounds.accounts
    guard !draft.accounts.isEmpty, draft.accounts.allSatisfy({ accounts[$0]?.isOpen == true })
    else {
      throw Refusal(PostRefusal.noAccount, problems: [FieldProblem("accounts", .required)])
    }
    let waived = try reading.waivedFindings(on: submitting.revision.id)
    let mustFix = submitting.findings.filter {
      $0.level == .mustFix && !waived.contains($0.key)
    }
    guard mustFix.isEmpty else {
      throw Refusal(
        PostRefusal.mustFix, facts: ["count": "\(mustFix.count)"],
        citations: mustFix.citations)
    }
  }
}
