/// Adds a body below another one.
package struct CreateOrganization: Act {
  package static let name: ActName = "people.create-organization"
  package static let permission = Permission(.systemAdministrator)

  package let parent: OrganizationID
  package let draft: OrganizationDraft

  package init(parent: OrganizationID, draft: OrganizationDraft) {
    self.parent = parent
    self.draft = draft
  }

  package var place: Place { .organization(parent) }

  package func perform(at desk: Desk) throws -> OrganizationID {
    let above = try desk.here()
    guard draft.level >= above.level else { throw Refusal(PeopleRefusal.levelBelowParent) }
    var problems: [FieldProblem] = []
    let draft = draft.checked(shelf: desk.reading.shelf, &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let id = try desk.insert(draft, parentPath: above.path)
    desk.record(
      AuditObject(.organization, id.rawValue, of: above.id), facts: ["code": draft.code])
    return id
  }
}

extension Organization.Level: Comparable {
  /// From the province down.
  package static func < (left: Self, right: Self) -> Bool {
    let order = Self.allCases
    return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
  }
}
