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
    try inPortions(lines) { portion in
      var clocks = try insertClocks(
        portion.compactMap { line in
          line.limit.clock.flatMap { clock in units[line.account].map { ($0, clock) } }
        })
      let rows = try portion.map { account, limit in
        let unit = units[account]
        let clock = limit.clock == nil ? nil : unit.flatMap { clocks[$0]?.popLast() }
        return SQL(
          """
          (\(account), \(unit), 'filing', \(FilingEvent.existing.rawValue),
            \(try stored(limit.citations)), \(clock), \(limit.start))
          """)
      }
      try session.execute(
        """
        INSERT INTO account_duties (account_id, organization_id, kind, event, citations, clock_id,
          since_at)
        VALUES \(SQL(listing: rows))
        """)
    }
  }

  /// Starts many clocks at once; those of one body are alike, so that any of them will do.
  private func insertClocks(
    _ lines: [(unit: OrganizationID, clock: ExistingLimit.Clock)]
  ) throws -> [OrganizationID: [ClockID]] {
    guard !lines.isEmpty else { return [:] }
    let rows = lines.map { unit, clock in
      SQL(
        """
        (\(unit), \(clock.rule), \(clock.start), \(clock.due), \(clock.deadline),
          \(clock.isProvisional), \(clock.calendarVersion))
        """)
    }
    var clocks: [OrganizationID: [ClockID]] = [:]
    for row in try session.rows(
      """
      INSERT INTO clocks (organization_id, rule, started_at, due_at, deadline, provisional,
        calendar_version)
      VALUES \(SQL(listing: rows)) RETURNING id, organization_id
      """)
    {
      clocks[try row.id("organization_id"), default: []].append(try row.id("id"))
    }
    return clocks
  }
}

/// What is due on an account that was in use already.
private struct ExistingLimit {
  /// A clock as the books keep it.
  struct Clock {
    let rule: String
    let start: Instant
    let due: Instant
    let deadline: String
    let isProvisional: Bool
    let calendarVersion: String
  }

  let citations: [Citation]
  let start: Instant
  /// Nil where no text names a time.
  let clock: Clock?
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
      clock: try clock.map { rule in
        let deadline = try calendar.deadline(from: start, term: rule.term)
        return ExistingLimit.Clock(
          rule: try stored(rule), start: start, due: deadline.due,
          deadline: try stored(deadline), isProvisional: deadline.provisional,
          calendarVersion: deadline.calendarVersion)
      })
    made[key] = limit
    return limit
  }
}
