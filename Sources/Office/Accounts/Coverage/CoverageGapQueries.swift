import Rulebook
import Storage
import WorkCalendar

extension Reading {
  /// What each body of a page lacks, in words of the rules.
  func bodyGaps(_ kind: CoverageKind, _ marks: [CoverageMark]) throws -> [CoverageGap] {
    let known = try organizations(marks.map(\.organization))
    let bodies = marks.compactMap { known[$0.organization] }
    let rules = try rules(for: bodies)
    let accounts = kind == .staffing ? [:] : try heldAccounts(of: bodies.map(\.id))
    let holders = kind == .staffing ? try holderCounts(at: bodies.map(\.id)) : [:]
    return bodies.compactMap { body in
      guard let rules = rules[body.id] else { return nil }
      let held = accounts[body.id] ?? []
      let faults: [CoverageFault]
      switch kind {
      case .missing:
        faults = CoverageDecision.missing(
          of: body, held: held.filter(\.isInUse).map(\.platform),
          underWay: held.filter { !$0.isInUse }.map(\.platform), under: rules)
      case .surplus:
        faults = CoverageDecision.crowded(
          held: Dictionary(grouping: held, by: \.platform).mapValues(\.count), under: rules)
      default:
        faults = CoverageDecision.understaffed(
          at: body.level, holders: holders[body.id] ?? [:], under: rules)
      }
      return faults.isEmpty
        ? nil : CoverageGap(organization: body, account: nil, faults: faults)
    }
  }

  /// What each account of a page lacks.
  func accountGaps(_ kind: CoverageKind, _ marks: [CoverageMark]) throws -> [CoverageGap] {
    let bodies = try organizations(marks.map(\.organization))
    let accounts = try coveredAccounts("a.id IN (\(list: marks.compactMap(\.account)))")
    let known = Dictionary(accounts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let lines = marks.compactMap { mark -> (Organization, CoveredAccount)? in
      guard let body = bodies[mark.organization], let account = mark.account.flatMap({ known[$0] })
      else { return nil }
      return (body, account)
    }
    let rules = try rules(for: lines.map(\.0))
    let found = try faults(kind, lines, rules)
    return lines.compactMap { body, account in
      found[account.id].map {
        CoverageGap(organization: body, account: account, faults: $0)
      }
    }
  }

  private func faults(
    _ kind: CoverageKind, _ lines: [(Organization, CoveredAccount)],
    _ rules: [OrganizationID: GoverningRules]
  ) throws -> [AccountID: [CoverageFault]] {
    let evidence = try evidence(kind, lines, rules)
    let calendar = try calendar()
    var starts: [[String]: Instant?] = [:]
    var result: [AccountID: [CoverageFault]] = [:]
    for (body, account) in lines {
      guard let rules = rules[body.id] else { continue }
      let faults: [CoverageFault]
      if kind == .filing {
        let start = try registrationStart(for: body, rules, &starts)
        faults = [
          try CoverageDecision.unfiled(
            opened: account.openedAt, start: start, under: rules, calendar: calendar)
        ]
      } else {
        faults = self.faults(kind, body, account, rules, evidence)
      }
      if !faults.isEmpty { result[account.id] = faults }
    }
    return result
  }

  private func faults(
    _ kind: CoverageKind, _ body: Organization, _ account: CoveredAccount,
    _ rules: GoverningRules, _ evidence: Evidence
  ) -> [CoverageFault] {
    switch kind {
    case .barred:
      let fault = evidence.lines[body.id].flatMap { CoverageDecision.barred($0, under: rules) }
      return [fault].compactMap { $0 }
    case .people:
      return CoverageDecision.vacancies(
        filled: evidence.filled[account.id] ?? [], at: body.level, under: rules)
    case .absence:
      return (evidence.absent[account.id] ?? []).map {
        CoverageDecision.absent($0.duty, name: $0.name, $0.why, at: body.level, under: rules)
      }
    case .interaction: return [evidence.silent[rules.rulebooks.map(\.id)]].compactMap { $0 }
    case .overdue:
      return (evidence.overdue[account.id] ?? []).compactMap {
        CoverageDecision.overdue($0.duty, due: $0.due, under: $0.rule, at: now)
      }
    case .idle:
      let fault = CoverageDecision.idle(
        updates: evidence.updates[account.id] ?? [], last: evidence.last[account.id],
        opened: account.openedAt, under: rules, today: today)
      return [fault].compactMap { $0 }
    case .uncancelled: return [CoverageDecision.uncancelled(under: rules)]
    case .unseen: return [CoverageDecision.unseen(on: account.platform, under: rules)]
    case .missing, .surplus, .staffing, .filing: return []
    }
  }

  /// What the decisions on a page of accounts look at.
  private struct Evidence {
    var lines: [OrganizationID: BodyLine] = [:]
    var filled: [AccountID: Set<AccountDuty>] = [:]
    var absent: [AccountID: [Absent]] = [:]
    var overdue: [AccountID: [Overdue]] = [:]
    var last: [AccountID: Instant] = [:]
    var updates: [AccountID: [UpdateDay]] = [:]
    /// What the rules say of interaction, by the rulebooks in force; it is the same for many.
    var silent: [[String]: CoverageFault] = [:]
  }

  private func evidence(
    _ kind: CoverageKind, _ lines: [(Organization, CoveredAccount)],
    _ rules: [OrganizationID: GoverningRules]
  ) throws -> Evidence {
    let ids = lines.map(\.1.id)
    var evidence = Evidence()
    switch kind {
    case .barred:
      let known = try organizations(lines.flatMap(\.0.lineage))
      for (body, _) in lines { evidence.lines[body.id] = BodyLine(body) { known[$0] } }
    case .people: evidence.filled = try filledDuties(of: ids)
    case .absence: evidence.absent = try absences(at: lines)
    case .overdue: evidence.overdue = try overdueDuties(of: ids)
    case .idle:
      evidence.last = try lastUpdates(on: ids)
      evidence.updates = try updates(on: lines, rules)
    case .interaction:
      for rules in rules.values {
        let key = rules.rulebooks.map(\.id)
        if evidence.silent[key] == nil {
          evidence.silent[key] = CoverageDecision.silent(under: rules)
        }
      }
    default: break
    }
    return evidence
  }

  /// From when a body files what it had already; bodies below the same adopters are asked for once.
  func registrationStart(
    for body: Organization, _ rules: GoverningRules, _ known: inout [[String]: Instant?]
  ) throws -> Instant? {
    let above = body.lineage.dropLast().map(\.description)
    let key = rules.rulebooks.map(\.id) + above
    if let start = known[key] { return start }
    let start = try startOfRegistration(for: body, under: rules)
    // A body's own adoption is not its neighbours'.
    if try ownRulebooks(of: body.id).isEmpty { known[key] = .some(start) }
    return start
  }

  /// Accounts without what only their own page shows.
  func coveredAccounts(_ condition: SQL) throws -> [CoveredAccount] {
    try session.rows(
      """
      SELECT a.id, a.organization_id, a.name, a.platform, a.state, a.opened_at
      FROM accounts a WHERE \(condition) ORDER BY a.organization_id, a.id LIMIT 2000
      """
    ).map { row in
      CoveredAccount(
        id: try row.id("id"), organization: try row.id("organization_id"),
        platform: try row.word("platform"), name: try row.text("name"),
        state: try row.word("state"), openedAt: try row.optionalInstant("opened_at"))
    }
  }

  private struct Held {
    let platform: Platform
    let isInUse: Bool
  }

  private func heldAccounts(of bodies: [OrganizationID]) throws -> [OrganizationID: [Held]] {
    var found: [OrganizationID: [Held]] = [:]
    for row in try session.rows(
      """
      SELECT organization_id, platform, state FROM accounts
      WHERE organization_id IN (\(list: bodies)) AND closed_at IS NULL
      """)
    {
      let state: Account.State = try row.word("state")
      found[try row.id("organization_id"), default: []].append(
        Held(platform: try row.word("platform"), isInUse: state == .open || state == .suspended))
    }
    return found
  }

  private func holderCounts(
    at bodies: [OrganizationID]
  ) throws -> [OrganizationID: [RoleID: Int]] {
    var found: [OrganizationID: [RoleID: Int]] = [:]
    for row in try session.rows(
      """
      SELECT t.organization_id, t.role, COUNT(*) AS n FROM appointments t
      JOIN persons s ON s.id = t.person_id
      WHERE t.organization_id IN (\(list: bodies)) AND t.ended_at IS NULL
        AND t.deputy_for IS NULL AND t.from_on <= \(today)
        AND (t.until_on IS NULL OR t.until_on >= \(today)) AND s.disabled_at IS NULL
      GROUP BY t.organization_id, t.role
      """)
    {
      guard let role = RoleID(rawValue: try row.text("role")) else { continue }
      found[try row.id("organization_id"), default: [:]][role] = Int(clamping: try row.int("n"))
    }
    return found
  }

  private func filledDuties(of accounts: [AccountID]) throws -> [AccountID: Set<AccountDuty>] {
    var found: [AccountID: Set<AccountDuty>] = [:]
    for row in try session.rows(
      """
      SELECT account_id, duty FROM account_people
      WHERE account_id IN (\(list: accounts)) AND until_at IS NULL
      """)
    {
      found[try row.id("account_id"), default: []].insert(try row.word("duty"))
    }
    return found
  }

  private struct Absent {
    let duty: AccountDuty
    let name: String
    let why: CoverageFault.Absence
  }

  private func absences(
    at lines: [(Organization, CoveredAccount)]
  ) throws -> [AccountID: [Absent]] {
    let bodies = Dictionary(lines.map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [AccountID: [Absent]] = [:]
    for row in try session.rows(
      """
      SELECT p.account_id, p.duty, p.name, s.organization_id, s.disabled_at
      FROM account_people p JOIN persons s ON s.id = p.person_id
      WHERE p.account_id IN (\(list: lines.map(\.1.id))) AND p.until_at IS NULL
      ORDER BY p.account_id, p.id
      """)
    {
      let account: AccountID = try row.id("account_id")
      let isDisabled = try row.optionalInt("disabled_at") != nil
      let works = try bodies[account]?.lineage.contains(row.id("organization_id")) ?? false
      guard isDisabled || !works else { continue }
      found[account, default: []].append(
        Absent(
          duty: try row.word("duty"), name: try row.text("name"),
          why: isDisabled ? .disabled : .left))
    }
    return found
  }

  private struct Overdue {
    let duty: OpenDuty
    let due: Instant
    let rule: ClockRule
  }

  /// Without the days of each limit, which the account's own page explains.
  private func overdueDuties(of accounts: [AccountID]) throws -> [AccountID: [Overdue]] {
    var found: [AccountID: [Overdue]] = [:]
    for row in try session.rows(
      """
      SELECT d.id, d.account_id, d.kind, d.event, d.citations, d.clock_id, d.since_at, c.due_at,
        c.rule
      FROM account_duties d JOIN clocks c ON c.id = d.clock_id
      WHERE d.account_id IN (\(list: accounts)) AND d.closed_at IS NULL
        AND c.stopped_at IS NULL AND c.due_at <= \(now)
      ORDER BY c.due_at, d.id
      """)
    {
      let overdue = Overdue(
        duty: try OpenDuty(row), due: try row.instant("due_at"),
        rule: try restored(row.text("rule")))
      found[overdue.duty.account, default: []].append(overdue)
    }
    return found
  }
}
