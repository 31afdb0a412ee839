/// Kinds of items that may go out on one signature.
package enum UrgentItem: String, CaseIterable, Codable, Sendable {
  /// A notice on an emergency.
  case emergency
}

/// What may go out on one signature, where another person looks at it within a set time.
package struct UrgentRule: Rule {
  package var head: RuleHead
  package var items: [UrgentItem]
  package var sensitivities: [Sensitivity]
  /// Who signs before it goes out, among the signatures of the route.
  package var first: StageKind
  /// Who looks at it afterwards.
  package var second: StageKind
  /// How soon the second signature is owed, from the first one.
  package var within: ClockRule
}

/// The two signatures that an item needs where it is let out on the first of them.
package struct UrgentWay: Sendable, Hashable {
  package let rule: UrgentRule
  package let first: StageRule
  /// With the clock of the rule.
  package let second: StageRule
}
