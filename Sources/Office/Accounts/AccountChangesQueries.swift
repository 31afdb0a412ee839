import Rulebook
import Storage
import WorkCalendar

extension Desk {
  /// - Throws: a field problem when the name or the address is taken.
  func insertAccount(
    of organization: OrganizationID, platform: Platform, name: String, slug: String,
    description: String, state: Account.State
  ) throws -> AccountID {
    try checkFree(name, on: platform)
    do {
      return AccountID(
        try session.insert(
          """
          INSERT INTO accounts (organization_id, platform, name, slug, description, state,
            initials, opened_at)
          VALUES (\(organization), \(platform.rawValue), \(name), \(slug), \(description),
            \(state.rawValue), \(AccountFields.initials(of: name)), \(state == .open ? now : nil))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, let which) {
      throw Refusal.invalid([FieldProblem(which.contains("slug") ? "slug" : "name", .taken)])
    }
  }

  /// Says on which platform a name is taken, and by whom to those who may know; whoever is quicker
  /// meanwhile is found by the database.
  ///
  /// - Throws: a field problem when the name is taken.
  private func checkFree(
    _ name: String, on platform: Platform, besides own: AccountID? = nil
  ) throws {
    guard
      let row = try session.first(
        """
        SELECT organization_id, state FROM accounts
        WHERE platform = \(platform.rawValue) AND name = \(name) AND closed_at IS NULL
          AND id <> \(own?.rawValue ?? 0)
        """)
    else { return }
    let owner = try reading.organization(row.id("organization_id"))
    var facts = [FieldProblem.cause: "name-taken-elsewhere", "platform": platform.rawValue]
    // Everybody finds in the public list what is in use; what is applied for is the body's own.
    let isPublic = Account.State.publicStates.contains(try row.word("state"))
    if isPublic || reading.asker.sees(owner) {
      facts[FieldProblem.cause] = "name-taken"
      facts["organization"] = owner.name
    }
    throw Refusal.invalid([FieldProblem("name", .taken, facts: facts)])
  }

  /// An address for an account that nobody chose: the body's code and the platform, and a number
  /// where that is taken.
  func freeSlug(of unit: Organization, platform: Platform) throws -> String {
    let base = "\(unit.code.lowercased())-\(platform.rawValue)"
    let start = base.first?.isLetter == true ? base : "a-" + base
    let taken = Set(
      try session.rows(
        """
        SELECT slug FROM accounts WHERE slug = \(start)
          OR slug LIKE \(start.escapedForLike + "-%") ESCAPE '\\' ORDER BY slug LIMIT 1000
        """
      ).map { try $0.text("slug") })
    guard taken.contains(start) else { return start }
    return (2...1_001).lazy.map { "\(start)-\($0)" }.first { !taken.contains($0) } ?? start
  }

  /// Reads an account and holds it until the act is done.
  func lockAccount(_ id: AccountID) throws -> Account {
    // Touched and not only held: whoever waited reads what was done meanwhile.
    try session.execute("UPDATE accounts SET version = version WHERE id = \(id)")
    return try reading.account(id)
  }

  /// Writes what a form says into the registry.
  ///
  /// - Throws: a field problem when the name is taken.
  func register(_ form: FilingForm, for account: Account) throws {
    try checkFree(form.name, on: account.platform, besides: account.id)
    do {
      try session.execute(
        """
        UPDATE accounts SET name = \(form.name), initials = \(AccountFields.initials(of: form.name)),
          platform_id = \(form.platformID), link = \(form.link),
          description = \(form.description), card = \(try stored(form.card)),
          interaction = \(form.hasInteraction), version = version + 1
        WHERE id = \(account.id)
        """)
    } catch StorageError.constraint(.unique, _) {
      throw Refusal.invalid([FieldProblem("name", .taken)])
    }
  }

  /// - Parameter day: when it was opened or closed.
  func setState(_ state: Account.State, of account: AccountID, on day: Instant) throws {
    let opened: SQL = state == .open ? ", opened_at = COALESCE(opened_at, \(day))" : ""
    let ended: SQL =
      switch state {
      case .closed, .cancelled, .dropped: ", closed_at = COALESCE(closed_at, \(day))"
      default: ""
      }
    try session.execute(
      """
      UPDATE accounts SET state = \(state.rawValue), version = version + 1 \(opened) \(ended)
      WHERE id = \(account)
      """)
  }

  /// An account that was in use before it went on file was opened on a day of its own.
  func setOpened(_ day: Instant, of account: AccountID) throws {
    try session.execute("UPDATE accounts SET opened_at = \(day) WHERE id = \(account)")
  }

  func setFilingNumber(_ number: String, of account: AccountID) throws {
    try session.execute(
      """
      UPDATE accounts SET filing_number = \(number), version = version + 1 WHERE id = \(account)
      """)
  }

  /// Puts a person in charge, in the place of whoever was.
  func assign(_ holder: DutyHolder, to duty: AccountDuty, of account: AccountID) throws {
    try session.execute(
      """
      UPDATE account_people SET until_at = \(now)
      WHERE account_id = \(account) AND duty = \(duty.rawValue) AND until_at IS NULL
      """)
    try session.execute(
      """
      INSERT INTO account_people (account_id, duty, person_id, name, post, mobile, telephone,
        email, since_at)
      VALUES (\(account), \(duty.rawValue), \(holder.person), \(holder.name), \(holder.post),
        \(holder.mobile), \(holder.telephone), \(holder.email), \(now))
      """)
  }

  /// Makes something due on an account; what is due already stays due as it was.
  func require(
    _ kind: OpenDuty.Kind, after event: String, on account: Account, clock rule: ClockRule?,
    from start: Instant, citations: [Citation]
  ) throws {
    let isDue =
      try session.first(
        """
        SELECT id FROM account_duties WHERE account_id = \(account.id)
          AND kind = \(kind.rawValue) AND event = \(event) AND closed_at IS NULL
        """) != nil
    guard !isDue else { return }
    let clock = try rule.map { try startClock($0, from: start, of: account.organization) }
    try insertDuties([
      DutyLine(
        account: account.id, organization: account.organization, kind: kind, event: event,
        citations: citations, clock: clock, since: start)
    ])
  }

  func insertDuties(_ lines: [DutyLine]) throws {
    try session.execute(
      """
      INSERT INTO account_duties (account_id, organization_id, kind, event, citations, clock_id,
        since_at)
      VALUES \(SQL(listing: try lines.map { try $0.line() }))
      """)
  }

  /// Something due was done: its clock stops.
  ///
  /// - Returns: the clock; nil when nothing was due or no text named a time.
  @discardableResult
  func fulfil(
    _ kind: OpenDuty.Kind, after event: String?, on account: AccountID
  ) throws -> ClockID? {
    let due = try reading.openDuties(of: account).filter {
      $0.kind == kind && (event == nil || $0.event == event)
    }
    for duty in due {
      try session.execute("UPDATE account_duties SET closed_at = \(now) WHERE id = \(duty.id)")
      try stopClock(duty.clock)
    }
    return due.first?.clock
  }
}

/// Something that becomes due on an account, as the books keep it.
struct DutyLine {
  let account: AccountID
  let organization: OrganizationID
  let kind: OpenDuty.Kind
  let event: String
  let citations: [Citation]
  /// Nil where no text names a time.
  let clock: ClockID?
  let since: Instant

  func line() throws -> SQL {
    """
    (\(account), \(organization), \(kind.rawValue), \(event), \(try stored(citations)),
      \(clock), \(since))
    """
  }
}
