import Office
import Rulebook
import Storage
import WorkCalendar

/// Ninety days for a change of passwords, as they stand in the books.
struct ProvinceClock {
  let rule: String
  let started: Instant
  let due: Instant
  let deadline: String
  let version: String

  /// - Parameter days: how long ago it began.
  init(begun days: Int, before now: Instant) throws {
    started = now.advanced(byMilliseconds: -Int64(days) * 86_400_000)
    let clock = ClockRule(
      id: "security.rotation", term: .calendarDays(90), from: "periodic", citations: [])
    let deadline = try WorkCalendar.bundled().deadline(from: started, term: clock.term)
    rule = try stored(clock)
    due = deadline.due
    self.deadline = try stored(deadline)
    version = deadline.calendarVersion
  }
}

/// Writes the rows of a province in one transaction.
struct ProvinceWriter {
  let session: any SQLSession
  let now: Instant
  let manager: PersonID
  let kept: ProvinceClock
  let late: ProvinceClock

  private static let day: Int64 = 86_400_000

  private func days(_ count: Int) -> Instant {
    now.advanced(byMilliseconds: Int64(count) * Self.day)
  }

  func write(_ plan: ProvincePlan, below root: OrganizationID) throws {
    let units = try writeUnits(plan, below: root)
    let staff = try writeStaff(plan, units)
    try writeAccounts(plan, units, staff)
  }

  private func writeUnits(
    _ plan: ProvincePlan, below root: OrganizationID
  ) throws -> [OrganizationID] {
    var ids: [OrganizationID] = []
    var paths: [String] = []
    guard
      let top = try session.first(
        "SELECT path, sector FROM organizations WHERE id = \(root.rawValue)")
    else { return [] }
    for (index, unit) in plan.units.enumerated() {
      let parent = unit.parent.map { ids[$0] } ?? root
      let above = try unit.parent.map { paths[$0] } ?? top.text("path")
      let id = try session.insert(
        """
        INSERT INTO organizations (parent_id, path, level, sector, name, short_name, code,
          secret_related, created_at)
        VALUES (\(parent.rawValue), \("bench-\(index)"), \(unit.level), 'public-security',
          \("Bureau " + unit.name), \(unit.name), \("B\(index)"), 0, \(days(-400)))
        RETURNING id
        """)
      let path = above + "\(id)/"
      try session.execute("UPDATE organizations SET path = \(path) WHERE id = \(id)")
      ids.append(OrganizationID(id))
      paths.append(path)
      for (position, rulebook) in unit.rulebooks.enumerated() {
        try session.execute(
          """
          INSERT INTO rulebook_adoptions (organization_id, rulebook, position, adaptations,
            since_at)
          VALUES (\(id), \(rulebook), \(Int64(position)), '[]', \(days(-200)))
          """)
      }
    }
    return ids
  }

  /// Four persons a body: two account managers, a final reviewer, a security officer.
  private func writeStaff(_ plan: ProvincePlan, _ units: [OrganizationID]) throws -> [[Int64]] {
    let roles = ["account-manager", "account-manager", "final-reviewer", "security-officer"]
    let from = days(-300).date
    var dice = Dice()
    var staff: [[Int64]] = []
    for (index, unit) in units.enumerated() {
      var here: [Int64] = []
      for (place, role) in roles.enumerated() {
        let gone: Instant? = dice.isOnce(in: 60) ? days(-3) : nil
        let id = try session.insert(
          """
          INSERT INTO persons (organization_id, login, name, created_at, disabled_at)
          VALUES (\(unit.rawValue), \("b\(index)-\(place)"), \("Person \(index)-\(place)"),
            \(days(-300)), \(gone))
          RETURNING id
          """)
        here.append(id)
        guard !dice.isOnce(in: 30) else { continue }
        try session.execute(
          """
          INSERT INTO appointments (person_id, organization_id, role, from_on, created_at)
          VALUES (\(id), \(unit.rawValue), \(role), \(from.text), \(days(-300)))
          """)
      }
      staff.append(here)
    }
    return staff
  }

  private func writeAccounts(
    _ plan: ProvincePlan, _ units: [OrganizationID], _ staff: [[Int64]]
  ) throws {
    var dice = Dice()
    let post = try writePost(of: units)
    for seat in plan.seats {
      let unit = units[seat.unit].rawValue
      let isFiled = !dice.isOnce(in: 25)
      let filing: String? = isFiled ? "B\(seat.unit)-BA-\(seat.number)" : nil
      let account = try session.insert(
        """
        INSERT INTO accounts (organization_id, platform, name, slug, opened_at, state, initials,
          link, interaction, filing_number, card)
        VALUES (\(unit), \(seat.platform), \("Account \(plan.units[seat.unit].name) \(seat.number)"),
          \("bench-\(seat.number)"), \(days(-250)), 'open', \("zh\(seat.number)"),
          'https://example.org/', \(dice.isOnce(in: 40) ? Int64(0) : 1), \(filing),
          '{"purpose":"news","plan":"weekly"}')
        RETURNING id
        """)
      try writePeople(account, staff[seat.unit], &dice)
      try writePapers(account, unit, seat, filing, &dice)
      if seat.platform == "portal", !dice.isOnce(in: 9) {
        try session.post(
          """
          INSERT INTO releases (post_id, round, revision_id, account_id, state, opened_at,
            confirmed_by, confirmed_at, published_at)
          VALUES (\(post.post), 1, \(post.revision), \(account), 'published', \(days(-2)),
            \(manager.rawValue), \(days(-2)), \(days(-1)))
          """)
      }
    }
  }

  private func writePeople(_ account: Int64, _ staff: [Int64], _ dice: inout Dice) throws {
    let duties = [
      "first-responsible", "administrator-a", "administrator-b", "reviewer", "security",
    ]
    for (place, duty) in duties.enumerated() where !dice.isOnce(in: 50) {
      let person: Int64? = place == 0 ? nil : staff[place - 1]
      try session.post(
        """
        INSERT INTO account_people (account_id, duty, person_id, name, post, mobile, telephone,
          email, since_at)
        VALUES (\(account), \(duty), \(person), 'Person', '', '', '', '', \(days(-250)))
        """)
    }
  }

  /// The accepted filing, and the change of passwords that is due next.
  private func writePapers(
    _ account: Int64, _ unit: Int64, _ seat: ProvincePlan.Seat, _ filing: String?,
    _ dice: inout Dice
  ) throws {
    if let filing {
      try session.post(
        """
        INSERT INTO filings (organization_id, account_id, number, event, mode, state, form, round,
          created_by, created_at, updated_at, submitted_at, decided_at, certificate)
        VALUES (\(unit), \(account), \(filing), 'opening', 'approval', 'accepted',
          \(try stored(FilingForm())), 1, \(manager.rawValue), \(days(-260)), \(days(-255)),
          \(days(-260)), \(days(-255)), \("bench-\(seat.number)"))
        """)
    }
    let running = dice.isOnce(in: 30) ? late : kept
    let clock = try session.insert(
      """
      INSERT INTO clocks (organization_id, rule, started_at, due_at, deadline, provisional,
        calendar_version)
      VALUES (\(unit), \(running.rule), \(running.started), \(running.due),
        \(running.deadline), 0, \(running.version))
      RETURNING id
      """)
    try session.post(
      """
      INSERT INTO account_duties (account_id, organization_id, kind, event, citations, clock_id,
        since_at)
      VALUES (\(account), \(unit), 'rotation', 'periodic', '[]', \(clock), \(running.started))
      """)
  }

  /// An item that every account of the portal published.
  private func writePost(of units: [OrganizationID]) throws -> (post: Int64, revision: Int64) {
    guard let unit = units.first?.rawValue else { return (0, 0) }
    let post = try session.insert(
      """
      INSERT INTO posts (organization_id, number, author_id, title, category, sensitivity, kind,
        state, revision, round, created_at, updated_at)
      VALUES (\(unit), 'BENCH-1', \(manager.rawValue), 'Bench', 'activities', 'ordinary', 'ordinary',
        'published', 1, 1, \(days(-3)), \(days(-3)))
      RETURNING id
      """)
    let revision = try session.insert(
      """
      INSERT INTO revisions (post_id, number, title, summary, body, category, sensitivity, kind,
        elements, accounts, digest, author_id, created_at)
      VALUES (\(post), 1, 'Bench', '', 'Bench', 'activities', 'ordinary', 'ordinary', '{}', '[]',
        \([UInt8](repeating: 0, count: 32)), \(manager.rawValue), \(days(-3)))
      RETURNING id
      """)
    return (post, revision)
  }
}
