import Rulebook
import Storage
import WorkCalendar

/// The filing of accounts that were in use before the office knew of them (R25).
extension Desk {
  /// Makes the filing due of accounts in use that are taken in, under the limit that the rules of
  /// their bodies set. It is counted from when these rules bind, as the filing itself will be, so
  /// that taking an account in late gives no more time.
  ///
  /// - Returns: the articles that ask for it; none where no text does.
  @discardableResult
  func requireExistingFilings(
    of accounts: [(id: AccountID, unit: Organization)]
  ) throws -> [Citation] {
    let units = Dictionary(accounts.map { ($0.unit.id, $0.unit) }, uniquingKeysWith: { $1 })
    let rules = try reading.rules(for: units.values)
    var limits = ExistingLimits(calendar: try reading.calendar())
    var known: [[String]: Instant?] = [:]
    var lines: [(account: AccountID, limit: ExistingLimit)] = []
    var found: [OrganizationID: ExistingLimit] = [:]
    for (unit, rules) in rules.sorted(by: { $0.key < $1.key }) {
      guard let body = units[unit], let plan = rules.filingPlan(for: .existing) else { continue }
      let start = try reading.registrationStart(for: body, rules, &known) ?? now
      found[unit] = try limits.limit(plan, from: start)
    }
    for (account, unit) in accounts {
      if let limit = found[unit.id] { lines.append((account, limit)) }
    }
    try insertDuties(lines, units: Dictionary(accounts.map { ($0.id, $0.unit.id) }) { $1 })
    return found.sorted { $0.key < $1.key }.reduce([]) { $0.joined(with: $1.value.citations) }
  }

  private func insertDuties(
    _ lines: [(account: AccountID, limit: ExistingLimit)], units: [AccountID: OrganizationID]
  ) throws {
    let lines = lines.compactMap { line in
      units[line.account].map { (line.account, unit: $0, line.limit) }
    }
    try inPortions(lines) { portion in
      var clocks = try startClocks(
        portion.compactMap { _, unit, limit in limit.clock.map { (unit, $0) } })
      try insertDuties(
        portion.map { account, unit, limit in
          DutyLine(
            account: account, organization: unit, kind: .filing,
            event: FilingEvent.existing.rawValue, citations: limit.citations,
            clock: limit.clock == nil ? nil : clocks[unit]?.popLast(), since: limit.start)
        })
    }
  }
}

/// What is due on an account that was in use already.
private struct ExistingLimit {
  let citations: [Citation]
  let start: Instant
  /// Nil where no text names a time.
  let clock: PreparedClock?
}

/// Computes each limit once, however many accounts stand under it.
private struct ExistingLimits {
  private struct Key: Hashable {
    let plan: FilingPlan
    let start: Instant
  }

  private let calendar: WorkCalendar
  private var made: [Key: ExistingLimit] = [:]

  init(calendar: WorkCalendar) { self.calendar = calendar }

  mutating func limit(_ plan: FilingPlan, from start: Instant) throws -> ExistingLimit {
    let key = Key(plan: plan, start: start)
    if let known = made[key] { return known }
    let source = plan.before ?? plan.after
    let clock = source?.clock(for: .existing)
    let limit = ExistingLimit(
      citations: plan.citations.joined(with: source?.citations ?? []), start: start,
      clock: try clock.map { try PreparedClock($0, from: start, under: calendar) })
    made[key] = limit
    return limit
  }
}
