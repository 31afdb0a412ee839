/// What a person may be appointed as; the words stand in the books and in the rulebooks.
package enum Role: String, Sendable, CaseIterable, Codable, Comparable {
  case editor
  case firstReviewer = "first-reviewer"
  case secondReviewer = "second-reviewer"
  case finalReviewer = "final-reviewer"
  case legalityReviewer = "legality-reviewer"
  case secrecyReviewer = "secrecy-reviewer"
  case leader
  /// Of the government itself, above the leaders of its office (Yao'an 5.4).
  case governmentLeader = "government-leader"
  case publisher
  case inboxClerk = "inbox-clerk"
  case departmentHandler = "department-handler"
  case departmentHead = "department-head"
  case dutyOfficer = "duty-officer"
  case accountManager = "account-manager"
  case bureauManager = "bureau-manager"
  case provinceManager = "province-manager"
  case centreClerk = "centre-clerk"
  case newsCentre = "news-centre"
  case securityOfficer = "security-officer"
  case auditor
  /// The three administrators are three people and hold no other role (ux 5.11).
  case systemAdministrator = "system-administrator"
  case securityAdministrator = "security-administrator"
  case auditAdministrator = "audit-administrator"

  /// How far an appointment reaches from its organisation.
  package enum Reach: Sendable { case ownUnit, subtree }

  package var reach: Reach {
    switch self {
    case .bureauManager, .provinceManager, .auditor, .newsCentre, .systemAdministrator,
      .securityAdministrator, .auditAdministrator:
      .subtree
    default: .ownUnit
    }
  }

  package static let administrators: Set<Role> = [
    .systemAdministrator, .securityAdministrator, .auditAdministrator,
  ]

  package var isAdministrator: Bool { Role.administrators.contains(self) }

  package static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}
