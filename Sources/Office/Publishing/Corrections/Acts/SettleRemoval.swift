import Rulebook
import WorkCalendar

/// Writes down that a person took an item off another platform, when, and where that can be seen.
package struct SettleRemoval: Act {
  package static let name: ActName = "corrections.settle"
  package static let permission = Permission(.publisher, .leader)

  package let release: ReleaseID
  package let at: Instant
  /// A link, the platform's receipt, or where a picture is kept.
  package let evidence: String

  package init(_ release: ReleaseID, at: Instant, evidence: String) {
    (self.release, self.at, self.evidence) = (release, at, evidence)
  }

  package var place: Place { .release(release) }

  package func perform(at desk: Desk) throws -> PostID {
    let person = try desk.person()
    let post = try desk.lockPost(try desk.reading.release(release).post)
    let found = try desk.reading.release(release)
    let account = try desk.reading.account(found.account)
    guard account.platform != .portal else { throw Refusal(CorrectionRefusal.onPortal) }
    let decision = try desk.reading.correctionDecision(on: post)
    let open: Correction
    do throws(CorrectionDecision.Obstacle) {
      open = try decision.ended(found, isOnPortal: false)
    } catch {
      throw Refusal(error.refusal)
    }
    var problems: [FieldProblem] = []
    let evidence = CorrectionFields.evidence.check(evidence, field: "evidence", &problems)
    let moment = at.wholeMinute
    CorrectionFields.check(
      moment, field: "removed-at", published: found.publishedAt ?? found.openedAt, now: desk.now,
      &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    // Without a new wording in its place it was taken back, whatever was meant to follow.
    let state: Release.State = open.kind == .correct ? .withdrawn : open.kind.ended
    try desk.end(
      found, as: state, under: open.id, at: moment, evidence: evidence, by: person.id)
    let isDone = try desk.closeWhenDone(open)
    let seal = try desk.sealAgain(post)
    let rules = try desk.reading.rules(for: desk.here())
    desk.record(
      AuditObject(.release, release.rawValue, of: post.organization), after: seal,
      citations: rules.corrections.citations,
      facts: [
        "correction": "\(open.id)", "account": account.name, "evidence": evidence,
        "correction-done": isDone ? "yes" : "no",
      ])
    return post.id
  }
}
