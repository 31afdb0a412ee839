extension PositionList {
  mutating func addMessages(of rulebook: Rulebook) {
    add(rulebook.messages.absence, on: .firstAnswer, .departmentAnswer, .replyWithin)
    guard let section = rulebook.messages.content else { return }
    add(.firstAnswer, clock: section.firstAnswer)
    add(section.departmentClocks.absence, on: .departmentAnswer)
    for complexity in Complexity.allCases {
      guard let clock = section.departmentClocks.content?[complexity] else { continue }
      add(.departmentAnswer, complexity.rawValue, position(clock))
    }
    add(.replyWithin, clock: section.replyWithin)
    for rule in section.clocks {
      add(.messageClock, rule.messageClass, position(rule.clock))
    }
  }

  mutating func addConduct(of rulebook: Rulebook) {
    addDirectives(of: rulebook)
    addEmergency(of: rulebook)
    if let section = rulebook.security.content {
      for clock in section.reports { add(.incidentReport, name(of: clock), position(clock)) }
      for rule in section.patrols {
        add(
          .patrol, nil,
          Position(facts: [.patrol(rule.every)], words: [rule.title], citations: rule.citations))
      }
      for rule in section.retention {
        add(
          .retention, rule.subject.rawValue,
          Position(facts: [.keep(rule.atLeast)], citations: rule.citations))
      }
    }
    add(rulebook.security.absence, on: .incidentReport, .patrol, .retention)
    add(rulebook.assessment.absence, on: .assessment, .closure)
    for rule in rulebook.assessment.content?.periods ?? [] {
      add(
        .assessment, nil,
        Position(facts: [.interval(rule.every)], words: [rule.title], citations: rule.citations))
    }
    for rule in rulebook.assessment.content?.closures ?? [] {
      add(
        .closure, nil,
        Position(
          facts: [.notices(rule.notices, isConsecutive: rule.isConsecutive)],
          citations: rule.citations))
    }
  }

  /// Orders from above: the clock, or in words what is owed to them.
  private mutating func addDirectives(of rulebook: Rulebook) {
    add(rulebook.directives.absence, on: .linkage)
    guard let section = rulebook.directives.content else { return }
    for clock in section.clocks { add(.linkage, nil, position(clock)) }
    guard section.clocks.isEmpty else { return }
    for duty in section.duties {
      add(.linkage, nil, Position(words: [duty.title], citations: duty.citations))
    }
  }

  private mutating func addEmergency(of rulebook: Rulebook) {
    add(
      rulebook.emergency.absence, on: .emergencyElements, .emergencyClock, .warningElements)
    guard let section = rulebook.emergency.content else { return }
    add(.emergencyElements, nil, elements(section.elements))
    add(.warningElements, nil, elements(section.warning))
    for clock in section.clocks { add(.emergencyClock, name(of: clock), position(clock)) }
  }

  private func elements(_ rules: [ElementRule]) -> Position? {
    guard !rules.isEmpty else { return nil }
    return Position(
      facts: [.names(rules.map(\.id))], words: rules.map(\.title),
      citations: rules.map(\.citations).reduce([]) { $0.joined(with: $1) })
  }

  private func name(of clock: ClockRule) -> String {
    clock.id.split(separator: ".").last.map(String.init) ?? clock.id
  }

  mutating func addFormats(of rulebook: Rulebook) {
    add(rulebook.reprint.absence, on: .reprint)
    if let fields = rulebook.reprint.content?.fields, !fields.isEmpty {
      add(
        .reprint, nil,
        Position(
          facts: [.names(fields.map(\.name))], words: fields.map(\.title),
          citations: fields.map(\.citations).reduce([]) { $0.joined(with: $1) }))
    }
    add(rulebook.formats.absence, on: .textLimit, .mediaLimit)
    guard let section = rulebook.formats.content else { return }
    for rule in section.limits {
      let detail = [rule.platform, rule.field.rawValue, rule.unit.rawValue].joined(separator: ".")
      let unit: ParameterUnit = rule.unit == .characters ? .characters : .bytesGBK
      add(
        .textLimit, detail,
        Position(facts: [.limit(rule.maximum, unit)], citations: rule.citations))
    }
    for rule in section.media {
      let facts = rule.parameters.compactMap { number -> PositionFact? in
        guard case .count(let count) = number.value else { return nil }
        return .measure(number.key, count, number.unit)
      }
      add(
        .mediaLimit, rule.platform.rawValue + "." + rule.kind.rawValue,
        Position(
          facts: facts + (rule.types.isEmpty ? [] : [.names(rule.types)]),
          citations: rule.citations))
    }
  }
}
