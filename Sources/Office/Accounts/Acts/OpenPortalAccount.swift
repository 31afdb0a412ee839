/// Opens an account of a body on the built-in portal.
package struct OpenPortalAccount: Act {
  package static let name: ActName = "accounts.open-portal"
  package static let permission = Permission(.accountManager, system: [.founder])

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
    let rules = try desk.reading.rules(for: unit)
    do throws(AccountEligibility.Obstacle) {
      try AccountEligibility.check(name: name, of: unit, under: rules)
    } catch {
      throw AccountEligibility.refusal(error, organization: unit, under: rules)
    }
    let id = try desk.insertAccount(
      of: unit.id, platform: .portal, name: name, slug: slug, description: words)
    desk.record(
      AuditObject(.account, id.rawValue, of: unit.id),
      citations: AccountEligibility.naming(under: rules), facts: ["name": name, "slug": slug])
    return id
  }
}
