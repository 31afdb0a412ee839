import Rulebook

/// Whether a body may open an account, and under which name.
package enum AccountEligibility {
  enum Obstacle: Error, Equatable { case secretRelated, nameLacksUnit, closed }

  /// A department is barred by its mark, or by a word of the rules in its name.
  static func check(
    name: String, of organization: Organization, under rules: GoverningRules
  ) throws(Obstacle) {
    let isBarred = bars(of: rules).contains { $0.bars(organization.name) }
    if organization.isSecretRelated || isBarred { throw .secretRelated }
    if organization.closedAt != nil { throw .closed }
    let holdsName = [organization.name, organization.shortName].contains { part in
      !part.isEmpty && name.contains(part)
    }
    guard holdsName else { throw .nameLacksUnit }
  }

  private static func bars(of rules: GoverningRules) -> [BarredRule] {
    rules.barred.filter { $0.owner == .unit }
  }

  /// What the rules say on the name of an account.
  package static func naming(under rules: GoverningRules) -> [Citation] {
    rules.naming.filter { $0.check == .containsUnitName }
      .reduce([]) { $0.joined(with: $1.citations) }
  }

  static func refusal(
    _ obstacle: Obstacle, organization: Organization, under rules: GoverningRules
  ) -> Refusal {
    let facts = ["organization": organization.name, "short": organization.shortName]
    switch obstacle {
    case .secretRelated:
      return Refusal(
        AccountRefusal.secretRelated, facts: facts,
        citations: bars(of: rules).reduce([]) { $0.joined(with: $1.citations) },
        helpers: [.bureauManager])
    case .closed:
      return Refusal(AccountRefusal.organizationClosed, facts: facts)
    case .nameLacksUnit:
      return Refusal(
        AccountRefusal.nameLacksUnit, facts: facts, citations: naming(under: rules),
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
