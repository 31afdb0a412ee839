import Rulebook

/// Whether an item may go out on one signature, with the second one to follow.
struct UrgentDecision {
  let draft: PostDraft
  let rules: GoverningRules
  /// What the rules ask for the item otherwise.
  let route: ReviewRoute

  enum Obstacle: Error, Equatable, CaseIterable { case notAllowed, notFor }

  func allowed() throws(Obstacle) -> UrgentWay {
    guard !rules.urgent.isEmpty else { throw .notAllowed }
    // What may wait for its hour is not urgent.
    guard draft.kind == .emergency, draft.plannedAt == nil,
      let way = rules.urgentWay(
        of: .emergency, sensitivity: draft.sensitivity, route: route)
    else { throw .notFor }
    return way
  }

  func refusal(_ obstacle: Obstacle) -> Refusal {
    switch obstacle {
    case .notAllowed: Refusal(ReviewRefusal.urgentNotAllowed)
    case .notFor: Refusal(ReviewRefusal.urgentNotFor, citations: rules.urgent.citations)
    }
  }
}

extension PostGrounds {
  func urgentDecision(on draft: PostDraft) -> UrgentDecision {
    UrgentDecision(draft: draft, rules: rules, route: route(of: draft))
  }
}

extension PostState {
  /// Whether what went out on one signature may be looked at now: not while its author rewrites it.
  var allowsLaterCheck: Bool {
    switch self {
    case .approved, .publishing, .partlyPublished, .published, .failed: true
    case .draft, .inReview, .returned, .discarded: false
    }
  }
}

/// The second look at an item that went out on one signature.
package struct LaterCheck: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable {
    /// The first one has not signed yet.
    case waiting
    case open
    case agreed
    /// Given back: what is published is put right.
    case returned
    /// Taken back, or replaced by a new wording before anybody looked.
    case void
  }

  package let rule: UrgentRule
  package let stage: Stage

  package var state: State {
    switch stage.state {
    case .waiting: .waiting
    case .open: .open
    case .agreed: .agreed
    case .returned: .returned
    case .void: .void
    }
  }
}

extension PostDossier {
  /// Nil where the present round asks for all signatures beforehand, or for none.
  package var laterCheck: LaterCheck? {
    guard let rule = currentRound?.urgent,
      let stage = currentStages.first(where: { $0.kind == rule.second })
    else { return nil }
    return LaterCheck(rule: rule, stage: stage)
  }

  /// What was published and given back afterwards; nil where nothing of the round is out.
  package var returnedCheck: LaterCheck? {
    guard let check = laterCheck, check.state == .returned,
      currentReleases.contains(where: { $0.state == .published || $0.state.isOnItsWay })
    else { return nil }
    return check
  }
}
