import Rulebook

/// Reports an account of one's own to the unit (Hunan art. 39, Zhengzhou art. 4). Everybody who can
/// sign in may, for themselves only.
package struct ReportPersonalAccount: Act {
  package static let name: ActName = "personal.report"
  package static let permission = Permission.everybodySignedIn

  package let report: PersonalReport

  package init(_ report: PersonalReport) { self.report = report }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> PersonalAccountID {
    let person = try desk.person()
    let unit = try desk.reading.organization(person.organization)
    let clean = try desk.checked(report, of: unit)
    let id = try desk.insertPersonalAccount(clean, of: unit.id, person: person.id)
    try desk.note(.reported, on: id, by: person.id)
    desk.record(
      AuditObject(.personalAccount, id.rawValue, of: unit.id),
      citations: try desk.reportingRules(of: unit), facts: ["person": "\(person.id)"])
    return id
  }
}

/// Puts right what one reported; the unit looks at it again.
package struct CorrectPersonalAccount: Act {
  package static let name: ActName = "personal.correct"
  package static let permission = Permission.everybodySignedIn

  package let account: PersonalAccountID
  /// The version the person saw.
  package let version: Int64
  package let report: PersonalReport

  package init(_ account: PersonalAccountID, version: Int64, report: PersonalReport) {
    self.account = account
    self.version = version
    self.report = report
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Done {
    let account = try desk.lockOwn(account)
    guard account.state.isStanding || account.state == .refused else {
      throw account.wrongState
    }
    guard account.version == version else { throw Refusal(OfficeRefusal.staleVersion) }
    let person = try desk.person()
    let unit = try desk.reading.organization(person.organization)
    let clean = try desk.checked(report, of: unit)
    try desk.correct(account.id, clean, of: unit.id)
    try desk.note(.corrected, on: account.id, by: person.id)
    desk.record(
      AuditObject(.personalAccount, account.id.rawValue, of: unit.id),
      citations: try desk.reportingRules(of: unit), facts: ["person": "\(person.id)"])
    return Done()
  }
}

/// Says that one has given up an account of one's own.
package struct EndPersonalAccount: Act {
  package static let name: ActName = "personal.end"
  package static let permission = Permission.everybodySignedIn

  package let account: PersonalAccountID

  package init(_ account: PersonalAccountID) { self.account = account }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Done {
    let account = try desk.lockOwn(account)
    guard account.state.isStanding else { throw account.wrongState }
    try desk.setState(.ended, of: account.id)
    try desk.note(.ended, on: account.id, by: account.person)
    desk.record(
      AuditObject(.personalAccount, account.id.rawValue, of: account.organization),
      facts: ["person": "\(account.person)"])
    return Done()
  }
}

extension Desk {
  /// The report as it will be stored.
  ///
  /// - Throws: `office.invalid`, `personal.barred`.
  fileprivate func checked(
    _ report: PersonalReport, of unit: Organization
  ) throws -> PersonalReport {
    var problems: [FieldProblem] = []
    let clean = PersonalAccountFields.check(report, &problems)
    let bars = PersonalAccountBars(
      on: clean, of: try reading.line(of: unit), under: try reading.rules(for: unit))
    if bars.isForbidden { throw bars.refusal }
    var citations: [Citation] = []
    if bars.needsApproval, clean.need.isEmpty {
      problems.append(FieldProblem("need", .required))
      citations = bars.needingApproval
    }
    guard problems.isEmpty else {
      throw Refusal(OfficeRefusal.invalid, citations: citations, problems: problems)
    }
    return clean
  }

  /// The articles under which accounts are reported.
  fileprivate func reportingRules(of unit: Organization) throws -> [Citation] {
    try reading.rules(for: unit).personalAccountRules.filter { $0.kind == .report }
      .citations
  }

  /// Holds an account that is one's own.
  ///
  /// - Throws: `office.not-found`, `personal.not-own`.
  fileprivate func lockOwn(_ id: PersonalAccountID) throws -> PersonalAccount {
    let account = try lockPersonalAccount(id)
    guard try person().id == account.person else {
      throw Refusal(PersonalAccountRefusal.notOwn)
    }
    return account
  }
}

extension PersonalAccountBars {
  var refusal: Refusal {
    Refusal(
      PersonalAccountRefusal.barred, citations: forbidding,
      helpers: [.accountManager, .bureauManager])
  }
}

extension PersonalAccount {
  var wrongState: Refusal {
    Refusal(PersonalAccountRefusal.wrongState, facts: ["state": state.rawValue])
  }
}
