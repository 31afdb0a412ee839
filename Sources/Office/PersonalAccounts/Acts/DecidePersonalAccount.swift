import Rulebook

/// Takes note of an officer's account, and allows it where only the unit can (R135).
package struct ApprovePersonalAccount: Act {
  package static let name: ActName = "personal.approve"
  package static let permission = Permission(.accountManager, .bureauManager)

  package let account: PersonalAccountID
  /// The version the person saw.
  package let version: Int64
  package let opinion: String

  package init(_ account: PersonalAccountID, version: Int64, opinion: String = "") {
    self.account = account
    self.version = version
    self.opinion = opinion
  }

  package var place: Place { .personalAccount(account) }

  package func perform(at desk: Desk) throws -> Done {
    let account = try desk.lockForeign(account)
    guard account.state == .reported else { throw account.wrongState }
    guard account.version == version else { throw Refusal(OfficeRefusal.staleVersion) }
    let unit = try desk.here()
    let rules = try desk.reading.rules(for: unit)
    let bars = PersonalAccountBars(
      on: account.report, of: try desk.reading.line(of: unit), under: rules)
    if bars.isForbidden { throw bars.refusal }
    var problems: [FieldProblem] = []
    let rule = bars.needsApproval ? PersonalAccountFields.reason : PersonalAccountFields.remark
    let opinion = rule.check(opinion, field: "opinion", &problems)
    guard problems.isEmpty else {
      throw Refusal(
        OfficeRefusal.invalid, citations: bars.needingApproval, problems: problems)
    }
    try desk.setState(.approved, of: account.id)
    try desk.note(.approved, words: opinion, on: account.id, by: try desk.person().id)
    desk.record(
      AuditObject(.personalAccount, account.id.rawValue, of: unit.id),
      citations: bars.needingApproval, facts: ["person": "\(account.person)"])
    return Done()
  }
}

/// Says no to an officer's account; the officer reads why.
package struct RefusePersonalAccount: Act {
  package static let name: ActName = "personal.refuse"
  package static let permission = ApprovePersonalAccount.permission

  package let account: PersonalAccountID
  /// The version the person saw.
  package let version: Int64
  package let reason: String

  package init(_ account: PersonalAccountID, version: Int64, reason: String) {
    self.account = account
    self.version = version
    self.reason = reason
  }

  package var place: Place { .personalAccount(account) }

  package func perform(at desk: Desk) throws -> Done {
    let account = try desk.lockForeign(account)
    guard account.state == .reported else { throw account.wrongState }
    guard account.version == version else { throw Refusal(OfficeRefusal.staleVersion) }
    try desk.close(account, as: .refused, .refused, reason: reason)
    return Done()
  }
}

/// Takes an account off the unit's list.
package struct StrikeOffPersonalAccount: Act {
  package static let name: ActName = "personal.strike-off"
  package static let permission = ApprovePersonalAccount.permission

  package let account: PersonalAccountID
  package let reason: String

  package init(_ account: PersonalAccountID, reason: String) {
    self.account = account
    self.reason = reason
  }

  package var place: Place { .personalAccount(account) }

  package func perform(at desk: Desk) throws -> Done {
    let account = try desk.lockForeign(account)
    guard account.state.isStanding else { throw account.wrongState }
    try desk.close(account, as: .struckOff, .struckOff, reason: reason)
    return Done()
  }
}

extension Desk {
  /// Holds an account that is somebody else's: nobody decides on their own.
  ///
  /// - Throws: `office.not-found`, `personal.own-account`.
  func lockForeign(_ id: PersonalAccountID) throws -> PersonalAccount {
    let account = try lockPersonalAccount(id)
    guard try person().id != account.person else {
      throw Refusal(
        PersonalAccountRefusal.ownAccount, helpers: [.accountManager, .bureauManager])
    }
    return account
  }

  fileprivate func close(
    _ account: PersonalAccount, as state: PersonalAccount.State,
    _ kind: PersonalAccountEntry.Kind, reason: String
  ) throws {
    var problems: [FieldProblem] = []
    let reason = PersonalAccountFields.reason.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try setState(state, of: account.id)
    try note(kind, words: reason, on: account.id, by: try person().id)
    record(
      AuditObject(.personalAccount, account.id.rawValue, of: account.organization),
      facts: ["person": "\(account.person)"])
  }
}
