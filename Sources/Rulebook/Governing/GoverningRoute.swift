/// What about an item decides who signs it.
package struct RouteDemand: Sendable, Hashable {
  package var sensitivity: Sensitivity
  /// Whose accounts it is meant for.
  package var scopes: Set<AccountScope>
  /// Ids of the rulebooks that let out what it is about only with consent from above, as a person
  /// answered their questions.
  package var consents: Set<String>

  package init(
    sensitivity: Sensitivity, scopes: Set<AccountScope> = [.own], consents: Set<String> = []
  ) {
    self.sensitivity = sensitivity
    self.scopes = scopes
    self.consents = consents
  }
}

extension GoverningRules {
  /// The signatures that an item needs under all rulebooks together, in the order of signing.
  ///
  /// A stage is demanded for the level of the item, or as the consent that its contents need.
  /// Demands for one kind of signature become one that cites all of them: the highest seat signs
  /// (of equal seats, the earlier rulebook names the role), the stricter clock runs, checklists are
  /// joined, and a conclusion is owed if one text asks for it. The owner of a main account and the
  /// bodies of every level sign beside those of the unit's own line.
  package func reviewRoute(_ demand: RouteDemand) -> ReviewRoute {
    let sections = rulebooks.compactMap { $0.review.content }
    var stages: [RouteKey: StageRule] = [:]
    for scoped in sections.flatMap(\.stages) {
      guard let rule = scoped.rule(for: demand) else { continue }
      let key = RouteKey(kind: rule.kind, group: rule.seat.group)
      stages[key] = stages[key]?.joined(with: rule) ?? rule
    }
    let ordered = stages.values.sorted { ($0.kind, $0.seat) < ($1.kind, $1.seat) }
    let separations = sections.map(\.distinctPersons).filter { !$0.stages.isEmpty }
    let distinct = ordered.map(\.kind).filter { kind in
      separations.contains { $0.stages.contains(kind) }
    }
    let authors = sections.map(\.author).filter(\.mayNotSign)
    return ReviewRoute(
      stages: ordered, distinctStages: distinct.count > 1 ? distinct : [],
      authorMayNotSign: !authors.isEmpty,
      citations: ordered.citations.joined(with: separations.citations)
        .joined(with: authors.citations))
  }

  /// Ids of the rulebooks that let out only with consent from above what a person said an item is
  /// about.
  ///
  /// - Parameter concerns: the answers, see `ContentRule`.
  package func consents(
    asked isTicked: (ContentRule) -> Bool
  ) -> Set<String> {
    let ticked = contentQuestions(.institutional).filter {
      $0.kind == .needsConsent && isTicked($0)
    }
    return Set(ticked.flatMap(\.citations).map(\.rulebook))
  }

  /// Whether the texts let items go to the account of a body above, which then signs them.
  package var knowsMainAccounts: Bool {
    rulebooks.compactMap { $0.review.content }.flatMap(\.stages)
      .contains { $0.rule.seat == .accountOwner }
  }
}

private struct RouteKey: Hashable {
  let kind: StageKind
  let group: ReviewSeat.Group
}

extension ScopedStage {
  /// The stage as an item demands it; nil when it does not.
  fileprivate func rule(for demand: RouteDemand) -> StageRule? {
    guard !demand.scopes.isDisjoint(with: accounts) else { return nil }
    let asked = sensitivities.contains(demand.sensitivity)
    let isConsent =
      givesConsent && rule.citations.contains { demand.consents.contains($0.rulebook) }
    guard asked || isConsent else { return nil }
    var rule = rule
    rule.asConsent = asked ? nil : true
    return rule
  }
}

extension StageRule {
  /// Two demands for one kind of signature as one.
  package func joined(with other: StageRule) -> StageRule {
    var result = self
    if seat < other.seat { (result.role, result.seat) = (other.role, other.seat) }
    // The level asks for it where one of the two demands says so.
    if asConsent == nil || other.asConsent == nil { result.asConsent = nil }
    result.clock = ClockRule.strictest(of: [clock, other.clock].compactMap { $0 })
    for question in other.checklist {
      if let index = result.checklist.firstIndex(where: { $0.id == question.id }) {
        result.checklist[index].citations =
          result.checklist[index].citations.joined(with: question.citations)
      } else {
        result.checklist.append(question)
      }
    }
    result.requiresConclusion = requiresConclusion || other.requiresConclusion
    result.citations = citations.joined(with: other.citations)
    return result
  }
}
