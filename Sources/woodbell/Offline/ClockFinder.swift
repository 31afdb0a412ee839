import ArgumentParser
import Rulebook
import Web

/// Finds the time limit that a rule sets, by `rulebook:rule`.
struct ClockFinder {
  let shelf: RulebookShelf
  let say: Words

  /// A time limit and the rulebook it stands in.
  struct Found {
    let rulebook: Rulebook
    let clock: ClockRule
  }

  /// - Parameter name: such as `zhengzhou-2020:filing.change`.
  /// - Throws: wrong usage, with the names that come near, when no such rule sets a time.
  func clock(_ name: String) throws -> Found {
    let parts = name.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == ":" || $0 == "#"
    }.map(String.init)
    guard parts.count == 2 else {
      throw Failure(.validationFailure, say("command.deadline.bad-rule", ["rule": name.shown]))
    }
    let rulebook = try shelf.named(parts[0], say)
    let clocks = Self.clocks(of: rulebook)
    if let clock = clocks.first(where: { $0.id == parts[1] }) {
      return Found(rulebook: rulebook, clock: clock)
    }
    let names = clocks.map(\.id)
    guard !names.isEmpty else {
      throw Failure(.validationFailure, say("command.deadline.no-clocks", ["id": rulebook.id]))
    }
    let near = Resemblance.nearest(to: parts[1], among: names)
    let list = (near.isEmpty ? names : near).map { rulebook.id + ":" + $0 }
    throw Failure(
      .validationFailure,
      say(
        rulebook.rule(parts[1]) == nil
          ? "command.deadline.unknown-rule" : "command.deadline.no-clock",
        ["rule": name.shown, "near": say.list(list)]))
  }

  /// Every time limit that runs from an event, in the order of the rulebook's sections.
  ///
  /// A term before an event is negative.
  static func clocks(of rulebook: Rulebook) -> [ClockRule] {
    var clocks = (rulebook.filing.content?.clocks ?? []).flatMap { rule in
      rule.events.prefix(1).map { rule.clock(for: $0) }
    }
    clocks += (rulebook.review.content?.stages ?? []).compactMap(\.rule.clock)
    clocks += rulebook.emergency.content?.clocks ?? []
    if let within = rulebook.publishing.within.content { clocks.append(within) }
    if let messages = rulebook.messages.content {
      let answers = messages.departmentClocks.content ?? [:]
      clocks += [messages.firstAnswer.content].compactMap { $0 }
      clocks += Complexity.allCases.compactMap { answers[$0] }
      clocks += [messages.replyWithin.content].compactMap { $0 }
      clocks += messages.clocks.map(\.clock)
    }
    clocks += rulebook.security.content?.reports ?? []
    return clocks + (rulebook.directives.content?.clocks ?? [])
  }
}

extension ClockFinder.Found {
  var evidence: Evidence { rulebook.rule(clock.id)?.evidence ?? rulebook.evidence }

  /// What the rule is about, from which event it runs, and where it is written.
  func sentences(_ say: Words) -> [String] {
    let subject =
      rulebook.rule(clock.id).map { RulebookReport.subject(of: $0, in: rulebook, say: say) }
    let articles = ArticleSheet.all(clock.citations).map { sheet in
      say("cite.link", ["short": say.title(rulebook.short), "article": sheet.article])
    }
    let sentence = say(
      "command.deadline.by-rule",
      [
        "subject": clock.title.map(say.title) ?? subject ?? clock.id,
        "event": RulebookReport.event(clock.from, say: say), "articles": say.list(articles),
      ])
    return evidence == .memory ? [sentence, say("command.rulebook.from-memory")] : [sentence]
  }
}

/// The rule behind a deadline, in JSON.
struct ClockSheet: Encodable {
  let rulebook: String
  let rule: String
  let articles: [ArticleSheet]
  /// How well the text is known; what rests on memory (M) is demanded of nobody.
  let evidence: String
  /// The event that starts it.
  let from: String
  let reading: TitleSheet?

  init(_ found: ClockFinder.Found) {
    rulebook = found.rulebook.id
    rule = found.clock.id
    articles = ArticleSheet.all(found.clock.citations)
    evidence = found.evidence.rawValue
    from = found.clock.from
    reading = found.clock.reading.map(TitleSheet.init)
  }
}
