import Rulebook

/// Why an item cannot be submitted, signed, returned or taken back.
package enum ReviewRefusal: String, RefusalCode {
  case notSubmittable = "review.not-submittable"
  case noRules = "review.no-rules"
  case noSuchBody = "review.no-such-body"
  case nobodyToSign = "review.nobody-to-sign"
  case stageNotOpen = "review.stage-not-open"
  case notCurrentRevision = "review.not-current-revision"
  case authorSigns = "review.author-signs"
  case samePersonTwoStages = "review.same-person-two-stages"
  /// No rulebook in force, or not all of them, let a published text out again without a route.
  case directNotAllowed = "review.direct-not-allowed"
  /// What a person ticked needs signatures, wherever the text stands already.
  case directNotFor = "review.direct-not-for"
  /// The text is not the one that stands there.
  case directDiffers = "review.direct-differs"
  /// No rulebook in force, or not all of them, let anything out on one signature.
  case urgentNotAllowed = "review.urgent-not-allowed"
  /// They do, but not this item.
  case urgentNotFor = "review.urgent-not-for"
  case notRecallable = "review.not-recallable"
  case notAuthor = "review.not-author"

  package var kind: Refusal.Kind {
    switch self {
    case .notSubmittable, .stageNotOpen, .notCurrentRevision, .notRecallable, .noRules,
      .noSuchBody, .nobodyToSign:
      .conflict
    case .authorSigns, .samePersonTwoStages, .notAuthor: .forbidden
    case .directNotAllowed, .directNotFor, .urgentNotAllowed, .urgentNotFor: .conflict
    case .directDiffers: .invalid
    }
  }
}

extension ReviewDecision {
  /// - Parameter rules: those of the item's unit, for the articles behind a refusal.
  static func refusal(_ obstacle: Obstacle, stage: Stage, rules: GoverningRules) -> Refusal {
    let sections = rules.rulebooks.compactMap { $0.review.content }
    let facts = ["stage": stage.kind.rawValue]
    switch obstacle {
    case .stageNotOpen:
      return Refusal(ReviewRefusal.stageNotOpen, facts: facts, citations: stage.rule.citations)
    case .notCurrentRevision:
      return Refusal(ReviewRefusal.notCurrentRevision, facts: facts)
    case .authorSigns:
      return Refusal(
        ReviewRefusal.authorSigns, facts: facts,
        citations: sections.map(\.author).filter(\.mayNotSign).flatMap(\.citations),
        helpers: [stage.role])
    case .samePersonTwoStages:
      return Refusal(
        ReviewRefusal.samePersonTwoStages, facts: facts,
        citations: sections.map(\.distinctPersons).filter { !$0.stages.isEmpty }
          .flatMap(\.citations),
        helpers: [stage.role])
    }
  }
}
