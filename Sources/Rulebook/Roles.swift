/// The roles that a rule may name; appointments give them to persons.
package enum RoleID: String, CaseIterable, Codable, Sendable {
  case editor
  case firstReviewer = "first-reviewer"
  case secondReviewer = "second-reviewer"
  case finalReviewer = "final-reviewer"
  case secrecyReviewer = "secrecy-reviewer"
  case legalityReviewer = "legality-reviewer"
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
}
