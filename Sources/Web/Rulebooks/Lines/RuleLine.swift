import Rulebook

/// A rule as the pages show it: what it is called and what it says, in words.
struct RuleLine: Sendable {
  /// Id inside its rulebook, its section first.
  let id: String
  var title: String
  /// What it demands, a sentence each.
  var details: [String] = []
  /// What is done one after the other.
  var steps: [String] = []
}

/// Puts the rules of a rulebook into words, section by section.
struct RuleLines: Sendable {
  let rulebook: Rulebook
  let say: Words
  private let positions: [String: Int]

  init(_ rulebook: Rulebook, say: Words) {
    self.rulebook = rulebook
    self.say = say
    positions = Dictionary(
      zip(rulebook.rules.map(\.id), rulebook.rules.indices), uniquingKeysWith: { first, _ in first }
    )
  }

  /// What the index says of a rule.
  func entry(_ id: String) -> RuleEntry? { positions[id].map { rulebook.rules[$0] } }

  /// The rules of a section, then what is stated to be absent in it.
  func lines(in section: RulebookSection) -> [RuleLine] {
    let written = rules(in: section)
    let known = Set(written.map(\.id))
    let rest = rulebook.rules.filter { $0.section == section.rawValue && !known.contains($0.id) }
    return written + rest.map(line)
  }

  /// Every rule of the rulebook, in the order of its sections.
  var all: [RuleLine] { RulebookSection.allCases.flatMap(lines) }

  /// What each rule is called, by its id.
  var titles: [String: String] {
    Dictionary(all.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  private func rules(in section: RulebookSection) -> [RuleLine] {
    switch section {
    case .eligibility: eligibility
    case .filing: filing
    case .updateRhythm: (rulebook.updateRhythm.content ?? []).map(rhythm)
    case .categories: points(rulebook.categories.content ?? [], "rulebook.rule.category")
    case .content: (rulebook.content.content ?? []).map(content)
    case .review: review
    case .emergency: emergency
    case .reprint: reprint
    case .formats: formats
    case .publishing: publishing
    case .messages: messages
    case .duty: (rulebook.duty.content ?? []).map(duty)
    case .security: security
    case .directives: directives
    case .assessment: assessment
    case .personalAccounts: (rulebook.personalAccounts.content ?? []).map(personalAccount)
    }
  }

  /// What is known of a rule from the index alone: an absence, or a rule without words of its own.
  private func line(of entry: RuleEntry) -> RuleLine {
    guard let absence = entry.absence else {
      return RuleLine(id: entry.id, title: entry.title.map(say.title) ?? subject(of: entry.id))
    }
    return RuleLine(
      id: entry.id, title: say("rulebook.absent", ["subject": subject(of: entry.id)]),
      details: [say.title(absence)])
  }

  /// What a rule is about when it has no title: the clock of a stage, a section as a whole.
  func subject(of id: String) -> String {
    let key = "rulebook.subject." + id.replacing(".", with: "-")
    if say.has(key) { return say(key) }
    if let section = RulebookSection(rawValue: id) { return RulebookWords.section(section, say) }
    let parts = id.split(separator: ".").map(String.init)
    if parts.count == 3, parts.last == "clock",
      let kind = parts.dropFirst().first.flatMap(StageKind.init)
    {
      return say("rulebook.subject.stage-clock", ["stage": say("stage." + kind.rawValue)])
    }
    if parts.count == 3, parts.last == "second-within" {
      return say("rulebook.subject.urgent-within")
    }
    if let section = parts.first.flatMap(RulebookSection.init) {
      return RulebookWords.section(section, say)
    }
    return id
  }

  // MARK: - Shapes that many sections share

  func points(_ rules: [PointRule], _ phrase: String) -> [RuleLine] {
    rules.map { RuleLine(id: $0.id, title: say.title($0.title), details: [say(phrase)]) }
  }

  func elements(_ rules: [ElementRule], _ phrase: String) -> [RuleLine] {
    rules.map { RuleLine(id: $0.ruleID, title: say.title($0.title), details: [say(phrase)]) }
  }

  func clock(_ clock: ClockRule) -> RuleLine {
    RuleLine(
      id: clock.id, title: clock.title.map(say.title) ?? subject(of: clock.id),
      details: [
        say(
          "rulebook.clock-from",
          [
            "term": DeadlineWords.term(clock.term, say),
            "event": RulebookWords.event(clock.from, say),
          ])
      ])
  }

  func clock(_ stated: Stated<ClockRule>) -> [RuleLine] {
    stated.content.map { [clock($0)] } ?? []
  }

  func rhythm(_ rule: RhythmRule) -> RuleLine {
    let accounts =
      switch rule.accounts {
      case .kinds(let kinds): RulebookWords.platforms(kinds, say)
      case .others: say("rulebook.rule.other-accounts")
      }
    let counts = [
      rule.atLeast.map { NumberWords.atLeast($0, rule.every, say) },
      rule.atMost.map { NumberWords.atMost($0, rule.every, say) },
    ].compactMap { $0 }
    return RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: counts.map { say("rulebook.rule.rhythm", ["accounts": accounts, "count": $0]) })
  }
}
