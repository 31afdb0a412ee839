/// Strikes out an entry that was wrong: it counts no longer, and stays to be read with its reason.
package struct StrikeOutside: Act {
  package static let name: ActName = "publishing.strike-outside"
  package static let permission = Permission(.publisher, .accountManager)

  package let account: AccountID
  package let publication: OutsidePublicationID
  package let reason: String

  package init(
    _ publication: OutsidePublicationID, on account: AccountID, reason: String
  ) {
    (self.account, self.publication, self.reason) = (account, publication, reason)
  }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> Done {
    let account = try desk.lockAccount(account)
    let publication = try desk.reading.outsidePublication(publication, on: account.id)
    guard publication.struck == nil else { throw Refusal(RhythmRefusal.struckBefore) }
    var problems: [FieldProblem] = []
    let reason = OutsideFields.reason.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.strike(publication.id, reason: reason, by: try desk.person().id)
    desk.record(
      AuditObject(.account, account.id.rawValue, of: account.organization),
      facts: [
        "account": account.name, "outside": "\(publication.id)", "name": publication.title,
        "reason": reason,
      ])
    return Done()
  }
}
