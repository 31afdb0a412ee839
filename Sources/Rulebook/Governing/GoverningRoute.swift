extension GoverningRules {
  /// The signatures that an item needs under all rulebooks together, in the order of signing.
  ///
  /// Stages of one kind become one that cites all which demand it: the highest seat signs (of
  /// equal seats, the earlier rulebook names the role), the stricter clock runs, checklists are
  /// joined, and a conclusion is owed if one text asks for it.
  package func reviewRoute(
    sensitivity: Sensitivity, account: AccountScope = .own
  ) -> ReviewRoute {
    let sections = rulebooks.compactMap { $0.review.content }
    var stages: [StageKind: StageRule] = [:]
    for scoped in sections.flatMap(\.stages)
    where scoped.sensitivities.contains(sensitivity) && scoped.accounts.contains(account) {
      let known = stages[scoped.rule.kind]
      stages[scoped.rule.kind] = known?.joined(with: scoped.rule) ?? scoped.rule
    }
    let ordered = stages.values.sorted { $0.kind < $1.kind }
    let separations = sections.map(\.distinctPersons).filter { !$0.stages.isEmpty }
    let distinct = ordered.map(\.kind).filter { kind in
      separations.contains { $0.stages.contains(kind) }
    }
    let authors = sections.map(\.author).filter(\.mayNotSign)
    let citations =
      (ordered.map(\.citations) + separations.map(\.citations)
      + authors.map(\.citations)).reduce([]) { $0.joined(with: $1) }
    return ReviewRoute(
      stages: ordered, distinctStages: distinct.count > 1 ? distinct : [],
      authorMayNotSign: !authors.isEmpty, citations: citations)
  }
}

extension StageRule {
  /// Two demands for one kind of signature as one.
  fileprivate func joined(with other: StageRule) -> StageRule {
    var result = self
    if seat < other.seat { (result.role, result.seat) = (other.role, other.seat) }
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
