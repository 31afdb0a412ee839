import Storage
import WorkCalendar

private let impostorColumns: SQL = """
  i.id, i.organization_id, i.account_id, i.platform, i.name, i.link, i.found_on, i.source, i.state,
  i.complained_on, i.complaint_number, i.reported_by, i.reported_at, i.settled_at
  """

extension Reading {
  /// - Throws: `office.not-found`.
  package func impostor(_ id: ImpostorID) throws -> Impostor {
    guard
      let row = try session.first("SELECT \(impostorColumns) FROM impostors i WHERE i.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Impostor(row)
  }

  /// An impostor the asker may look at.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func visibleImpostor(_ id: ImpostorID) throws -> ListedImpostor {
    let impostor = try impostor(id)
    return ListedImpostor(
      impostor: impostor, organization: try visibleOrganization(impostor.organization),
      account: try impostor.account.map { try account($0) })
  }

  /// The impostors of the bodies in sight, the newest first.
  ///
  /// - Parameter before: the last one of the page before.
  package func impostorList(
    _ filter: ImpostorFilter, before: ImpostorID? = nil, limit: Int = 50
  ) throws -> [ListedImpostor] {
    guard let places = asker.places("o") else { return [] }
    var condition: SQL = "i.id < \(before?.rawValue ?? Int64.max) AND (\(places))"
    if let state = filter.state { condition = condition + " AND i.state = \(state.rawValue)" }
    if let account = filter.account { condition = condition + " AND i.account_id = \(account)" }
    if let platform = filter.platform {
      condition = condition + " AND i.platform = \(platform.rawValue)"
    }
    if let id = filter.organization {
      let path = try organization(id).path
      condition = condition + " AND o.path >= \(path) AND o.path < \(path + "~")"
    }
    let found = try session.rows(
      """
      SELECT \(impostorColumns) FROM impostors i JOIN organizations o ON o.id = i.organization_id
      WHERE \(condition) ORDER BY i.id DESC LIMIT \(limit)
      """
    ).map(Impostor.init)
    let bodies = try organizations(found.map(\.organization))
    let accounts = try accounts(found.compactMap(\.account))
    return found.compactMap { impostor in
      bodies[impostor.organization].map { body in
        ListedImpostor(
          impostor: impostor, organization: body,
          account: impostor.account.flatMap { accounts[$0] })
      }
    }
  }

  /// What was found, done and answered, in order.
  package func entries(of impostor: ImpostorID) throws -> [ImpostorEntry] {
    let kept: [(entry: Int64, file: StoredFileID)] = try session.rows(
      """
      SELECT k.entry_id, k.file_id FROM impostor_files k
      JOIN impostor_entries e ON e.id = k.entry_id
      WHERE e.impostor_id = \(impostor) ORDER BY k.file_id LIMIT 500
      """
    ).map { (try $0.int("entry_id"), try $0.id("file_id")) }
    let files = try storedFiles(kept.map(\.file))
    return try session.rows(
      """
      SELECT id, kind, state, words, link, complained_on, complaint_number, person_id, entered_at
      FROM impostor_entries WHERE impostor_id = \(impostor) ORDER BY id LIMIT 500
      """
    ).map { row in
      let id = try row.int("id")
      return ImpostorEntry(
        try row.word("kind"), try row.word("state"), words: try row.text("words"),
        link: try row.text("link"), complainedOn: try row.optionalDate("complained_on"),
        complaintNumber: try row.text("complaint_number"), by: try row.id("person_id"),
        at: try row.instant("entered_at"),
        files: kept.filter { $0.entry == id }.compactMap { files[$0.file] })
    }
  }

  /// How many imitate an account and are not settled, and how many there were in all.
  package func impostorCounts(of account: AccountID) throws -> (open: Int, all: Int) {
    let row = try session.first(
      """
      SELECT COUNT(*) AS whole, COUNT(CASE WHEN settled_at IS NULL THEN 1 END) AS unsettled
      FROM impostors WHERE account_id = \(account)
      """)
    guard let row else { return (0, 0) }
    return (Int(clamping: try row.int("unsettled")), Int(clamping: try row.int("whole")))
  }
}

extension Desk {
  /// - Throws: a field problem when the same one is in the register and not settled.
  func insertImpostor(
    of organization: OrganizationID, account: AccountID?, platform: Platform, name: String,
    link: String, foundOn: CivilDate, source: Impostor.Source, by person: PersonID
  ) throws -> ImpostorID {
    do {
      return ImpostorID(
        try session.insert(
          """
          INSERT INTO impostors (organization_id, account_id, platform, name, link, found_on,
            source, state, reported_by, reported_at)
          VALUES (\(organization), \(account), \(platform.rawValue), \(name), \(link),
            \(foundOn), \(source.rawValue), 'reported', \(person), \(now))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, _) {
      throw Refusal.invalid([FieldProblem("name", .taken)])
    }
  }

  /// Reads an impostor and holds it until the act is done.
  func lockImpostor(_ id: ImpostorID) throws -> Impostor {
    try hold("impostors", id.rawValue)
    return try reading.impostor(id)
  }

  /// Writes an entry, and what the case became with it.
  ///
  /// - Throws: a field problem when a case is taken up again whose like is open already.
  func enter(
    _ entry: ImpostorEntry, of impostor: ImpostorID, files: [IncomingFile] = []
  ) throws {
    let id = try session.insert(
      """
      INSERT INTO impostor_entries (impostor_id, kind, state, words, link, complained_on,
        complaint_number, person_id, entered_at)
      VALUES (\(impostor), \(entry.kind.rawValue), \(entry.state.rawValue), \(entry.words),
        \(entry.link), \(entry.complainedOn), \(entry.complaintNumber), \(entry.person), \(now))
      RETURNING id
      """)
    if !files.isEmpty {
      let owner = try reading.impostor(impostor).organization
      for file in files {
        try session.execute(
          """
          INSERT INTO impostor_files (entry_id, file_id)
          VALUES (\(id), \(try keep(file, of: owner)))
          """)
      }
    }
    let settled: Instant? = entry.state.isSettled ? now : nil
    do {
      try session.execute(
        """
        UPDATE impostors SET state = \(entry.state.rawValue),
          settled_at = CASE WHEN state = \(entry.state.rawValue) THEN settled_at
            ELSE \(settled) END
        WHERE id = \(impostor)
        """)
    } catch StorageError.constraint(.unique, _) {
      throw Refusal.invalid([FieldProblem("reason", .taken)])
    }
    guard entry.kind == .complaint else { return }
    try session.execute(
      """
      UPDATE impostors SET complained_on = \(entry.complainedOn),
        complaint_number = \(entry.complaintNumber)
      WHERE id = \(impostor)
      """)
  }
}

extension Impostor {
  fileprivate init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      account: try row.optionalID("account_id"), platform: try row.word("platform"),
      name: try row.text("name"), link: try row.text("link"),
      foundOn: try row.date("found_on"), source: try row.word("source"),
      state: try row.word("state"), complainedOn: try row.optionalDate("complained_on"),
      complaintNumber: try row.text("complaint_number"),
      reportedBy: try row.id("reported_by"), reportedAt: try row.instant("reported_at"),
      settledAt: try row.optionalInstant("settled_at"))
  }
}
