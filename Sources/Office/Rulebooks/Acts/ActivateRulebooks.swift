import Rulebook

/// Puts a proposal in force; never by the person who proposed it.
///
/// What is under way keeps the rules under which it was submitted.
package struct ActivateRulebooks: Act {
  package static let name: ActName = "rulebooks.activate"
  package static let permission = ProposeRulebooks.permission

  package let organization: OrganizationID
  /// The proposal the person saw.
  package let plan: RulebookPlanID

  package init(_ organization: OrganizationID, plan: RulebookPlanID) {
    self.organization = organization
    self.plan = plan
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> Done {
    let body = try desk.here()
    let person = try desk.person()
    let proposal = try desk.lockProposal(plan, of: body.id)
    guard proposal.proposedBy != person.id else {
      throw Refusal(
        RulebookRefusal.samePerson,
        facts: ["name": try desk.reading.person(proposal.proposedBy).name])
    }
    // The shelf may have changed since the proposal was made.
    try RulebookFields.check(proposal.chosen, on: desk.reading.shelf)
    let before = try desk.reading.ownRulebooks(of: body.id)
    try desk.activate(proposal, by: person.id)
    desk.record(
      AuditObject(.rulebooks, proposal.id.rawValue, of: body.id),
      before: digest(try stored(before)), after: digest(try stored(proposal.chosen)),
      facts: [
        "rulebooks": proposal.chosen.map(\.id).joined(separator: " "),
        "versions": desk.reading.versions(of: proposal.chosen),
      ])
    return Done()
  }
}
