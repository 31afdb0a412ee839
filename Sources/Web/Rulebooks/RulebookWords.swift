import HTML
import Office
import Rulebook
import WorkCalendar

/// What a rulebook demands, in words of the pages' catalogues.
enum RulebookWords {
  /// The clocks on items and messages that the rulebook brings, with what each is on.
  private static func clocks(of rulebook: Rulebook) -> [(subject: String, clock: ClockRule)] {
    var clocks: [(subject: String, clock: ClockRule)] = []
    for stage in rulebook.review.content?.stages ?? [] {
      guard let clock = stage.rule.clock else { continue }
      clocks.append(("stage." + stage.rule.kind.rawValue, clock))
    }
    if let clock = rulebook.publishing.within.content {
      clocks.append((publishing(clock), clock))
    }
    guard let messages = rulebook.messages.content else { return clocks }
    if let clock = messages.firstAnswer.content {
      clocks.append(("rulebook.clock.first-answer", clock))
    }
    for complexity in Complexity.allCases {
      if let clock = messages.departmentClocks.content?[complexity] {
        clocks.append(("rulebook.clock.department-" + complexity.rawValue, clock))
      }
    }
    if let clock = messages.replyWithin.content {
      clocks.append(("rulebook.clock.reply", clock))
    }
    return clocks
  }

  /// A term of days is not on the hour of publishing but on making public at all.
  private static func publishing(_ clock: ClockRule) -> String {
    switch clock.term {
    case .workingDays, .calendarDays: "rulebook.clock.disclose"
    case .hours, .minutes, .sameDay: "rulebook.clock.publish"
    }
  }

  /// How long before or after an event it is filed: 开设账号备案 3 个工作日.
  private static func filing(_ clock: FilingClock, _ say: Words) -> String {
    let events = say.list(clock.events.map { say("rulebook.filing-event." + $0.rawValue) })
    let term = DeadlineWords.term(clock.term, say)
    return say(
      "rulebook.clock-line",
      [
        "subject": say("rulebook.clock.filing", ["events": events]),
        "term": clock.when == .before ? say("rulebook.fact.lead", ["term": term]) : term,
      ])
  }

  /// The clocks in one line: 发布时限 1 小时；…
  static func clockSummary(of rulebook: Rulebook, say: Words) -> String {
    let clocks = clocks(of: rulebook).map { clock in
      say(
        "rulebook.clock-line",
        ["subject": say(clock.subject), "term": DeadlineWords.term(clock.clock.term, say)])
    }
    let parts = clocks + (rulebook.filing.content?.clocks ?? []).map { filing($0, say) }
    guard !parts.isEmpty else { return say("rulebook.no-clocks") }
    return say("rulebook.clocks", ["clocks": say.list(parts)])
  }

  /// The event a clock counts from; an office's own rulebook may name one we have no word for.
  static func event(_ id: String, _ say: Words) -> String {
    let key = "rulebook.event." + id
    return say.has(key) ? say(key) : id
  }

  /// A role's name; rulebooks name roles by their id.
  static func role(_ id: String, _ say: Words) -> String {
    Role(rawValue: id).map { say("role." + $0.rawValue) } ?? id
  }

  static func seat(_ seat: some RawRepresentable<String>, _ say: Words) -> String {
    say("rulebook.seat." + seat.rawValue)
  }

  /// Who signs: 分管领导（上级单位）.
  static func signer(
    _ role: String, _ seat: some RawRepresentable<String>, _ say: Words
  ) -> String {
    say("rulebook.signer", ["role": self.role(role, say), "seat": self.seat(seat, say)])
  }

  static func platform(_ id: String, _ say: Words) -> String {
    let key = "rulebook.platform." + id
    return say.has(key) ? say(key) : id
  }

  static func platforms(_ kinds: [PlatformKind], _ say: Words) -> String {
    say.list(kinds.map { platform($0.rawValue, say) })
  }

  static func levels(_ levels: [BodyLevel], _ say: Words) -> String {
    say.list(levels.map { say("rulebook.body-level." + $0.rawValue) })
  }

  static func section(_ section: RulebookSection, _ say: Words) -> String {
    say("rulebook.section." + section.rawValue)
  }

  /// Since when, and until when, it binds.
  static func force(of rulebook: Rulebook, say: Words) -> String {
    let from = say.date(rulebook.inForceFrom)
    guard let last = rulebook.inForceUntil else {
      return say("rulebook.in-force-from", ["from": from])
    }
    return say("rulebook.in-force-between", ["from": from, "until": say.date(last)])
  }

  static func evidenceTag(_ evidence: Evidence, _ say: Words) -> Node {
    let tone: Tone =
      switch evidence {
      case .text: .green
      case .bulletin: .teal
      case .memory: .grey
      }
    return tag(say("rulebook.evidence." + evidence.rawValue), tone: tone)
  }

  /// How well a whole rulebook is known, and that part of it is not.
  static func evidenceTags(of rulebook: Rulebook, _ say: Words) -> Node {
    group([
      evidenceTag(rulebook.evidence, say),
      when(
        rulebook.isPartlyUnchecked, tag(say("rulebook.partly-not-in-force"), tone: .grey)),
    ])
  }

  /// Says of what rests on memory that it binds nobody; nothing for anything else.
  static func memoryTag(_ evidence: Evidence, _ say: Words) -> Node {
    when(evidence == .memory, tag(say("rulebook.not-in-force"), tone: .grey))
  }

  /// The same of an article of which something rests on memory.
  static func articleTag(_ evidence: Evidence, _ say: Words) -> Node {
    when(evidence == .memory, tag(say("rulebook.partly-not-in-force"), tone: .grey))
  }

  static func levelTag(_ level: FindingLevel, _ say: Words) -> Node {
    tag(say("finding." + level.rawValue), tone: level.tone, icon: level.icon)
  }
}

/// The sections of a rulebook, in the order in which the pages show them.
enum RulebookSection: String, CaseIterable, Sendable {
  case eligibility, filing
  case updateRhythm = "update-rhythm"
  case categories, content, review, emergency, reprint, formats, publishing, messages, duty
  case security, directives, assessment
  case personalAccounts = "personal-accounts"
}

/// Where a rulebook, or one of its articles or rules, is shown.
enum RulebookPath {
  static func of(_ rulebook: String) -> String { "/rulebooks/" + rulebook }

  static func article(_ article: String, of rulebook: String) -> String {
    citationPath(Citation(rulebook: rulebook, article: article, rule: ""))
  }

  static func anchor(ofRule id: String) -> String { "rule-" + id }
  static func anchor(ofArticle article: String) -> String { "article-" + article }

  static func body(_ organization: OrganizationID) -> String {
    "/organizations/\(organization)/rulebooks"
  }
}
