import HTML
import Office
import Rulebook

/// What a rulebook demands, in words of the pages' catalogues.
enum RulebookWords {
  /// Every clock the rulebook brings, with what it is on; empty when it names no time.
  static func clocks(of rulebook: Rulebook) -> [(subject: String, clock: ClockRule)] {
    var clocks: [(subject: String, clock: ClockRule)] = []
    for stage in rulebook.review.content?.stages ?? [] {
      guard let clock = stage.rule.clock else { continue }
      clocks.append(("stage." + stage.rule.kind.rawValue, clock))
    }
    if let clock = rulebook.publishing.within.content {
      clocks.append(("rulebook.clock.publish", clock))
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

  /// The clocks in one line: 发布时限 1 小时；…
  static func clockSummary(of rulebook: Rulebook, say: Words) -> String {
    let clocks = clocks(of: rulebook)
    guard !clocks.isEmpty else { return say("rulebook.no-clocks") }
    let parts = clocks.map { clock in
      say(
        "rulebook.clock-line",
        ["subject": say(clock.subject), "term": DeadlineWords.term(clock.clock.term, say)])
    }
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

  static func platform(_ id: String, _ say: Words) -> String {
    let key = "rulebook.platform." + id
    return say.has(key) ? say(key) : id
  }

  /// Since when, and until when, it binds.
  static func force(of rulebook: Rulebook, say: Words) -> String {
    let from = say.date(rulebook.inForceFrom)
    guard let last = rulebook.inForceUntil else {
      return say("rulebook.in-force-from", ["from": from])
    }
    return say("rulebook.in-force-between", ["from": from, "until": say.date(last)])
  }
}
