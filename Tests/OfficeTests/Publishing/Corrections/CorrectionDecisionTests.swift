import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct CorrectionDecisionTests {
  private static let now = World.start

  private static func post(_ state: PostState, round: Int64 = 1) -> Post {
    Post(
      id: PostID(1), organization: OrganizationID(1), number: "YC-2026-0001",
      author: PersonID(1), holder: PersonID(1), title: "标题", category: .other,
      sensitivity: .ordinary,
      kind: .ordinary, state: state, revision: 1, round: round, version: 1, createdAt: now,
      updatedAt: now, plannedAt: nil, approvedAt: now, archivedAt: nil, archiveDigest: nil)
  }

  private static func release(
    _ id: Int64, _ state: Release.State, round: Int64 = 1
  ) -> Release {
    Release(
      id: ReleaseID(id), post: PostID(1), round: round, revision: RevisionID(round),
      account: AccountID(id), state: state, openedAt: now, confirmedBy: nil, confirmedAt: nil,
      publishedAt: state.wasPublished ? now : nil, link: nil, failure: nil, clock: nil,
      dueAt: nil, settledBy: nil, settledAt: nil, evidence: nil, endedAt: nil)
  }

  private static func correction(_ kind: Correction.Kind) -> Correction {
    Correction(
      id: CorrectionID(1), post: PostID(1), organization: OrganizationID(1), round: 1,
      draft: CorrectionDraft(kind: kind, fault: "错字", finder: .staff, foundAt: now),
      openedBy: PersonID(1), openedAt: now, closedAt: nil, outcome: nil, reason: nil)
  }

  private static func obstacle(
    _ decision: CorrectionDecision, to kind: Correction.Kind
  ) -> CorrectionDecision.Obstacle? {
    do throws(CorrectionDecision.Obstacle) {
      try decision.opened(as: kind)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    (Release.State.awaiting, CorrectionDecision.Obstacle.notPublished), (.failed, .notPublished),
    (.withdrawn, .notPublished), (.sending, .notPublished),
  ])
  func `only what can be seen is corrected`(
    _ state: Release.State, _ expected: CorrectionDecision.Obstacle
  ) {
    let decision = CorrectionDecision(
      post: Self.post(.published), releases: [Self.release(1, state)], open: nil)
    for kind in Correction.Kind.allCases {
      #expect(Self.obstacle(decision, to: kind) == expected)
    }
  }

  @Test(arguments: [Release.State.sending, .unknown])
  func `nothing is rewritten while it is being sent, and anything may be taken down`(
    _ state: Release.State
  ) {
    let releases = [Self.release(1, .published), Self.release(2, state)]
    let decision = CorrectionDecision(
      post: Self.post(.publishing), releases: releases, open: nil)
    #expect(Self.obstacle(decision, to: .correct) == .underWay)
    #expect(Self.obstacle(decision, to: .withdraw) == nil)
    #expect(!CorrectionDecision.isDone(Self.correction(.withdraw), [releases[1]]))
  }

  @Test func `what is open gives way to what is graver alone`() {
    for open in Correction.Kind.allCases {
      let decision = CorrectionDecision(
        post: Self.post(.published), releases: [Self.release(1, .published)],
        open: Self.correction(open))
      for kind in Correction.Kind.allCases {
        let expected: CorrectionDecision.Obstacle? = kind.isGraver(than: open) ? nil : .alreadyOpen
        #expect(Self.obstacle(decision, to: kind) == expected, "\(open), then \(kind)")
      }
    }
  }

  @Test func `a correction is done when the wrong wording is nowhere, whatever the new one does`() {
    let correction = Self.correction(.correct)
    let old = Self.release(1, .corrected)
    let new = Self.release(1, .published, round: 2)
    #expect(CorrectionDecision.isDone(correction, [old, new]))
    #expect(!CorrectionDecision.isDone(correction, [old, new, Self.release(2, .published)]))
  }

  @Test func `the new wording is never taken down as the old one`() {
    let decision = CorrectionDecision(
      post: Self.post(.published, round: 2), releases: [Self.release(1, .published, round: 2)],
      open: Self.correction(.withdraw))
    #expect(throws: CorrectionDecision.Obstacle.notOpen) {
      try decision.ended(Self.release(1, .published, round: 2), isOnPortal: true)
    }
  }
}
