import Rulebook

/// An account that items of a body may be meant for, with the body that owns it.
package struct TargetAccount: Sendable, Hashable {
  package let account: Account
  package let owner: Organization
  package let scope: AccountScope
}

extension PostDraft {
  /// What about it decides who signs it.
  ///
  /// - Parameter scopes: whose accounts it is meant for; the unit's own where there is none yet.
  func demand(on scopes: Set<AccountScope>, under rules: GoverningRules) -> RouteDemand {
    let ticked = Set(concerns ?? [])
    return RouteDemand(
      sensitivity: sensitivity, scopes: scopes.isEmpty ? [.own] : scopes,
      consents: rules.consents { ticked.contains($0.concern) })
  }
}

extension Reading {
  /// The accounts that items of a body may be meant for: its own and, where its rules have the owner
  /// sign, those of the government above it (Yao'an 5.4).
  package func targetAccounts(
    of unit: Organization, under rules: GoverningRules
  ) throws -> [TargetAccount] {
    let own = try self.accounts(of: unit.id)
      .map { TargetAccount(account: $0, owner: unit, scope: .own) }
    guard rules.knowsMainAccounts,
      let owner = try unit.lineage.dropLast().reversed().lazy
        .map({ try organization($0) }).first(where: \.mayOwnMainAccounts)
    else { return own }
    let main = try self.accounts(of: owner.id)
      .map { TargetAccount(account: $0, owner: owner, scope: .main) }
    return own + main
  }
}

extension Organization {
  /// Governments of a county and above own the accounts to which others submit (Yao'an 5.4).
  fileprivate var mayOwnMainAccounts: Bool {
    sector == .generalGovernment && [.county, .city, .province].contains(level)
  }
}
