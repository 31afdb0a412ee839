import HTML
import Office

/// An account with its body, for the pages of what belongs to it.
struct AccountPart {
  let account: Account
  let organization: Organization
  let asker: Asker

  /// - Throws: `office.not-found`, `office.other-unit`.
  static func load(_ id: AccountID, _ visit: Visit) async throws -> AccountPart {
    let found = try await visit.ask { try $0.visibleAccount(id) }
    return AccountPart(
      account: found.account, organization: found.organization, asker: try visit.signedIn())
  }

  var path: String { "/accounts/\(account.id)" }

  /// Whether the asker holds one of the roles where the account belongs.
  func isHeld(_ roles: Set<Role>) -> Bool {
    roles.contains { asker.holds($0, at: organization) }
  }

  /// Whether the account is still somebody's to look after.
  var isLive: Bool { account.state != .dropped && account.state != .cancelled }

  func crumbs(_ title: String, _ say: Words) -> [Crumb] {
    [
      Crumb(say("menu.accounts"), href: "/accounts"), Crumb(account.name, href: path),
      Crumb(title),
    ]
  }
}
