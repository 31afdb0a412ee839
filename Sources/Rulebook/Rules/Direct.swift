/// What has to be there before an item may go out without the route.
package enum DirectCondition: String, CaseIterable, Codable, Sendable {
  /// A link to the same item on the portal.
  case portalLink = "portal-link"
}

/// What may go out without the route of signatures (Yao'an 5.4).
package struct DirectRule: Rule {
  package var head: RuleHead
  package var requires: DirectCondition
  /// Whether somebody else than the authors has to publish it, since nobody signs it.
  package var needsSecondPerson: Bool
}
