import HTML
import Office

/// What an account's page shows of the means to run it: passwords, machines, impostors.
enum AccountPanels {
  /// - Throws: `office.not-found`, `office.other-unit`.
  static func panels(of account: AccountID, _ visit: Visit) async throws -> [Node] {
    let part = try await AccountPart.load(account, visit)
    return [
      try await CredentialPages.panel(part, visit), try await DevicePages.panel(part, visit),
      try await ImpostorPanel.panel(part, visit),
    ]
  }
}
