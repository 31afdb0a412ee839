extension PositionList {
  private static let filings: [(DifferenceTopic.Subject, [FilingEvent])] = [
    (.opening, [.opening]), (.existing, [.existing]), (.change, [.change]),
    (.closing, [.closing, .cancellation]), (.emergencyClosing, [.emergencyClosing]),
    (.personsChange, [.administratorChange, .leaderChange]),
  ]

  mutating func addFiling(of rulebook: Rulebook) {
    add(
      rulebook.filing.absence, on: .opening, .existing, .change, .closing, .emergencyClosing,
      .personsChange)
    guard let section = rulebook.filing.content else { return }
    for (subject, events) in Self.filings {
      for route in section.routes where !Set(route.events).isDisjoint(with: events) {
        add(
          subject,
          nil,
          Position(
            facts: [.route(route.mode, route.steps.map(\.seat))], words: [route.title],
            citations: route.citations))
      }
      for clock in section.clocks where !Set(clock.events).isDisjoint(with: events) {
        let fact: PositionFact = clock.when == .before ? .lead(clock.term) : .term(clock.term)
        add(subject, nil, Position(facts: [fact], citations: clock.citations))
      }
    }
  }

  mutating func addEligibility(of rulebook: Rulebook) {
    add(rulebook.eligibility.absence, on: .barred, .required, .accountMaximum, .staffing)
    guard let section = rulebook.eligibility.content else { return }
    for rule in section.barred {
      add(
        .barred, rule.owner.rawValue,
        Position(facts: [.names(rule.names)], words: [rule.title], citations: rule.citations))
    }
    for rule in section.required {
      for level in rule.levels {
        add(
          .required, level.rawValue,
          Position(
            facts: [.names(rule.platforms.map(\.rawValue))], citations: rule.citations))
      }
    }
    for rule in section.maximum {
      add(
        .accountMaximum, nil,
        Position(facts: [.limit(rule.count, .accounts)], citations: rule.citations))
    }
    for rule in section.staffing {
      add(
        .staffing, rule.role.rawValue,
        Position(facts: [.minimum(rule.minimum, .persons)], citations: rule.citations))
    }
  }
}
