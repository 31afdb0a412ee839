import Rulebook

/// A rule in the sentences of the pages.
package struct RuleSentences: Sendable {
  /// Id inside its rulebook, its section first.
  package let id: String
  package let title: String
  /// What it demands, a sentence each.
  package let details: [String]
  /// What is done one after the other.
  package let steps: [String]
}

/// What commands say of rulebooks: the same sentences as the pages.
package enum RulebookReport {
  /// Since when, and until when, it binds.
  package static func force(of rulebook: Rulebook, say: Words) -> String {
    RulebookWords.force(of: rulebook, say: say)
  }

  /// Every rule, in the order of the sections.
  package static func lines(of rulebook: Rulebook, say: Words) -> [RuleSentences] {
    RuleLines(rulebook, say: say).all.map { line in
      let steps = line.steps.enumerated().map { number, step in
        say("rulebook.step", ["n": "\(number + 1)", "text": step])
      }
      return RuleSentences(id: line.id, title: line.title, details: line.details, steps: steps)
    }
  }

  /// What is compared.
  package static func topic(_ topic: DifferenceTopic, say: Words) -> String {
    DifferenceWords(say: say).topic(topic)
  }

  /// What one rulebook says on a topic.
  package static func sentences(
    of position: Position, on topic: DifferenceTopic, say: Words
  ) -> [String] {
    DifferenceWords(say: say).lines(position, on: topic.subject)
  }

  /// A kind of platform.
  package static func platform(_ id: String, say: Words) -> String {
    RulebookWords.platform(id, say)
  }

  /// The event a clock counts from, of an item, a message or an account.
  package static func event(_ id: String, say: Words) -> String {
    FilingEvent(rawValue: id) == nil
      ? RulebookWords.event(id, say) : say("rulebook.filing-event." + id)
  }

  /// What a rule is about, by its title or its place in the rulebook.
  package static func subject(of rule: RuleEntry, in rulebook: Rulebook, say: Words) -> String {
    rule.title.map(say.title) ?? RuleLines(rulebook, say: say).subject(of: rule.id)
  }
}
