/// How sensitive an item is, as a person chose it; never inferred by a program.
package enum Sensitivity: String, CaseIterable, Codable, Sendable {
  case ordinary
  case important
  case majorSensitive = "major-sensitive"
  case especiallyMajor = "especially-major"
}

/// Whose account an item is meant for, seen from the body that wrote it.
package enum AccountScope: String, CaseIterable, Codable, Sendable {
  /// The account of the writing unit itself.
  case own
  /// The account of the whole government, to which units submit their items (Yao'an 5.4).
  case main
}

/// A kind of signature on an item; the order of declaration is the order of signing.
package enum StageKind: String, CaseIterable, Codable, Sendable, Comparable {
  case firstReview = "first-review"
  case secondReview = "second-review"
  case finalReview = "final-review"
  case legalityReview = "legality-review"
  case secrecyReview = "secrecy-review"
  case centreOpinion = "centre-opinion"
  case leaderApproval = "leader-approval"
  case higherApproval = "higher-approval"
  case provinceApproval = "province-approval"

  /// Position in the order of signing, from 0.
  package var position: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

  package static func < (left: Self, right: Self) -> Bool { left.position < right.position }
}

/// Whose person signs a stage of an item; the order of declaration goes upwards.
package enum ReviewSeat: String, CaseIterable, Codable, Sendable, Comparable {
  /// The unit that wrote the item.
  case unit
  /// The body that owns the main account that the item is meant for.
  case accountOwner = "account-owner"
  /// The unit one level up.
  case superior
  /// Each body between the unit and the province, the nearest first.
  case everyLevel = "every-level"
  /// The government's office of the same level.
  case government
  /// The province's office.
  case province

  /// Demands of one group are one demand: there the highest seat signs.
  enum Group { case line, owner, levels }

  var group: Group {
    switch self {
    case .unit, .superior, .government, .province: .line
    case .accountOwner: .owner
    case .everyLevel: .levels
    }
  }

  package static func < (left: Self, right: Self) -> Bool {
    let order = allCases
    return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
  }
}

/// Whose person signs a reply; the order of declaration goes upwards.
package enum Seat: String, CaseIterable, Codable, Sendable, Comparable {
  /// The unit that owns the account.
  case unit
  /// The unit one level up.
  case superior
  /// The government's office of the same level.
  case government
  /// The province's office.
  case province

  package static func < (left: Self, right: Self) -> Bool {
    let order = allCases
    return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
  }
}

/// A question that the signer of a stage answers one by one.
package struct ChecklistQuestion: Cited, Codable {
  package var id: String
  package var title: LocalizedTitle
  package var citations: [Citation]

  package init(id: String, title: LocalizedTitle, citations: [Citation] = []) {
    self.id = id
    self.title = title
    self.citations = citations
  }
}

/// One signature that the rules demand before an item may be published.
package struct StageRule: Cited, Codable {
  package var kind: StageKind
  /// Id of the role that signs, such as `first-reviewer`.
  package var role: String
  package var seat: ReviewSeat
  /// True where it is asked for because the item is about something that needs consent from above,
  /// whatever its level; nil where the level asks for it.
  package var asConsent: Bool?
  /// How long the stage may take; nil when the texts name no time.
  package var clock: ClockRule?
  package var checklist: [ChecklistQuestion]
  /// Whether the signer must write a conclusion or a handling opinion (Zhengzhou 15).
  package var requiresConclusion: Bool
  package var citations: [Citation]

  package init(
    kind: StageKind, role: String, seat: ReviewSeat, clock: ClockRule? = nil,
    checklist: [ChecklistQuestion] = [], requiresConclusion: Bool = false,
    citations: [Citation]
  ) {
    self.kind = kind
    self.role = role
    self.seat = seat
    self.clock = clock
    self.checklist = checklist
    self.requiresConclusion = requiresConclusion
    self.citations = citations
  }
}

/// The signatures an item needs, in order, and who may not sign twice.
package struct ReviewRoute: Sendable, Hashable, Codable {
  package var stages: [StageRule]
  /// Stages of this route whose signers must all be different persons.
  package var distinctStages: [StageKind]
  package var authorMayNotSign: Bool
  package var citations: [Citation]

  /// Whether some stages of this route may not share a person.
  package var distinctPersons: Bool { distinctStages.count > 1 }

  package init(
    stages: [StageRule], distinctStages: [StageKind], authorMayNotSign: Bool,
    citations: [Citation]
  ) {
    self.stages = stages
    self.distinctStages = distinctStages
    self.authorMayNotSign = authorMayNotSign
    self.citations = citations
  }
}
