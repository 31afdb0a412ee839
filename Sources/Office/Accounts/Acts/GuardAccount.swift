import Rulebook
import WorkCalendar

/// Closes an account at once because of an emergency; the filing follows within its time (R32).
package struct SuspendAccount: Act {
  package static let name: ActName = "accounts.suspend"
  package static let permission = Permission(.accountManager, .bureauManager, .securityOfficer)

  package let account: AccountID
  package let reason: String

  package init(_ account: AccountID, reason: String) {
    self.account = account
    self.reason = reason
  }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> Done {
    try desk.move(account, from: .open, to: .suspended, reason: reason) {
      try desk.requireFiling(.emergencyClosing, of: $0)
    }
    return Done()
  }
}

/// Opens an account again that was closed because of an emergency.
package struct ResumeAccount: Act {
  package static let name: ActName = "accounts.resume"
  package static let permission = Permission(.accountManager, .bureauManager)

  package let account: AccountID
  package let reason: String

  package init(_ account: AccountID, reason: String) {
    self.account = account
    self.reason = reason
  }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> Done {
    try desk.move(account, from: .suspended, to: .open, reason: reason)
    return Done()
  }
}

/// Puts another person in charge of an account. The change is filed within its time, and where
/// administrators change, the passwords change as well (R33, R118), without a limit where no text
/// names one.
package struct AssignAccountPerson: Act {
  package static let name: ActName = "accounts.assign"
  package static let permission = Permission(.accountManager)

  package let account: AccountID
  package let duty: AccountDuty
  package let holder: DutyHolder

  package init(_ account: AccountID, duty: AccountDuty, holder: DutyHolder) {
    self.account = account
    self.duty = duty
    self.holder = holder
  }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> Done {
    let account = try desk.lockAccount(account)
    let unit = try desk.here()
    guard account.state != .dropped, account.state != .cancelled else {
      throw Refusal(AccountRefusal.wrongState, facts: ["state": account.state.rawValue])
    }
    let people = try desk.reading.people(of: account.id)
    var problems: [FieldProblem] = []
    let holder = try desk.taking(
      duty, typed: holder, after: people[duty], at: unit, &problems
    ).checked(duty, &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try checkOther(holder, among: people)
    try desk.checkTrained([duty: holder], under: try desk.reading.rules(for: unit))
    let isAnother = people[duty].map { !$0.isSamePerson(as: holder) } ?? false
    try desk.assign(holder, to: duty, of: account.id)
    let citations = isAnother ? try followUp(on: account, unit: unit, desk) : []
    desk.record(
      AuditObject(.account, account.id.rawValue, of: unit.id), citations: citations,
      facts: ["name": account.name, "duty": duty.rawValue])
    return Done()
  }

  /// One person cannot stand in for themselves.
  private func checkOther(_ holder: DutyHolder, among people: [AccountDuty: DutyHolder]) throws {
    guard duty.isAdministrator else { return }
    let other: AccountDuty = duty == .administratorA ? .administratorB : .administratorA
    if let theirs = people[other], theirs.isSamePerson(as: holder) {
      throw Refusal(
        AccountRefusal.sameHolder, facts: ["name": holder.name],
        problems: [FieldProblem("people.\(duty.rawValue).name", .samePerson)])
    }
  }

  private func followUp(
    on account: Account, unit: Organization, _ desk: Desk
  ) throws -> [Citation] {
    guard account.state == .open || account.state == .suspended else { return [] }
    guard duty == .firstResponsible || duty.isAdministrator else { return [] }
    let event: FilingEvent =
      duty == .firstResponsible ? .leaderChange : .administratorChange
    var citations = try desk.requireFiling(event, of: account)
    guard duty.isAdministrator else { return citations }
    let rules = try desk.reading.rules(for: unit)
    citations = citations.joined(
      with: try desk.requireNewPasswords(after: .administratorChange, on: account, under: rules))
    return citations
  }
}

/// Writes down that the passwords of an account were changed; never the passwords.
package struct RecordRotation: Act {
  package static let name: ActName = "accounts.record-rotation"
  package static let permission = Permission(.accountManager, .securityOfficer)

  package let account: AccountID

  package init(_ account: AccountID) { self.account = account }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> Done {
    let account = try desk.lockAccount(account)
    let rules = try desk.reading.rules(for: try desk.here())
    try desk.fulfil(.rotation, after: nil, on: account.id)
    try desk.insertCredentialChange(of: account.id, by: try desk.person().id)
    let citations = try desk.requireRotation(after: .periodic, on: account, under: rules)
    desk.record(
      AuditObject(.account, account.id.rawValue, of: account.organization),
      citations: citations, facts: ["name": account.name])
    return Done()
  }
}

extension Desk {
  /// Takes an account from one state to another, with the reason in the record.
  ///
  /// - Parameter following: what the move makes due, with the articles that ask for it.
  fileprivate func move(
    _ id: AccountID, from: Account.State, to state: Account.State, reason: String,
    following: (Account) throws -> [Citation] = { _ in [] }
  ) throws {
    let account = try lockAccount(id)
    guard account.state == from else {
      throw Refusal(AccountRefusal.wrongState, facts: ["state": account.state.rawValue])
    }
    var problems: [FieldProblem] = []
    let reason = FilingFields.opinion.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try setState(state, of: account.id, on: now)
    record(
      AuditObject(.account, account.id.rawValue, of: account.organization),
      citations: try following(account), facts: ["name": account.name, "reason": reason])
  }

  /// Starts the clock of a filing that an event made due.
  ///
  /// - Returns: the articles that ask for it; none where no text does.
  func requireFiling(_ event: FilingEvent, of account: Account) throws -> [Citation] {
    let rules = try reading.rules(for: try reading.organization(account.organization))
    guard let plan = rules.filingPlan(for: event) else { return [] }
    let citations = plan.citations.joined(with: plan.after?.citations ?? [])
    try require(
      .filing, after: event.rawValue, on: account, clock: plan.after?.clock(for: event),
      from: now, citations: citations)
    return citations
  }
}
