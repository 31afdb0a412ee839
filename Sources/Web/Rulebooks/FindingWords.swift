import Rulebook

/// What a finding says, in the reader's language.
package struct FindingWords: Sendable {
  package let say: Words

  package init(say: Words) { self.say = say }

  /// - Parameter facts: the finding's own, where some have been put into words already.
  package func words(of finding: Finding, facts: [String: String]? = nil) -> String {
    var facts = facts ?? finding.facts
    facts["words"] = facts["words"] ?? finding.text ?? ""
    // Lists and elements speak both languages.
    for name in ["title", "because", "element"] {
      facts[name] = facts["\(name)-\(say.language.rawValue)"] ?? facts[name]
    }
    for name in ["evidence", "through", "use"] {
      facts[name] = facts[name].map { say("finding.platform.\(name).\($0)") }
    }
    if let platform = facts["platform"] {
      facts["platform"] = RulebookWords.platform(platform, say)
    }
    return say(finding.phraseKey, facts)
  }

  /// What could stand there instead, or what helps where no other words do; nil when a person has
  /// to find it.
  package func suggestion(of finding: Finding) -> String? {
    finding.suggestion ?? finding.facts["offer"].map { say("finding.offer." + $0) }
  }
}
