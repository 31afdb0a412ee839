extension PositionList {
  mutating func addReview(of rulebook: Rulebook) {
    add(rulebook.review.absence, on: .review, .direct, .seriousNews)
    guard let section = rulebook.review.content else { return }
    for sensitivity in Sensitivity.allCases {
      let own = section.stages(for: sensitivity, on: .own)
      add(.review, sensitivity.rawValue, signatures(own))
      let main = section.stages(for: sensitivity, on: .main)
      if main.map(\.rule) != own.map(\.rule) {
        add(.review, sensitivity.rawValue + Self.mainAccount, signatures(main))
      }
    }
    for rule in section.direct {
      add(
        .direct, nil,
        Position(
          facts: [.condition(rule.requires)], words: [rule.title], citations: rule.citations))
    }
    addSeriousNews(of: rulebook, section)
  }

  private func signatures(_ stages: [ScopedStage]) -> Position? {
    guard !stages.isEmpty else { return nil }
    let facts = stages.map { PositionFact.stage($0.rule.kind, $0.rule.seat) }
    let clocks = stages.compactMap(\.rule.clock)
    let cited = stages.map(\.citations) + clocks.map(\.citations)
    return Position(
      facts: [.signatures(stages.count)] + facts + clocks.map { .term($0.term) },
      citations: cited.reduce([]) { $0.joined(with: $1) })
  }

  /// Who signs a sensitive item beyond those who sign every item, and which contents need it.
  private mutating func addSeriousNews(of rulebook: Rulebook, _ section: ReviewSection) {
    let every = Set(section.stages(for: .ordinary, on: .own).map(\.rule.kind))
    let more = section.stages(for: .majorSensitive, on: .own)
      .filter { !every.contains($0.rule.kind) }
    let contents = (rulebook.content.content ?? [])
      .filter { $0.kind == .needsConsent && $0.appliesTo == .institutional }
    guard !more.isEmpty || !contents.isEmpty else { return }
    let cited = more.map(\.citations) + contents.map(\.citations)
    add(
      .seriousNews, nil,
      Position(
        facts: more.map { .stage($0.rule.kind, $0.rule.seat) }, words: contents.map(\.title),
        citations: cited.reduce([]) { $0.joined(with: $1) }))
  }

  mutating func addPublishing(of rulebook: Rulebook) {
    add(.publishWithin, clock: rulebook.publishing.within)
    let kinds: [PlatformKind] = [.weibo, .weChatSubscription, .weChatService]
    if let rules = rulebook.updateRhythm.content {
      for kind in kinds { add(.rhythm, kind.rawValue, rhythm(rules.rules(for: kind))) }
      add(.rhythm, "others", rhythm(rules.filter { $0.accounts == .others }))
    }
    add(rulebook.updateRhythm.absence, on: .rhythm)
    let quotas = rulebook.publishing.quotas
    for kind in kinds { add(.quota, kind.rawValue, rhythm(quotas.rules(for: kind))) }
  }

  private func rhythm(_ rules: [RhythmRule]) -> Position? {
    guard !rules.isEmpty else { return nil }
    let facts = rules.flatMap { rule -> [PositionFact] in
      [
        rule.atLeast.map { .atLeast($0, rule.every) }, rule.atMost.map { .atMost($0, rule.every) },
      ].compactMap { $0 }
    }
    return Position(
      facts: facts, citations: rules.map(\.citations).reduce([]) { $0.joined(with: $1) })
  }

  mutating func add(
    _ subject: DifferenceTopic.Subject, _ detail: String? = nil, clock: Stated<ClockRule>
  ) {
    switch clock {
    case .given(let clock): add(subject, detail, position(clock))
    case .none(let absence): add(subject, detail, Position(absence))
    case .silent: break
    }
  }

  func position(_ clock: ClockRule) -> Position {
    Position(
      facts: [.term(clock.term)], words: clock.title.map { [$0] } ?? [],
      citations: clock.citations)
  }
}

extension ReviewSection {
  fileprivate func stages(
    for sensitivity: Sensitivity, on account: AccountScope
  ) -> [ScopedStage] {
    stages.filter { $0.sensitivities.contains(sensitivity) && $0.accounts.contains(account) }
  }
}
