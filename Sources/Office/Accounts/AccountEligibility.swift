import Rulebook

/// Whether a body may open an account, and what its rules say of the name.
package enum AccountEligibility {
  enum Obstacle: Error, Equatable { case secretRelated, nameLacksUnit, closed, tooMany }

  /// A department is barred by its mark, or by a word of the rules in its name.
  ///
  /// - Parameter held: how many accounts the body has on the platform already.
  static func check(
    name: String, of organization: Organization, held: Int, under rules: GoverningRules
  ) throws(Obstacle) {
    let isBarred = bars(of: rules).contains { $0.bars(organization.name) }
    if organization.isSecretRelated || isBarred { throw .secretRelated }
    if organization.closedAt != nil { throw .closed }
    let broken = namingFaults(name: name, of: organization, under: rules)
    if broken.contains(where: { $0.level == .mustFix }) { throw .nameLacksUnit }
    let walls = rules.accountMaximum.filter { $0.level == .mustFix }
    if walls.contains(where: { !$0.allows(held + 1) }) { throw .tooMany }
  }

  private static func bars(of rules: GoverningRules) -> [BarredRule] {
    rules.barred.filter { $0.owner == .unit }
  }

  /// The rules on names that a name does not keep, of whatever weight.
  package static func namingFaults(
    name: String, of organization: Organization, under rules: GoverningRules
  ) -> [NamingRule] {
    rules.naming.filter {
      !$0.isKept(by: name, unit: [organization.name, organization.shortName])
    }
  }

  /// What the rules say on the name of an account.
  package static func naming(under rules: GoverningRules) -> [Citation] {
    rules.naming.reduce([]) { $0.joined(with: $1.citations) }
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
    case .tooMany:
      return Refusal(
        AccountRefusal.tooMany, facts: facts,
        citations: rules.accountMaximum.reduce([]) { $0.joined(with: $1.citations) },
        problems: [FieldProblem("platform", .wrong)])
    }
  }
}
