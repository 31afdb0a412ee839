/// Creates the first organisation and the three administrators, who are three people (ux 5.11).
package struct FoundOffice: Act {
  package static let name: ActName = "people.found-office"
  package static let permission = Permission.system(.founder)

  package struct Administrator: Sendable {
    package let login: String
    package let name: String
    package let passwordHash: PasswordHash

    package init(login: String, name: String, passwordHash: PasswordHash) {
      self.login = login
      self.name = name
      self.passwordHash = passwordHash
    }
  }

  package let organization: OrganizationDraft
  /// System, security and audit administrator, in this order.
  package let administrators: [Administrator]

  package init(organization: OrganizationDraft, administrators: [Administrator]) {
    self.organization = organization
    self.administrators = administrators
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> OrganizationID {
    guard try !desk.reading.isFounded() else { throw Refusal(PeopleRefusal.alreadyFounded) }
    let roles: [Role] = [.systemAdministrator, .securityAdministrator, .auditAdministrator]
    var problems: [FieldProblem] = []
    let draft = organization.checked(shelf: desk.reading.shelf, &problems)
    let people = zip(administrators, roles).map { administrator, role in
      Administrator.checked(
        login: administrator.login, name: administrator.name, role: role, &problems)
    }
    if administrators.count != roles.count || Set(people.map(\.login)).count != roles.count {
      problems.append(FieldProblem("\(Role.auditAdministrator.rawValue)-login", .taken))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let root = try desk.insert(draft, parentPath: "/")
    for ((known, role), administrator) in zip(zip(people, roles), administrators) {
      let person = try desk.insertPerson(
        of: root, login: known.login, name: known.name,
        passwordHash: administrator.passwordHash, mustChange: false)
      _ = try desk.insertAppointment(
        person: person, organization: root, role: role, title: "", from: desk.today, until: nil)
    }
    desk.record(
      AuditObject(.organization, root.rawValue, of: root),
      facts: ["code": draft.code, "rulebooks": draft.rulebooks.joined(separator: " ")])
    return root
  }
}
