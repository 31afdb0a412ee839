/// How a kind of content is treated, the gravest first.
package enum ContentKind: String, CaseIterable, Codable, Sendable, Comparable {
  case forbidden
  case needsConsent = "needs-consent"
  case careful

  package static func < (left: Self, right: Self) -> Bool {
    let order = allCases
    return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
  }
}

/// Whose accounts a rule speaks of.
package enum AccountClass: String, CaseIterable, Codable, Sendable {
  case institutional, personal
}

/// Content that must not go out, needs consent, or is weighed; a person answers, never a program.
package struct ContentRule: Rule {
  package var head: RuleHead
  package var kind: ContentKind
  package var appliesTo: AccountClass
  /// What a person answers on the item, yes or no.
  package var question: LocalizedTitle
  /// Words that make the question stand out, never an answer.
  package var hints: [String]

  /// The rule's words that stand in a text, in the order of the rule.
  package func hints(in text: String) -> [String] {
    // Bytes, because comparing whole characters takes fifty times as long.
    let bytes = Array(text.utf8)
    return hints.filter { bytes.holds(Array($0.utf8)) }
  }
}

extension [UInt8] {
  /// Whether some bytes stand in it, one directly after the other.
  fileprivate func holds(_ sought: [UInt8]) -> Bool {
    guard let first = sought.first, count >= sought.count else { return sought.isEmpty }
    for place in 0...count - sought.count where self[place] == first {
      if self[place..<place + sought.count].elementsEqual(sought) { return true }
    }
    return false
  }
}
