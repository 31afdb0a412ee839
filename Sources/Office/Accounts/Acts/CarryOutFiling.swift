import Rulebook
import WorkCalendar

/// Opens, changes or closes the account as a filing says, and writes down when that was done.
package struct CarryOutFiling: Act {
  package static let name: ActName = "filings.carry-out"
  package static let permission = Permission(.accountManager)

  package let filing: FilingID
  /// The day on which it was done.
  package let day: CivilDate
  /// Where the account is found on its platform, known once it is open; empty leaves it as it is.
  package let link: String

  package init(_ filing: FilingID, on day: CivilDate, link: String = "") {
    self.filing = filing
    self.day = day
    self.link = link
  }

  package var place: Place { .filing(filing) }

  package func perform(at desk: Desk) throws -> Done {
    let filing = try desk.lockFiling(filing)
    let account = try desk.lockAccount(filing.account)
    let unit = try desk.here()
    let rules = try desk.reading.rules(for: unit)
    guard filing.mayBeCarriedOut else {
      throw Refusal(
        AccountRefusal.notYet, facts: ["state": filing.state.rawValue],
        citations: rules.filingPlan(for: filing.event)?.citations ?? [])
    }
    guard filing.event.carryOutStates.contains(account.state) else {
      throw Refusal(AccountRefusal.wrongState, facts: ["state": account.state.rawValue])
    }
    guard day <= desk.today else { throw Refusal.invalid([FieldProblem("day", .inFuture)]) }
    if !filing.isLate(on: account) {
      try checkApproval(of: filing, rules)
      try checkLead(of: filing, rules, desk)
    }
    let citations = try apply(filing, to: account, rules, desk)
    try desk.markCarriedOut(filing.id)
    desk.record(
      AuditObject(.filing, filing.id.rawValue, of: unit.id),
      after: digest(try stored(filing.form)), citations: citations,
      facts: [
        "event": filing.event.rawValue, "account": filing.form.name, "day": day.text,
      ])
    return Done()
  }

  /// What needs an approval may not be done on a day before it was given.
  private func checkApproval(of filing: Filing, _ rules: GoverningRules) throws {
    guard filing.mode == .approval, let decided = filing.decidedAt?.date, day < decided else {
      return
    }
    throw Refusal(
      OfficeRefusal.invalid,
      citations: rules.filingPlan(for: filing.event)?.citations ?? [],
      problems: [FieldProblem("day", .beforeApproval, facts: ["day": decided.text])])
  }

  /// What has to be filed some days ahead may not be done before these days have passed.
  private func checkLead(of filing: Filing, _ rules: GoverningRules, _ desk: Desk) throws {
    guard let first = try filing.firstDay(under: rules, calendar: desk.reading.calendar()),
      day < first
    else { return }
    throw Refusal(
      AccountRefusal.tooEarly, facts: ["day": first.text],
      citations: rules.filingPlan(for: filing.event)?.before?.citations ?? [])
  }

  /// - Returns: the articles of what it made due.
  private func apply(
    _ filing: Filing, to account: Account, _ rules: GoverningRules, _ desk: Desk
  ) throws -> [Citation] {
    var form = filing.form
    if !link.isEmpty {
      var problems: [FieldProblem] = []
      form.link = AccountFields.link(link, field: "link", &problems)
      guard problems.isEmpty else { throw Refusal.invalid(problems) }
    }
    let citations = try desk.enter(
      form, of: filing, in: account, under: rules, from: day.startsAt)
    // A correction begins from what is known by then.
    if !filing.state.isSettled, form != filing.form { try desk.save(form, in: filing.id) }
    switch filing.event {
    case .opening, .existing:
      // What was closed in an emergency is opened again by its own act.
      if account.state != .suspended {
        try desk.setState(.open, of: account.id, on: day.startsAt)
      }
      _ = try desk.requireRotation(
        after: .periodic, on: account, under: rules, from: day.startsAt)
    case .closing: try desk.setState(.closed, of: account.id, on: day.startsAt)
    case .cancellation:
      // What was never opened is only given up.
      let end: Account.State = account.state == .approved ? .dropped : .cancelled
      try desk.setState(end, of: account.id, on: day.startsAt)
    case .emergencyClosing, .change, .menuUnusable, .administratorChange, .leaderChange: break
    }
    return citations
  }
}

extension Filing {
  /// The first day on which it may be carried out, counted from the day it was sent; nil where no
  /// text asks for a lead.
  package func firstDay(
    under rules: GoverningRules, calendar: WorkCalendar
  ) throws -> CivilDate? {
    guard let before = rules.filingPlan(for: event)?.before, let submittedAt,
      case .workingDays(let days) = before.term
    else { return nil }
    return try calendar.earliest(after: submittedAt.date, workingDays: days).on
  }
}
