import Rulebook
import WorkCalendar

/// Says that something published is wrong, and what is done about it at once (Zhengzhou 18).
///
/// To be put right, the item goes back to its author; what was published stays until a new wording
/// has gone through the whole review, for nothing goes out unsigned (Hunan 15). Withdrawing and
/// removing take effect with ``TakeDownPost``.
package struct OpenCorrection: Act {
  package static let name: ActName = "corrections.open"
  package static let permission = Permission.roles(
    Role.reviewers.union([.editor, .publisher]))

  package let post: PostID
  package let draft: CorrectionDraft

  package init(_ post: PostID, draft: CorrectionDraft) {
    self.post = post
    self.draft = draft
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> CorrectionID {
    let post = try desk.lockPost(post)
    let unit = try desk.here()
    let rules = try desk.reading.rules(for: unit)
    let decision = try desk.reading.correctionDecision(on: post)
    do throws(CorrectionDecision.Obstacle) {
      try decision.opened(as: draft.kind)
    } catch {
      throw Refusal(error.refusal)
    }
    let clean = try checked(decision, at: desk)
    try check(desk.reading.findings(on: clean, of: unit))
    if let open = decision.open { try desk.close(open.id, as: .replaced) }
    let round = decision.live.map(\.round).max() ?? post.round
    let id = try desk.insertCorrection(clean, of: post, round: round)
    if !post.state.isEditable {
      // What is wrong does not go out anywhere any more, whatever becomes of it elsewhere.
      try desk.voidUnsent(of: post.id)
      if clean.kind == .correct {
        try desk.withdraw(post, as: .returned)
      } else {
        _ = try desk.sealAgain(post)
      }
    }
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization),
      after: digest(try stored(clean)), citations: rules.corrections.citations,
      facts: [
        "correction": "\(id)", "correction-kind": clean.kind.rawValue,
        "finder": clean.finder.rawValue, "found-at": clean.foundAt.rfc3339,
      ])
    return id
  }

  private func checked(
    _ decision: CorrectionDecision, at desk: Desk
  ) throws -> CorrectionDraft {
    var problems: [FieldProblem] = []
    let published = decision.live.compactMap(\.publishedAt).min() ?? desk.now
    let clean = CorrectionFields.check(
      draft, published: published, now: desk.now, &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return clean
  }

  private func check(_ findings: [Finding]) throws {
    let mustFix = findings.filter { $0.level == .mustFix }
    guard mustFix.isEmpty else {
      throw Refusal(
        CorrectionRefusal.mustFix, facts: ["count": "\(mustFix.count)"],
        citations: mustFix.citations)
    }
  }
}
