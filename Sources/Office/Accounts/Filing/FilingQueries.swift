import Rulebook
import Storage
import WorkCalendar

let filingColumns: SQL = """
  f.id, f.organization_id, f.account_id, f.number, f.event, f.mode, f.state, f.form, f.round,
  f.version, f.created_by, f.created_at, f.submitted_at, f.decided_at, f.carried_out_at, f.clock_id,
  f.certificate, f.registered
  """
private let stepColumns: SQL = """
  s.id, s.filing_id, s.round, s.position, s.role, s.organization_id, s.rule, s.outside, s.state,
  s.opinion, s.document, s.person_id, s.opened_at, s.closed_at
  """

extension Reading {
  /// - Throws: `office.not-found`.
  package func filing(_ id: FilingID) throws -> Filing {
    guard
      let row = try session.first("SELECT \(filingColumns) FROM filings f WHERE f.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Filing(row)
  }

  /// A filing the asker may look at: of a body in sight, or one that was or is theirs to sign.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func visibleFiling(_ id: FilingID) throws -> ListedFiling {
    let filing = try filing(id)
    let unit = try organization(filing.organization)
    guard try asker.sees(unit) || isSigner(of: filing) else {
      throw Refusal(OfficeRefusal.otherUnit)
    }
    return ListedFiling(filing: filing, account: try account(filing.account), organization: unit)
  }

  /// The files of a filing that the asker may look at, in the order in which they were put to it.
  package func files(of filing: Filing) throws -> [StoredFile] {
    let found = try storedFiles(filing.form.attachments.map { StoredFileID($0.file) })
    return filing.form.attachments.compactMap { found[StoredFileID($0.file)] }
  }

  /// A file of a filing, for everybody who may look at the filing.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func file(_ id: StoredFileID, ofFiling filing: FilingID) throws -> StoredFile {
    let filing = try visibleFiling(filing).filing
    guard filing.form.attachments.contains(where: { $0.file == id.rawValue }),
      let file = try storedFiles([id])[id]
    else { throw Refusal(OfficeRefusal.notFound) }
    return file
  }

  private func isSigner(of filing: Filing) throws -> Bool {
    try filingSteps(of: filing.id).contains { step in
      step.openedAt != nil
        && asker.appointments.contains {
          $0.organization.id == step.organization && $0.role == step.role
        }
    }
  }

  /// The filings of an account, the newest first.
  package func filings(of account: AccountID, limit: Int = 100) throws -> [Filing] {
    try session.rows(
      """
      SELECT \(filingColumns) FROM filings f WHERE f.account_id = \(account)
      ORDER BY f.id DESC LIMIT \(limit)
      """
    ).map(Filing.init)
  }

  /// The steps of a filing, round by round, in order.
  package func filingSteps(of filing: FilingID) throws -> [FilingStep] {
    try session.rows(
      """
      SELECT \(stepColumns) FROM filing_steps s WHERE s.filing_id = \(filing)
      ORDER BY s.round, s.position LIMIT 200
      """
    ).map(FilingStep.init)
  }

  package func filingStep(_ id: FilingStepID) throws -> FilingStep {
    guard
      let row = try session.first("SELECT \(stepColumns) FROM filing_steps s WHERE s.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try FilingStep(row)
  }

  /// The filing that a certificate's code stands for, for whoever has the code.
  package func filing(certificate code: String) throws -> ListedFiling? {
    guard
      let row = try session.first(
        "SELECT \(filingColumns) FROM filings f WHERE f.certificate = \(code)")
    else { return nil }
    let filing = try Filing(row)
    return ListedFiling(
      filing: filing, account: try account(filing.account),
      organization: try organization(filing.organization))
  }

  /// The latest accepted opening or registration of an account, which its certificate shows.
  package func certifyingFiling(of account: AccountID) throws -> Filing? {
    try session.first(
      """
      SELECT \(filingColumns) FROM filings f WHERE f.account_id = \(account)
        AND f.certificate IS NOT NULL ORDER BY f.id DESC LIMIT 1
      """
    ).map(Filing.init)
  }

  /// From when a body has to file the accounts it had already: when it put the rulebooks in force
  /// that ask for it, and not before they bind.
  package func startOfRegistration(
    for unit: Organization, under rules: GoverningRules
  ) throws -> Instant? {
    let asking = rules.rulebooks.filter { rulebook in
      rulebook.filing.content?.clocks.contains { $0.events.contains(.existing) } ?? false
    }
    guard let first = asking.first else { return nil }
    let row = try session.first(
      """
      SELECT MIN(since_at) AS since_at FROM rulebook_adoptions
      WHERE organization_id IN (\(list: unit.lineage)) AND until_at IS NULL
        AND rulebook IN (\(list: asking.map(\.id)))
      """)
    let adopted = try row?.optionalInstant("since_at")
    return [adopted, first.inForceFrom.startsAt].compactMap { $0 }.max()
  }
}

extension Desk {
  /// - Throws: `accounts.filing-exists`.
  func insertFiling(
    on account: Account, event: FilingEvent, mode: FilingMode, form: FilingForm, by person: PersonID
  ) throws -> FilingID {
    do {
      return FilingID(
        try session.insert(
          """
          INSERT INTO filings (organization_id, account_id, event, mode, state, event_on, form,
            created_by, created_at, updated_at)
          VALUES (\(account.organization), \(account.id), \(event.rawValue), \(mode.rawValue),
            'draft', \(form.eventOn), \(try stored(form)), \(person), \(now), \(now))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, _) {
      throw Refusal(AccountRefusal.filingExists, facts: ["event": event.rawValue])
    }
  }

  /// Reads a filing and holds it until the act is done.
  func lockFiling(_ id: FilingID) throws -> Filing {
    try hold("filings", id.rawValue)
    return try reading.filing(id)
  }

  func save(_ form: FilingForm, in filing: FilingID) throws {
    try session.execute(
      """
      UPDATE filings SET form = \(try stored(form)), event_on = \(form.eventOn),
        version = version + 1, updated_at = \(now)
      WHERE id = \(filing)
      """)
  }

  /// Sends a filing on its way; it gets its number the first time.
  func submit(
    _ filing: Filing, of unit: Organization, mode: FilingMode, clock: ClockID?,
    registered: FilingForm
  ) throws {
    let number = filing.number ?? "\(unit.code)-BA-\(today.year)-\(filing.id.padded)"
    try session.execute(
      """
      UPDATE filings SET state = 'under-way', number = \(number), mode = \(mode.rawValue),
        round = round + 1, version = version + 1, updated_at = \(now),
        submitted_at = COALESCE(submitted_at, \(now)), clock_id = COALESCE(clock_id, \(clock)),
        late = COALESCE((SELECT CASE WHEN verdict = 'missed' THEN 1 ELSE 0 END FROM clocks
          WHERE id = COALESCE(clock_id, \(clock))), 0),
        registered = COALESCE(registered, \(try stored(registered)))
      WHERE id = \(filing.id)
      """)
  }

  func setState(_ state: Filing.State, of filing: FilingID, certificate: String? = nil) throws {
    let decided: SQL = state.isSettled ? ", decided_at = \(now)" : ""
    try session.execute(
      """
      UPDATE filings SET state = \(state.rawValue), version = version + 1, updated_at = \(now),
        certificate = COALESCE(certificate, \(certificate)) \(decided)
      WHERE id = \(filing)
      """)
  }

  func markCarriedOut(_ filing: FilingID) throws {
    try session.execute(
      """
      UPDATE filings SET carried_out_at = \(now), version = version + 1, updated_at = \(now)
      WHERE id = \(filing)
      """)
  }

  func insertStep(_ seat: FilingSeat, of filing: Filing, round: Int64, position: Int) throws {
    try session.execute(
      """
      INSERT INTO filing_steps (filing_id, round, position, role, organization_id, rule, outside,
        state)
      VALUES (\(filing.id), \(round), \(position), \(seat.role.rawValue),
        \(seat.organization.id), \(try stored(seat.rule)), \(seat.isOutside), 'waiting')
      """)
  }

  func openStep(_ id: FilingStepID) throws {
    try session.execute(
      "UPDATE filing_steps SET state = 'open', opened_at = \(now) WHERE id = \(id)")
  }

  func closeStep(
    _ id: FilingStepID, as state: FilingStep.State, opinion: String = "", document: String = "",
    by person: PersonID? = nil
  ) throws {
    try session.execute(
      """
      UPDATE filing_steps SET state = \(state.rawValue), opinion = \(opinion),
        document = \(document), person_id = \(person), appointment_id = \(appointment?.id),
        closed_at = \(now)
      WHERE id = \(id)
      """)
  }

  /// What has not been signed yet is signed no more.
  func voidSteps(of filing: FilingID) throws {
    try session.execute(
      """
      UPDATE filing_steps SET state = 'void', closed_at = \(now)
      WHERE filing_id = \(filing) AND state IN ('waiting', 'open')
      """)
  }
}

extension Filing {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      account: try row.id("account_id"), number: try row.optionalText("number"),
      event: try row.word("event"), mode: try row.word("mode"), state: try row.word("state"),
      form: try restored(row.text("form")), round: try row.int("round"),
      version: try row.int("version"), createdBy: try row.id("created_by"),
      createdAt: try row.instant("created_at"),
      submittedAt: try row.optionalInstant("submitted_at"),
      decidedAt: try row.optionalInstant("decided_at"),
      carriedOutAt: try row.optionalInstant("carried_out_at"),
      clock: try row.optionalID("clock_id"), certificate: try row.optionalText("certificate"),
      registered: try row.optionalText("registered").map { try restored($0) })
  }
}

extension FilingStep {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), filing: try row.id("filing_id"), round: try row.int("round"),
      position: Int(clamping: try row.int("position")), role: try row.word("role"),
      organization: try row.id("organization_id"), rule: try restored(row.text("rule")),
      isOutside: try row.flag("outside"), state: try row.word("state"),
      opinion: try row.text("opinion"), document: try row.text("document"),
      person: try row.optionalID("person_id"), openedAt: try row.optionalInstant("opened_at"),
      closedAt: try row.optionalInstant("closed_at"))
  }
}
