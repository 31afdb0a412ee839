/// Gives somebody a sign-in. What they may do is granted by the security administrator, apart.
package struct CreatePerson: Act {
  package static let name: ActName = "people.create-person"
  package static let permission = Permission(.systemAdministrator, system: [.founder])

  package let organization: OrganizationID
  package let login: String
  package let name: String
  package let passwordHash: PasswordHash
  /// Whether the first password was chosen by somebody else and must be changed at first use.
  package let mustChange: Bool

  package init(
    organization: OrganizationID, login: String, name: String, passwordHash: PasswordHash,
    mustChange: Bool = true
  ) {
    self.organization = organization
    self.login = login
    self.name = name
    self.passwordHash = passwordHash
    self.mustChange = mustChange
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> PersonID {
    var problems: [FieldProblem] = []
    let login = PersonFields.login(login, &problems)
    let name = PersonFields.name.check(name, field: "name", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let id = try desk.insertPerson(
      of: organization, login: login, name: name, passwordHash: passwordHash,
      mustChange: mustChange)
    desk.record(AuditObject(.person, id.rawValue, of: organization), facts: ["login": login])
    return id
  }
}
