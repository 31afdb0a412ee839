/// Opens an account on the built-in portal without a filing, for a world that is set up from
/// outside. Everybody else applies: see ``ApplyForAccount``.
package struct OpenPortalAccount: Act {
  package static let name: ActName = "accounts.open-portal"
  package static let permission = Permission.system(.founder)

  package let organization: OrganizationID
  package let accountName: String
  package let slug: String
  package let description: String

  package init(
    organization: OrganizationID, name: String, slug: String, description: String = ""
  ) {
    self.organization = organization
    accountName = name
    self.slug = slug
    self.description = description
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> AccountID {
    let unit = try desk.here()
    var problems: [FieldProblem] = []
    let name = AccountFields.name.check(accountName, field: "name", &problems)
    let slug = AccountFields.slug(slug, &problems)
    let words = AccountFields.description.check(description, field: "description", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let rules = try desk.checkEligibility(name: name, on: .portal, of: unit)
    let id = try desk.insertAccount(
      of: unit.id, platform: .portal, name: name, slug: slug, description: words, state: .open)
    desk.record(
      AuditObject(.account, id.rawValue, of: unit.id),
      citations: AccountEligibility.naming(under: rules), facts: ["name": name, "slug": slug])
    return id
  }
}
