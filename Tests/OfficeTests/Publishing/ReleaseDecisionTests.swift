@testable import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Office

/// Looks at the decision itself, with signatures that no act would ever have written.
@Suite struct ReleaseDecisionTests {
  enum Flaw: String, CaseIterable, Sendable {
    case none, stageOpen, stageVoid, signatureMissing, onePersonTwice, authorSigned, otherRevision
    case otherDigest, returnedOnly, noStages

    var isFullySigned: Bool { self == .none }
  }

  @Test(.cites("zhengzhou-2020", article: "14"), arguments: Flaw.allCases)
  func `an item counts as signed only when nothing is missing`(flaw: Flaw) throws {
    let decision = try Self.decision(flaw)
    #expect(decision.isFullySigned == flaw.isFullySigned)
    if flaw.isFullySigned {
      let way = try decision.confirmed(
        from: [.awaiting], typed: Self.typed, by: PersonID(9), at: Self.now)
      #expect(way == .now)
    } else {
      #expect(throws: ReleaseDecision.Obstacle.signaturesIncomplete) {
        try decision.confirmed(
          from: [.awaiting], typed: Self.typed, by: PersonID(9), at: Self.now)
      }
    }
  }

  enum Later: String, CaseIterable, Sendable {
    case open, agreed, waiting, returned, void, unsigned, notFirst, firstTwice, noRule

    var goesOut: Bool { self == .open || self == .agreed }
  }

  @Test(arguments: Later.allCases)
  func `one signature lets out only what its rule names, while the second one follows`(
    later: Later
  ) throws {
    var decision = try Self.decision(.none)
    decision.urgent = later == .noRule ? nil : Self.urgent
    let (first, second) = (Self.stage(1, .finalReview), Self.signatureOf(decision, 1, by: 2))
    func stage(_ state: Stage.State) -> Stage { Self.stage(2, .secrecyReview, state) }
    switch later {
    case .open, .noRule: decision = decision.with([first, stage(.open)], [second])
    case .agreed:
      decision = decision.with(
        [first, stage(.agreed)], [second, Self.signatureOf(decision, 2, by: 3)])
    case .waiting: decision = decision.with([first, stage(.waiting)], [second])
    case .returned: decision = decision.with([first, stage(.returned)], [second])
    case .void: decision = decision.with([first, stage(.void)], [second])
    case .unsigned: decision = decision.with([first, stage(.open)], [])
    case .notFirst:
      decision = decision.with([Self.stage(1, .firstReview), stage(.open)], [second])
    case .firstTwice:
      decision = decision.with(
        [first, stage(.agreed)], [second, Self.signatureOf(decision, 2, by: 2)])
    }
    #expect(decision.isUrgentlySigned == later.goesOut)
  }

  @Test func `the other obstacles are found before anything is sent`() throws {
    let decision = try Self.decision(.none)
    #expect(throws: ReleaseDecision.Obstacle.wrongAccountName) {
      try decision.confirmed(
        from: [.awaiting], typed: .init(name: "", platform: nil), by: PersonID(9), at: Self.now)
    }
    #expect(throws: ReleaseDecision.Obstacle.notInState) {
      try decision.confirmed(
        from: [.failed], typed: Self.typed, by: PersonID(9), at: Self.now)
    }
    #expect(throws: ReleaseDecision.Obstacle.notApproved) {
      try Self.decision(.none, state: .inReview).confirmed(
        from: [.awaiting], typed: Self.typed, by: PersonID(9), at: Self.now)
    }
    #expect(throws: ReleaseDecision.Obstacle.accountClosed) {
      try Self.decision(.none, account: .closed).confirmed(
        from: [.awaiting], typed: Self.typed, by: PersonID(9), at: Self.now)
    }
    #expect(throws: ReleaseDecision.Obstacle.accountSuspended) {
      try Self.decision(.none, account: .suspended).confirmed(
        from: [.awaiting], typed: Self.typed, by: PersonID(9), at: Self.now)
    }
  }

  struct Settling: Sendable {
    let releases: [Release.State]
    let state: PostState?
  }

  static let settlings = [
    Settling(releases: [], state: nil), Settling(releases: [.awaiting], state: nil),
    Settling(releases: [.void], state: nil), Settling(releases: [.published], state: .published),
    Settling(releases: [.published, .void], state: .published),
    Settling(releases: [.published, .awaiting], state: .publishing),
    Settling(releases: [.published, .unknown], state: .publishing),
    Settling(releases: [.failed, .published], state: .partlyPublished),
    Settling(releases: [.failed, .failed], state: .failed),
    Settling(releases: [.sending], state: .publishing),
    Settling(releases: [.published, .byHand], state: .publishing),
    Settling(releases: [.planned], state: .publishing),
    Settling(releases: [.corrected, .withdrawn], state: .published),
    Settling(releases: [.deleted, .failed], state: .partlyPublished),
  ]

  @Test(arguments: settlings)
  func `where an item stands follows from its releases`(settling: Settling) {
    #expect(PostState.settled(by: settling.releases) == settling.state)
  }

  // MARK: - Made by hand

  private static let now = World.start
  private static let draft = PostDraft(
    title: "标题", body: "正文", accounts: [AccountID(1)])

  private static func decision(
    _ flaw: Flaw, state: PostState = .approved, account held: Account.State = .open
  ) throws -> ReleaseDecision {
    let current = Revision(
      id: RevisionID(7), post: PostID(1), number: 1, draft: draft,
      digest: try draft.contentDigest(), author: PersonID(1), createdAt: now)
    var stages = [stage(1, .firstReview), stage(2, .finalReview)]
    var signatures = [signature(1, by: 2, on: current), signature(2, by: 3, on: current)]
    switch flaw {
    case .none: break
    case .stageOpen: stages[1] = stage(2, .finalReview, .open)
    case .stageVoid: stages[0] = stage(1, .firstReview, .void)
    case .signatureMissing: signatures.removeLast()
    case .onePersonTwice: signatures[1] = signature(2, by: 2, on: current)
    case .authorSigned: signatures[1] = signature(2, by: 1, on: current)
    case .otherRevision: signatures[1] = signature(2, by: 3, on: current, revision: 6)
    case .otherDigest: signatures[1] = signature(2, by: 3, on: current, digest: [0])
    case .returnedOnly: signatures[1] = signature(2, by: 3, on: current, .giveBack)
    case .noStages: (stages, signatures) = ([], [])
    }
    return ReleaseDecision(
      release: release, post: post(state), account: account(held), current: current,
      authors: [PersonID(1)], stages: stages, signatures: signatures, source: nil,
      direct: [])
  }

  private static let urgent = UrgentRule(
    head: RuleHead(id: "review.urgent", citations: []), items: [.emergency],
    sensitivities: [.ordinary], first: .finalReview, second: .secrecyReview,
    within: ClockRule(
      id: "review.urgent.second-within", term: .hours(2), from: "stage-reached", citations: []))

  private static func signatureOf(
    _ decision: ReleaseDecision, _ stage: Int64, by person: Int64
  ) -> Signature {
    signature(stage, by: person, on: decision.current)
  }

  private static func stage(
    _ id: Int64, _ kind: StageKind, _ state: Stage.State = .agreed
  ) -> Stage {
    Stage(
      id: StageID(id), post: PostID(1), round: 1, position: id - 1, role: .firstReviewer,
      organization: OrganizationID(1),
      rule: StageRule(kind: kind, role: "first-reviewer", seat: .unit, citations: []),
      state: state, openedAt: now, closedAt: now, clock: nil)
  }

  private static func signature(
    _ stage: Int64, by person: Int64, on current: Revision,
    _ decision: Signature.Decision = .agree, revision: Int64? = nil, digest: [UInt8]? = nil
  ) -> Signature {
    Signature(
      id: SignatureID(stage), stage: StageID(stage), round: 1,
      revision: revision.map { RevisionID($0) } ?? current.id,
      revisionDigest: digest ?? current.digest, person: PersonID(person),
      appointment: AppointmentID(person), decision: decision, opinion: "", checklist: Checklist(),
      signedAt: now)
  }

  private static let typed = ReleaseDecision.Typed(name: "公安", platform: nil)

  private static let release = Release(
    id: ReleaseID(1), post: PostID(1), round: 1, revision: RevisionID(7), account: AccountID(1),
    state: .awaiting, openedAt: now, confirmedBy: nil, confirmedAt: nil, publishedAt: nil,
    link: nil, failure: nil, clock: nil, dueAt: nil, settledBy: nil, settledAt: nil,
    evidence: nil, endedAt: nil)

  private static func post(_ state: PostState) -> Post {
    Post(
      id: PostID(1), organization: OrganizationID(1), number: "YC-2026-0001",
      author: PersonID(1), holder: PersonID(1), title: "标题", category: .other,
      sensitivity: .ordinary,
      kind: .ordinary, state: state, revision: 1, round: 1, version: 1, createdAt: now,
      updatedAt: now, plannedAt: nil, approvedAt: now, archivedAt: nil, archiveDigest: nil)
  }

  private static func account(_ state: Account.State) -> Account {
    Account(
      id: AccountID(1), organization: OrganizationID(1), platform: .portal, name: "云川公安",
      slug: "yunchuan", description: "", state: state, openedAt: now,
      closedAt: state == .closed ? now : nil, platformID: "", link: "", card: AccountCard(),
      hasInteraction: true, filingNumber: nil, version: 1)
  }
}

extension ReleaseDecision {
  fileprivate func with(_ stages: [Stage], _ signatures: [Signature]) -> ReleaseDecision {
    ReleaseDecision(
      release: release, post: post, account: account, current: current, authors: authors,
      stages: stages, signatures: signatures, source: source, direct: direct, urgent: urgent)
  }
}
