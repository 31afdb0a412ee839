import Rulebook

/// Proposes which rulebooks bind a body and everybody below it, and the numbers it sets itself.
///
/// Nothing changes before somebody else puts it in force (`ActivateRulebooks`).
package struct ProposeRulebooks: Act {
  package static let name: ActName = "rulebooks.propose"
  package static let permission = Permission(.systemAdministrator, .securityAdministrator)

  package let organization: OrganizationID
  package let chosen: [ChosenRulebook]
  package let reason: String

  package init(_ organization: OrganizationID, chosen: [ChosenRulebook], reason: String) {
    self.organization = organization
    self.chosen = chosen
    self.reason = reason
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> RulebookPlanID {
    let body = try desk.here()
    let person = try desk.person()
    var problems: [FieldProblem] = []
    let reason = RulebookFields.reason.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try RulebookFields.check(chosen, on: desk.reading.shelf)
    let current = try desk.reading.ownRulebooks(of: body.id)
    guard chosen != current else { throw Refusal(RulebookRefusal.unchanged) }
    let plan = try desk.insertPlan(chosen, reason: reason, of: body.id, by: person.id)
    desk.record(
      AuditObject(.rulebooks, plan.rawValue, of: body.id),
      before: digest(try stored(current)), after: digest(try stored(chosen)),
      facts: ["rulebooks": chosen.map(\.id).joined(separator: " ")])
    return plan
  }
}
