/// Takes a proposal back, by whoever may propose; the rules stay as they are.
package struct WithdrawRulebooks: Act {
  package static let name: ActName = "rulebooks.withdraw"
  package static let permission = ProposeRulebooks.permission

  package let organization: OrganizationID
  package let plan: RulebookPlanID

  package init(_ organization: OrganizationID, plan: RulebookPlanID) {
    self.organization = organization
    self.plan = plan
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> Done {
    let body = try desk.here()
    let proposal = try desk.lockProposal(plan, of: body.id)
    try desk.withdraw(proposal)
    desk.record(
      AuditObject(.rulebooks, proposal.id.rawValue, of: body.id),
      before: digest(try stored(proposal.chosen)))
    return Done()
  }
}
