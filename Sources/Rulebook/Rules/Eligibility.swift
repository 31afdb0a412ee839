/// Who may and who must hold an account, with whom, and under which name.
package struct EligibilitySection: Sendable, Hashable {
  package var barred: [BarredRule]
  package var required: [RequiredAccountsRule]
  package var maximum: [AccountMaximumRule]
  package var staffing: [StaffingRule]
  /// What a person confirms when an account is opened.
  package var conditions: [PointRule]
  package var naming: [NamingRule]
}

/// Who holds an account, as a barring rule sees them.
package enum AccountOwner: String, CaseIterable, Codable, Sendable {
  case unit, officer, post
}

/// What lifts a bar.
package enum BarLift: String, CaseIterable, Codable, Sendable {
  case unitApproval = "unit-approval"
}

/// Departments, officers or posts that hold no account.
package struct BarredRule: Rule {
  package var head: RuleHead
  package var owner: AccountOwner
  /// Words by which the name of such a department or post is known.
  package var names: [String]
  /// What lifts the bar; nil when nothing does.
  package var unless: BarLift?

  /// Whether the name of a department or post is one of those barred.
  ///
  /// A name is barred when it holds one of the rule's words, compared letter by letter.
  package func bars(_ name: String) -> Bool {
    names.contains { name.contains($0) }
  }
}

/// Accounts that bodies of certain levels must have.
package struct RequiredAccountsRule: Rule {
  package var head: RuleHead
  package var levels: [BodyLevel]
  package var platforms: [PlatformKind]

  /// The platforms on which a body still lacks an account; empty when the rule is kept.
  ///
  /// - Parameter held: the kinds of the accounts it has; either kind of WeChat account serves
  ///   where the rule says WeChat.
  package func missing(at level: BodyLevel, held: [PlatformKind]) -> [PlatformKind] {
    guard levels.contains(level) else { return [] }
    return platforms.filter { wanted in !held.contains { wanted.covers($0) } }
  }
}

/// The most accounts that one unit may have on one platform.
package struct AccountMaximumRule: Rule {
  package var head: RuleHead
  package var count: Int

  package func allows(_ accounts: Int) -> Bool { accounts <= count }
}

/// The least number of persons in a role.
package struct StaffingRule: Rule {
  package var head: RuleHead
  package var role: RoleID
  package var levels: [BodyLevel]
  package var minimum: Int

  package func isKept(by persons: Int) -> Bool { persons >= minimum }
}

/// How the name of an account is looked at.
package enum NamingCheck: String, CaseIterable, Codable, Sendable {
  /// The unit's name must stand in the account's.
  case containsUnitName = "contains-unit-name"
  /// A person looks.
  case person
}

/// How accounts are named.
package struct NamingRule: Rule {
  package var head: RuleHead
  package var check: NamingCheck

  /// Whether an account's name keeps the rule; true where a person has to look.
  ///
  /// - Parameter unit: the full and the short names of the unit; an empty one counts for nothing.
  package func isKept(by name: String, unit: [String]) -> Bool {
    switch check {
    case .person: true
    case .containsUnitName: unit.contains { !$0.isEmpty && name.contains($0) }
    }
  }
}
