/// What a rule on officers' own accounts says.
package enum PersonalAccountKind: String, CaseIterable, Codable, Sendable {
  /// The account is reported to the unit.
  case report
  case barred
  case prohibited
  case needsConsent = "needs-consent"
  case reminder
  case support
}

/// A rule on officers' own accounts; filed and reminded by persons, never watched by a program.
package struct PersonalAccountRule: Rule {
  package var head: RuleHead
  package var kind: PersonalAccountKind
  package var unless: BarLift?
}
