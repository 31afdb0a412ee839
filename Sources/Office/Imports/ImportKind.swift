/// What a table brings in.
package enum ImportKind: String, Sendable, CaseIterable, Codable {
  case organizations, persons, accounts

  /// In the order of the template.
  package var fields: [ImportField] {
    switch self {
    case .organizations: [.code, .name, .shortName, .parent, .level, .sector, .secret]
    case .persons: [.login, .personName, .unit]
    case .accounts:
      [
        .unit, .platform, .name, .platformID, .link, .opened, .certification, .interaction,
        .description, .purpose,
      ] + ImportField.holders.flatMap { [$0.name, $0.mobile] }
    }
  }

  /// The columns without which no row can be understood.
  package var required: [ImportField] {
    switch self {
    case .organizations: [.code, .name, .parent, .level]
    case .persons: [.login, .personName, .unit]
    case .accounts: [.unit, .platform, .name]
    }
  }

  /// Who may bring it in, for the bodies that the appointment reaches.
  package var roles: [Role] {
    switch self {
    case .organizations, .persons: [.systemAdministrator]
    case .accounts: [.accountManager, .bureauManager]
    }
  }
}

/// What a column of a table says.
package enum ImportField: String, Sendable, CaseIterable, Codable {
  case code, name, parent, level, sector, secret, login, unit, platform, link, opened
  case certification, interaction, description, purpose
  case shortName = "short-name"
  case personName = "person-name"
  case platformID = "platform-id"
  case firstResponsible = "first-responsible"
  case firstResponsibleMobile = "first-responsible-mobile"
  case administratorA = "administrator-a"
  case administratorAMobile = "administrator-a-mobile"
  case administratorB = "administrator-b"
  case administratorBMobile = "administrator-b-mobile"
  case reviewer
  case reviewerMobile = "reviewer-mobile"
  case security
  case securityMobile = "security-mobile"

  /// The columns that say who answers for an account.
  package static let holders: [(duty: AccountDuty, name: ImportField, mobile: ImportField)] = [
    (.firstResponsible, .firstResponsible, .firstResponsibleMobile),
    (.administratorA, .administratorA, .administratorAMobile),
    (.administratorB, .administratorB, .administratorBMobile),
    (.reviewer, .reviewer, .reviewerMobile), (.security, .security, .securityMobile),
  ]
}
