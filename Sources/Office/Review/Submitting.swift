import Rulebook

extension Desk {
  /// The revision that is to be submitted.
  ///
  /// - Parameter revision: the one the person saw.
  func findSubmittable(_ post: Post, revision: RevisionID) throws -> Revision {
    guard post.state.isEditable else {
      throw Refusal(ReviewRefusal.notSubmittable, facts: ["state": post.state.rawValue])
    }
    let current = try reading.newestRevision(of: post.id)
    guard current.id == revision else { throw Refusal(ReviewRefusal.notCurrentRevision) }
    return current
  }

  /// - Returns: what the check says, for all who sign.
  func checkContent(_ revision: Revision, of post: Post) throws -> [Finding] {
    let draft = revision.draft
    guard draft.hasContent else {
      throw Refusal(PostRefusal.nothingWritten, problems: [FieldProblem("body", .required)])
    }
    if let planned = draft.plannedAt, planned <= now {
      throw Refusal(
        PostRefusal.plannedPast, problems: [FieldProblem(PostFields.planned, .inPast)])
    }
    let accounts = try reading.accounts(draft.accounts)
    guard !draft.accounts.isEmpty, draft.accounts.allSatisfy({ accounts[$0]?.isOpen == true })
    else {
      throw Refusal(PostRefusal.noAccount, problems: [FieldProblem("accounts", .required)])
    }
    let waived = try reading.waivedFindings(on: revision.id)
    let findings = try reading.findings(on: revision, of: post)
    let mustFix = findings.filter { $0.level == .mustFix && !waived.contains($0.key) }
    guard mustFix.isEmpty else {
      throw Refusal(
        PostRefusal.mustFix, facts: ["count": "\(mustFix.count)"],
        citations: mustFix.citations)
    }
    return findings
  }
}
