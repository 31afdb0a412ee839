import Rulebook
import WorkCalendar

/// Begins a filing on an account, filled in from the registry.
package struct BeginFiling: Act {
  package static let name: ActName = "filings.begin"
  package static let permission = Permission(.accountManager)

  package let account: AccountID
  package let event: FilingEvent
  /// When it is to happen or happened; nil when that is not known yet.
  package let day: CivilDate?

  package init(_ account: AccountID, event: FilingEvent, day: CivilDate? = nil) {
    self.account = account
    self.event = event
    self.day = day
  }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> FilingID {
    let account = try desk.lockAccount(account)
    let unit = try desk.here()
    let rules = try desk.reading.rules(for: unit)
    let due = try desk.reading.openDuties(of: account.id)
    try event.checkPossible(on: account, due: due, under: rules)
    let plan = rules.filingPlan(for: event)
    var form = FilingForm(of: account, people: try desk.reading.people(of: account.id))
    // What made it due happened on a day; a plan has none yet.
    form.eventOn = day ?? due.first { $0.asks(for: event) }?.since.date
    if event == rules.registration, account.isOpen { form.eventOn = account.openedAt?.date }
    let id = try desk.insertFiling(
      on: account, event: event, mode: plan?.mode ?? .report, form: form, by: try desk.person().id)
    desk.record(
      AuditObject(.filing, id.rawValue, of: unit.id), citations: plan?.citations ?? [],
      facts: ["account": account.name, "event": event.rawValue])
    return id
  }

}

extension FilingEvent {
  package func isPossible(
    on account: Account, due: [OpenDuty], under rules: GoverningRules
  ) -> Bool {
    (try? checkPossible(on: account, due: due, under: rules)) != nil
  }

  /// Whether it can be filed on an account as it stands. An account in use goes on file once, by the
  /// way that the rules in force know. An emergency closing that is over is filed as long as that
  /// is due.
  ///
  /// - Throws: `accounts.wrong-state`, `accounts.no-route`.
  package func checkPossible(
    on account: Account, due: [OpenDuty], under rules: GoverningRules
  ) throws {
    let isOver = self == .emergencyClosing && account.state != .suspended
    guard states.contains(account.state), !isOver || due.contains(where: { $0.asks(for: self) })
    else {
      throw Refusal(AccountRefusal.wrongState, facts: ["state": account.state.rawValue])
    }
    guard certifies, account.state != .applied else { return }
    guard account.filingNumber == nil else {
      throw Refusal(AccountRefusal.wrongState, facts: ["state": account.state.rawValue])
    }
    guard self == rules.registration else {
      throw Refusal(
        AccountRefusal.noRoute, facts: ["event": rawValue],
        citations: rules.filingPlan(for: rules.registration)?.citations ?? [])
    }
  }
}

/// Saves what was filled in; nothing is asked for yet that is not there.
package struct SaveFiling: Act {
  package static let name: ActName = "filings.save"
  package static let permission = Permission(.accountManager)

  package let filing: FilingID
  /// The version the person saw.
  package let version: Int64
  package let form: FilingForm

  package init(_ filing: FilingID, version: Int64, form: FilingForm) {
    self.filing = filing
    self.version = version
    self.form = form
  }

  package var place: Place { .filing(filing) }

  package func perform(at desk: Desk) throws -> Done {
    let filing = try desk.lockFiling(filing)
    let unit = try desk.here()
    guard filing.state.isEditable else {
      throw Refusal(AccountRefusal.filingNotOpen, facts: ["state": filing.state.rawValue])
    }
    guard filing.version == version else { throw Refusal(OfficeRefusal.staleVersion) }
    var problems: [FieldProblem] = []
    var form = form
    for (duty, typed) in form.people {
      form.people[duty] = try desk.taking(
        duty, typed: typed, after: filing.form.people[duty], at: unit, &problems)
    }
    var clean = FilingFields.check(
      form, for: filing.event, on: try desk.reading.account(filing.account).platform,
      under: try desk.reading.rules(for: unit), &problems)
    clean.attachments = filing.form.attachments
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.save(clean, in: filing.id)
    desk.record(
      AuditObject(.filing, filing.id.rawValue, of: unit.id),
      before: digest(try stored(filing.form)), after: digest(try stored(clean)),
      facts: ["event": filing.event.rawValue])
    return Done()
  }
}

extension Desk {
  /// Whether a person belongs to a body or to one above it.
  func works(_ person: PersonID, at unit: Organization) throws -> Bool {
    let found = try reading.person(person)
    return found.disabledAt == nil && unit.lineage.contains(found.organization)
  }
}

/// Takes a filing back before it was decided.
package struct WithdrawFiling: Act {
  package static let name: ActName = "filings.withdraw"
  package static let permission = Permission(.accountManager)

  package let filing: FilingID
  package let reason: String

  package init(_ filing: FilingID, reason: String) {
    self.filing = filing
    self.reason = reason
  }

  package var place: Place { .filing(filing) }

  package func perform(at desk: Desk) throws -> Done {
    let filing = try desk.lockFiling(filing)
    guard !filing.state.isSettled, filing.carriedOutAt == nil else {
      throw Refusal(AccountRefusal.filingNotOpen, facts: ["state": filing.state.rawValue])
    }
    var problems: [FieldProblem] = []
    let reason = FilingFields.opinion.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.voidSteps(of: filing.id)
    try desk.setState(.withdrawn, of: filing.id)
    try desk.dropApplication(of: filing)
    desk.record(
      AuditObject(.filing, filing.id.rawValue, of: filing.organization),
      facts: ["event": filing.event.rawValue, "reason": reason])
    return Done()
  }
}

extension Desk {
  /// An account that was only applied for is given up with its filing; one in use stays.
  func dropApplication(of filing: Filing) throws {
    guard filing.event == .opening, try lockAccount(filing.account).state == .applied else {
      return
    }
    try setState(.dropped, of: filing.account, on: now)
  }
}

extension FilingFields {
  /// Why something is given back, refused or withdrawn.
  package static let opinion = TextRule(maximum: 500, multiline: true)
  /// What is written when one agrees; often nothing.
  package static let remark = TextRule(maximum: 500, required: false, multiline: true)
  package static let document = TextRule(maximum: 60)
}
