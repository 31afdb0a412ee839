import Rulebook

/// Whether a body may open an account, and what its rules say of the name.
package enum AccountEligibility {
  enum Obstacle: Error, Equatable { case secretRelated, nameLacksUnit, closed, tooMany }

  /// A department is barred by its mark, or by a word of the rules in its name, and so is what
  /// stands below it.
  ///
  /// - Parameter held: how many accounts the body has on the platform already.
  static func check(
    name: String, of line: BodyLine, held: Int, under rules: GoverningRules
  ) throws(Obstacle) {
    if line.barred(by: bars(of: rules)) != nil { throw .secretRelated }
    if line.body.closedAt != nil { throw .closed }
    try checkName(name, of: line.body, under: rules)
    let walls = rules.accountMaximum.filter { $0.level == .mustFix }
    if walls.contains(where: { !$0.allows(held + 1) }) { throw .tooMany }
  }

  /// Whether an account of the body may be called so.
  static func checkName(
    _ name: String, of organization: Organization, under rules: GoverningRules
  ) throws(Obstacle) {
    let broken = namingFaults(name: name, of: organization, under: rules.naming)
    if broken.contains(where: { $0.level == .mustFix }) { throw .nameLacksUnit }
  }

  static func bars(of rules: GoverningRules) -> [BarredRule] {
    rules.barred.filter { $0.owner == .unit }
  }

  /// The rules on names that a name does not keep, of whatever weight.
  package static func namingFaults(
    name: String, of organization: Organization, under rules: [NamingRule]
  ) -> [NamingRule] {
    rules.filter {
      !$0.isKept(by: name, unit: [organization.name, organization.shortName])
    }
  }

  /// The rules that want the body's name in that of its account; the others on names a person looks
  /// at.
  package static func unitNaming(under rules: GoverningRules) -> [NamingRule] {
    rules.naming.filter { $0.check == .containsUnitName }
  }

  /// What the rules say on the name of an account.
  package static func naming(under rules: GoverningRules) -> [Citation] {
    rules.naming.citations
  }

  static func refusal(
    _ obstacle: Obstacle, of line: BodyLine, under rules: GoverningRules
  ) -> Refusal {
    let organization = line.body
    let bars = bars(of: rules)
    let facts = [
      "organization": organization.name, "short": organization.shortName,
      "barred": line.barred(by: bars)?.name ?? "",
    ].filter { !$0.value.isEmpty }
    switch obstacle {
    case .secretRelated:
      return Refusal(
        AccountRefusal.secretRelated, facts: facts,
        citations: line.citations(of: bars),
        helpers: [.bureauManager])
    case .closed:
      return Refusal(AccountRefusal.organizationClosed, facts: facts)
    case .nameLacksUnit:
      return Refusal(
        AccountRefusal.nameLacksUnit, facts: facts,
        citations: unitNaming(under: rules).citations,
        problems: [FieldProblem("name", .wrong)])
    case .tooMany:
      return Refusal(
        AccountRefusal.tooMany, facts: facts,
        citations: rules.accountMaximum.citations,
        problems: [FieldProblem("platform", .wrong)])
    }
  }
}
