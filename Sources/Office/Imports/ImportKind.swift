import Rulebook

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
        .description,
      ] + ImportField.card.map { $0.field }
        + ImportField.holders.flatMap { $0.parts.map { $0.field } }
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
  case certification, interaction, description
  // The texts of an account's card, as they are called there.
  case purpose, plan, situation, columns, look, developer, equipment, means, style
  case shortName = "short-name"
  case personName = "person-name"
  case platformID = "platform-id"
  case firstResponsible = "first-responsible"
  case firstResponsiblePost = "first-responsible-post"
  case firstResponsibleMobile = "first-responsible-mobile"
  case firstResponsibleTelephone = "first-responsible-telephone"
  case firstResponsibleEmail = "first-responsible-email"
  case administratorA = "administrator-a"
  case administratorAPost = "administrator-a-post"
  case administratorAMobile = "administrator-a-mobile"
  case administratorATelephone = "administrator-a-telephone"
  case administratorAEmail = "administrator-a-email"
  case administratorB = "administrator-b"
  case administratorBPost = "administrator-b-post"
  case administratorBMobile = "administrator-b-mobile"
  case administratorBTelephone = "administrator-b-telephone"
  case administratorBEmail = "administrator-b-email"
  case reviewer
  case reviewerPost = "reviewer-post"
  case reviewerMobile = "reviewer-mobile"
  case reviewerTelephone = "reviewer-telephone"
  case reviewerEmail = "reviewer-email"
  case security
  case securityPost = "security-post"
  case securityMobile = "security-mobile"
  case securityTelephone = "security-telephone"
  case securityEmail = "security-email"

  /// The columns of the texts on an account's card, in its order.
  package static let card = AccountCard.texts.compactMap { text in
    ImportField(rawValue: text.name).map { (field: $0, text: text) }
  }

  /// The columns that say who answers for an account.
  package static let holders = [
    HolderColumns(
      .firstResponsible,
      parts: [
        (.name, .firstResponsible), (.post, .firstResponsiblePost),
        (.mobile, .firstResponsibleMobile),
        (.telephone, .firstResponsibleTelephone), (.email, .firstResponsibleEmail),
      ]),
    HolderColumns(
      .administratorA,
      parts: [
        (.name, .administratorA), (.post, .administratorAPost), (.mobile, .administratorAMobile),
        (.telephone, .administratorATelephone), (.email, .administratorAEmail),
      ]),
    HolderColumns(
      .administratorB,
      parts: [
        (.name, .administratorB), (.post, .administratorBPost), (.mobile, .administratorBMobile),
        (.telephone, .administratorBTelephone), (.email, .administratorBEmail),
      ]),
    HolderColumns(
      .reviewer,
      parts: [
        (.name, .reviewer), (.post, .reviewerPost), (.mobile, .reviewerMobile),
        (.telephone, .reviewerTelephone), (.email, .reviewerEmail),
      ]),
    HolderColumns(
      .security,
      parts: [
        (.name, .security), (.post, .securityPost), (.mobile, .securityMobile),
        (.telephone, .securityTelephone), (.email, .securityEmail),
      ]),
  ]
}

/// The columns that say who holds a duty on an account, and how they are reached.
package struct HolderColumns: Sendable {
  package let duty: AccountDuty
  /// The name first.
  package let parts: [(part: PersonPart, field: ImportField)]

  fileprivate init(_ duty: AccountDuty, parts: [(part: PersonPart, field: ImportField)]) {
    (self.duty, self.parts) = (duty, parts)
  }

  func field(_ part: PersonPart) -> ImportField? { parts.first { $0.part == part }?.field }
}
