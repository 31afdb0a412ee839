import Rulebook

/// Writes down that the passwords of an account may be known to somebody else; they have to be
/// changed (R118). Where no text says how soon, it is due all the same, without a limit.
package struct ReportLeak: Act {
  package static let name: ActName = "accounts.report-leak"
  package static let permission = Permission(
    .accountManager, .bureauManager, .securityOfficer, .dutyOfficer)

  package let account: AccountID
  /// What happened; never a password.
  package let reason: String

  package init(_ account: AccountID, reason: String) {
    self.account = account
    self.reason = reason
  }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> Done {
    let account = try desk.lockAccount(account)
    let rules = try desk.reading.rules(for: try desk.here())
    guard account.state != .dropped, account.state != .cancelled else {
      throw Refusal(AccountRefusal.wrongState, facts: ["state": account.state.rawValue])
    }
    var problems: [FieldProblem] = []
    let reason = FilingFields.opinion.check(reason, field: "leak-reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let citations = try desk.requireNewPasswords(after: .leak, on: account, under: rules)
    desk.record(
      AuditObject(.account, account.id.rawValue, of: account.organization),
      citations: citations, facts: ["name": account.name, "reason": reason])
    return Done()
  }
}
