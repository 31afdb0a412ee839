import Rulebook
import WorkCalendar

/// Sends a filing on its way: every field there, every signature with somebody to give it, and the
/// clock of the filing stopped. What no rulebook asks for is a record that nobody signs.
package struct SubmitFiling: Act {
  package static let name: ActName = "filings.submit"
  package static let permission = Permission(.accountManager)

  package let filing: FilingID
  /// The version the person saw.
  package let version: Int64

  package init(_ filing: FilingID, version: Int64) {
    self.filing = filing
    self.version = version
  }

  package var place: Place { .filing(filing) }

  package func perform(at desk: Desk) throws -> Done {
    let filing = try desk.lockFiling(filing)
    let unit = try desk.here()
    let account = try desk.lockAccount(filing.account)
    guard filing.state.isEditable else {
      throw Refusal(AccountRefusal.filingNotOpen, facts: ["state": filing.state.rawValue])
    }
    guard filing.version == version else { throw Refusal(OfficeRefusal.staleVersion) }
    let rules = try eligible(filing, account, unit, desk)
    let missing = FilingFields.missing(
      in: filing.form, for: filing.event, on: account.platform, under: rules)
    guard let day = filing.form.eventOn, missing.isEmpty else {
      throw Refusal(
        OfficeRefusal.invalid,
        citations: missing.citations,
        problems: missing.map(\.problem))
    }
    let plan = rules.filingPlan(for: filing.event)
    try checkDay(day, of: filing, on: account, desk)
    if filing.event.parts.contains(.people) {
      try desk.checkTrained(filing.form.people, under: rules)
    }
    let registered = try desk.reading.registered(before: filing.event, on: account)
    let clock = try stopClock(of: filing, plan: plan, on: account, unit: unit, rules, desk)
    let seats = try plan.map { try desk.reading.seats(of: $0, unit: unit, account: account.id) }
    try desk.submit(
      filing, of: unit, mode: plan?.mode ?? .report, clock: clock, registered: registered)
    try setOut(filing, seats: seats ?? [], unit: unit, desk)
    desk.record(
      AuditObject(.filing, filing.id.rawValue, of: unit.id),
      after: digest(try stored(filing.form)), citations: plan?.citations ?? [],
      facts: [
        "event": filing.event.rawValue, "account": account.name, "round": "\(filing.round + 1)",
        "rulebooks": rules.rulebooks.map { "\($0.id)@\($0.version.prefix(16))" }
          .joined(separator: " "),
      ])
    return Done()
  }

  /// Whoever may hold no account, or not so many, can still change, close and cancel what is there.
  private func eligible(
    _ filing: Filing, _ account: Account, _ unit: Organization, _ desk: Desk
  ) throws -> GoverningRules {
    let name = filing.form.name
    switch filing.event {
    case .opening, .existing:
      return try desk.checkEligibility(name: name, on: account.platform, of: unit, besides: 1)
    case .change:
      let rules = try desk.reading.rules(for: unit)
      try desk.checkName(name, of: unit, under: rules)
      return rules
    case .closing, .cancellation, .emergencyClosing, .menuUnusable, .administratorChange,
      .leaderChange:
      return try desk.reading.rules(for: unit)
    }
  }

  /// What has happened cannot lie ahead.
  private func checkDay(
    _ day: CivilDate, of filing: Filing, on account: Account, _ desk: Desk
  ) throws {
    let hasHappened =
      switch filing.event {
      case .existing, .emergencyClosing, .menuUnusable, .administratorChange, .leaderChange: true
      case .opening: filing.isLate(on: account)
      case .change, .closing, .cancellation: false
      }
    if hasHappened, day > desk.today {
      throw Refusal.invalid([FieldProblem("event-on", .inFuture)])
    }
  }

  /// Stops the clock that an event started, or measures against the day of the form; nil where no
  /// text names a time.
  private func stopClock(
    of filing: Filing, plan: FilingPlan?, on account: Account, unit: Organization,
    _ rules: GoverningRules, _ desk: Desk
  ) throws -> ClockID? {
    guard filing.clock == nil else { return filing.clock }
    if let running = try desk.fulfil(.filing, after: filing.event.rawValue, on: account.id) {
      return running
    }
    guard let rule = (plan?.before ?? plan?.after)?.clock(for: filing.event),
      let day = filing.form.eventOn
    else { return nil }
    let start =
      filing.event == .existing
      ? try desk.reading.startOfRegistration(for: unit, under: rules) ?? day.startsAt
      : day.startsAt
    let clock = try desk.startClock(rule, from: start, of: unit.id)
    try desk.stopClock(clock)
    return clock
  }

  private func setOut(
    _ filing: Filing, seats: [FilingSeat], unit: Organization, _ desk: Desk
  ) throws {
    let round = filing.round + 1
    for (position, seat) in seats.enumerated() {
      try desk.insertStep(seat, of: filing, round: round, position: position)
    }
    let steps = try desk.reading.filingSteps(of: filing.id).filter { $0.round == round }
    // Sending it is the unit's own signature where the manager of its accounts gives the first.
    if let first = steps.first, first.role == .accountManager, first.organization == unit.id,
      !first.isOutside
    {
      try desk.closeStep(first.id, as: .agreed, by: try desk.person().id)
    }
    try desk.moveOn(filing)
  }
}

extension Desk {
  /// Opens the next step of a filing, or accepts it when all have agreed.
  ///
  /// - Returns: whether it was accepted.
  @discardableResult
  func moveOn(_ filing: Filing) throws -> Bool {
    let current = try reading.filing(filing.id)
    let steps = try reading.filingSteps(of: filing.id).filter { $0.round == current.round }
    if let next = steps.first(where: { $0.state == .waiting }) {
      try openStep(next.id)
      return false
    }
    // A record that no text asks for certifies nothing.
    let certifies =
      (filing.event == .opening || filing.event == .existing) && !steps.isEmpty
    let code = certifies ? random.bytes(10).hex : nil
    try setState(.accepted, of: filing.id, certificate: code)
    // What is only reported may have been opened before the opinion came.
    if filing.event == .opening, try lockAccount(filing.account).state == .applied {
      try setState(.approved, of: filing.account, on: now)
    }
    try enterCorrection(of: current, steps: steps)
    if certifies, let number = current.number { try setFilingNumber(number, of: filing.account) }
    return true
  }
}
