/// What is owed to orders from above.
package struct DirectiveSection: Sendable, Hashable {
  package var clocks: [ClockRule]
  package var holds: [HoldRule]
  package var duties: [PointRule]
}

/// A case on which nobody speaks before a certain office has decided.
package struct HoldRule: Rule {
  package var head: RuleHead
  package var decidedBy: RoleID
}
