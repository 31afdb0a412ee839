import Rulebook

/// Whether a body may open an account, and under which name.
package enum AccountEligibility {
  /// Secret-related departments hold no account.
  static let secretRelated = [
    Citation(rulebook: "zhengzhou-2020", article: "6", rule: "accounts.secret-related"),
    Citation(rulebook: "hunan-2017", article: "9", rule: "accounts.secret-related"),
  ]
  /// The name of an account tells who runs it.
  package static let naming = [
    Citation(rulebook: "zhengzhou-2020", article: "7", rule: "accounts.name-holds-unit")
  ]

  enum Obstacle: Error, Equatable { case secretRelated, nameLacksUnit, closed }

  static func check(name: String, of organization: Organization) throws(Obstacle) {
    if organization.isSecretRelated { throw .secretRelated }
    if organization.closedAt != nil { throw .closed }
    let holdsName = [organization.name, organization.shortName].contains { part in
      !part.isEmpty && name.contains(part)
    }
    guard holdsName else { throw .nameLacksUnit }
  }

  static func refusal(_ obstacle: Obstacle, organization: Organization) -> Refusal {
    let facts = ["organization": organization.name, "short": organization.shortName]
    switch obstacle {
    case .secretRelated:
      return Refusal(
        AccountRefusal.secretRelated, facts: facts, citations: secretRelated,
        helpers: [.bureauManager])
    case .closed:
      return Refusal(AccountRefusal.organizationClosed, facts: facts)
    case .nameLacksUnit:
      return Refusal(
        AccountRefusal.nameLacksUnit, facts: facts, citations: naming,
        problems: [FieldProblem("name", .wrong)])
    }
  }
}

/// Why an account cannot be opened.
package enum AccountRefusal: String, RefusalCode {
  case secretRelated = "accounts.secret-related"
  case nameLacksUnit = "accounts.name-lacks-unit"
  case organizationClosed = "accounts.organization-closed"

  package var kind: Refusal.Kind {
    switch self {
    case .secretRelated, .organizationClosed: .forbidden
    case .nameLacksUnit: .invalid
    }
  }
}
