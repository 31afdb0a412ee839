import Rulebook

/// Why something cannot be published.
package enum PublishingRefusal: String, RefusalCode {
  case notApproved = "publishing.not-approved"
  case notInState = "publishing.not-in-state"
  case notCurrentRevision = "publishing.not-current-revision"
  case signaturesIncomplete = "publishing.signatures-incomplete"
  case accountClosed = "publishing.account-closed"
  /// Closed at once because of an emergency, and perhaps open again tomorrow.
  case accountSuspended = "publishing.account-suspended"
  /// All have signed it for a later time.
  case tooEarly = "publishing.too-early"
  /// Nobody signed it, so another person than its authors has to publish it.
  case authorPublishes = "publishing.author-publishes"
  case wrongAccountName = "publishing.wrong-account-name"
  case tooLongForPlatform = "publishing.too-long-for-platform"
  case alreadySettled = "publishing.already-settled"
  /// The account has sent as often as it may in this time.
  case noSlotLeft = "publishing.no-slot-left"
  /// Only what is planned, or to be published by hand, can be held back.
  case notHeldBack = "publishing.not-held-back"
  /// The platform is being asked at this moment; its answer is waited for.
  case beingAsked = "publishing.being-asked"
  /// Two accounts of the item have names that end alike, and another one was meant.
  case wrongPlatform = "publishing.wrong-platform"

  package var kind: Refusal.Kind {
    switch self {
    case .notApproved, .notInState, .notCurrentRevision, .signaturesIncomplete, .alreadySettled,
      .accountClosed, .accountSuspended, .tooEarly, .notHeldBack, .beingAsked,
      .noSlotLeft:
      .conflict
    case .authorPublishes: .forbidden
    case .wrongAccountName, .wrongPlatform, .tooLongForPlatform: .invalid
    }
  }
}

extension ReleaseDecision {
  /// The account is looked at before publishing, and typed, not clicked.
  package static let confirmation = [
    Citation(rulebook: "hunan-2017", article: "33", rule: "publishing.confirm-account")
  ]

  func refusal(_ obstacle: Obstacle) -> Refusal {
    let facts = ["account": account.name, "state": release.state.rawValue]
    let demanded = stages.map(\.rule).citations
    switch obstacle {
    case .notApproved:
      return Refusal(PublishingRefusal.notApproved, facts: facts, citations: demanded)
    case .notInState: return Refusal(PublishingRefusal.notInState, facts: facts)
    case .notCurrentRevision: return Refusal(PublishingRefusal.notCurrentRevision, facts: facts)
    case .signaturesIncomplete:
      return Refusal(PublishingRefusal.signaturesIncomplete, facts: facts, citations: demanded)
    case .accountClosed: return Refusal(PublishingRefusal.accountClosed, facts: facts)
    case .accountSuspended: return Refusal(PublishingRefusal.accountSuspended, facts: facts)
    case .tooEarly:
      return Refusal(PublishingRefusal.tooEarly, facts: facts)
    case .authorPublishes:
      return Refusal(
        PublishingRefusal.authorPublishes, facts: facts, citations: direct.citations,
        helpers: [.publisher])
    case .wrongAccountName:
      return Refusal(
        PublishingRefusal.wrongAccountName, facts: facts, citations: Self.confirmation,
        problems: [FieldProblem(ConfirmRelease.confirmation, .wrong)])
    case .wrongPlatform:
      return Refusal(
        PublishingRefusal.wrongPlatform, facts: facts, citations: Self.confirmation,
        problems: [FieldProblem(ConfirmRelease.platform, .wrong)])
    }
  }
}
