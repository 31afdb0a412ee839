import WorkCalendar

/// What somebody answers for on an account (R20, R26, R61).
package enum AccountDuty: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
  /// The head of the department.
  case firstResponsible = "first-responsible"
  case administratorA = "administrator-a"
  /// Stands in for the other administrator.
  case administratorB = "administrator-b"
  case reviewer
  case security

  package var isAdministrator: Bool { self == .administratorA || self == .administratorB }
}

/// Somebody who answers for an account, and how they are reached.
package struct DutyHolder: Sendable, Hashable, Codable {
  /// Nil for somebody who does not work with the program.
  package var person: PersonID?
  package var name: String
  package var post: String
  package var mobile: String
  package var telephone: String
  package var email: String

  package init(
    person: PersonID? = nil, name: String, post: String = "", mobile: String = "",
    telephone: String = "", email: String = ""
  ) {
    self.person = person
    self.name = name
    self.post = post
    self.mobile = mobile
    self.telephone = telephone
    self.email = email
  }

  /// Whether it is the same person, however they are reached.
  package func isSamePerson(as other: DutyHolder) -> Bool {
    if let person, let theirs = other.person { return person == theirs }
    return name == other.name
  }
}

/// Who held a duty on an account, from one instant to another.
package struct AccountTerm: Sendable, Hashable {
  package let duty: AccountDuty
  package let holder: DutyHolder
  package let since: Instant
  package let until: Instant?
}
