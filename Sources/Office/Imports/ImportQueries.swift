import Storage
import WorkCalendar

private let columns: SQL = """
  i.id, i.organization_id, i.person_id, i.kind, i.file_name, i.digest, i.head, i.mapping, i.state,
  i.mode, i.counts, i.handled, i.created_at, i.started_at, i.ended_at, i.failure
  """

/// A row whose report, as it is stored, lists a caution.
private let hasCautions: SQL = """
  report NOT LIKE '%"cautions":[]%'
  """

extension Reading {
  /// An import of the asker's own: a table holds what others need not see.
  ///
  /// - Throws: `office.not-found`.
  package func tableImport(_ id: TableImportID) throws -> TableImport {
    let found = try anyImport(id)
    guard found.person == asker.person?.id else { throw Refusal(OfficeRefusal.notFound) }
    return found
  }

  func anyImport(_ id: TableImportID) throws -> TableImport {
    guard
      let row = try session.first("SELECT \(columns) FROM imports i WHERE i.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try TableImport(row)
  }

  /// The asker's imports, the newest first.
  package func tableImports(before: TableImportID? = nil, limit: Int = 20) throws
    -> [TableImport]
  {
    guard let person = asker.person?.id else { return [] }
    return try session.rows(
      """
      SELECT \(columns) FROM imports i
      WHERE i.person_id = \(person) AND i.id < \(before?.rawValue ?? Int64.max)
      ORDER BY i.id DESC LIMIT \(limit)
      """
    ).map(TableImport.init)
  }

  /// Rows of an import in the order of the table.
  ///
  /// - Parameters:
  ///   - verdict: only rows with this one.
  ///   - after: number of the last row of the page before.
  package func importRows(
    of id: TableImportID, verdict: RowVerdict? = nil, after: Int = 0, limit: Int = 50
  ) throws -> [StagedRow] {
    let narrowed: SQL = verdict.map { " AND verdict = \($0.rawValue)" } ?? ""
    return try session.rows(
      """
      SELECT cells, verdict, report FROM import_rows
      WHERE import_id = \(id) AND number > \(after)\(narrowed) ORDER BY number LIMIT \(limit)
      """
    ).map(StagedRow.init)
  }

  /// Rows with a caution, in the order of the table.
  package func importCautions(
    of id: TableImportID, after: Int = 0, limit: Int = 50
  ) throws -> [StagedRow] {
    try session.rows(
      """
      SELECT cells, verdict, report FROM import_rows
      WHERE import_id = \(id) AND number > \(after) AND \(hasCautions)
      ORDER BY number LIMIT \(limit)
      """
    ).map(StagedRow.init)
  }

  /// How many rows have a caution.
  package func importCautionCount(of id: TableImportID) throws -> Int {
    let row = try session.first(
      """
      SELECT COUNT(*) AS n FROM import_rows
      WHERE import_id = \(id) AND \(hasCautions)
      """)
    return Int(clamping: try row?.int("n") ?? 0)
  }

  /// All rows of an import, for telling its columns apart anew.
  func allImportRows(of id: TableImportID) throws -> [ImportSheet.Row] {
    try session.rows(
      """
      SELECT cells FROM import_rows WHERE import_id = \(id) ORDER BY number
      LIMIT \(ImportSheet.maximumRows)
      """
    ).map { try restored($0.text("cells")) }
  }

  /// The next rows that may come in, by their places.
  func openImportRows(
    of id: TableImportID, after place: Int, limit: Int
  ) throws -> [(place: Int, row: StagedRow)] {
    try session.rows(
      """
      SELECT place, cells, verdict, report FROM import_rows
      WHERE import_id = \(id) AND place > \(place) AND verdict <> 'bad'
      ORDER BY place LIMIT \(limit)
      """
    ).map { (Int(try $0.int("place")), try StagedRow($0)) }
  }

  func importCounts(of id: TableImportID) throws -> RowCounts {
    var counts = RowCounts()
    for row in try session.rows(
      """
      SELECT verdict, COUNT(*) AS many FROM import_rows
      WHERE import_id = \(id) AND verdict IS NOT NULL GROUP BY verdict
      """)
    {
      counts.add(try row.word("verdict"), Int(clamping: try row.int("many")))
    }
    return counts
  }
}

extension Desk {
  func insertImport(
    _ kind: ImportKind, of organization: OrganizationID, by person: PersonID, fileName: String,
    digest: String, head: ImportSheet.Row, mapping: ColumnMapping
  ) throws -> TableImportID {
    TableImportID(
      try session.insert(
        """
        INSERT INTO imports (organization_id, person_id, kind, file_name, digest, head, mapping,
          state, counts, created_at)
        VALUES (\(organization), \(person), \(kind.rawValue), \(fileName), \(digest),
          \(try stored(head)), \(try stored(mapping)), 'ready', \(try stored(RowCounts())), \(now))
        RETURNING id
        """))
  }

  /// Reads an import of the person's own and holds it until the act is done.
  func lockImport(_ id: TableImportID) throws -> TableImport {
    _ = try session.first("SELECT id FROM imports WHERE id = \(id) \(.forUpdate)")
    return try reading.tableImport(id)
  }

  /// Writes the rows of an import with what was found, in place of those before.
  func stage(_ rows: [(place: Int, row: StagedRow)], of id: TableImportID) throws {
    try session.execute("DELETE FROM import_rows WHERE import_id = \(id)")
    try inPortions(rows) { portion in
      let lines = try portion.map { line in
        let (row, verdict) = (line.row.row, line.row.verdict?.rawValue)
        let (cells, report) = (try stored(row), try stored(line.row.report))
        return SQL(
          "(\(id), \(row.number), \(line.place), \(cells), \(verdict), \(report))")
      }
      try session.execute(
        """
        INSERT INTO import_rows (import_id, number, place, cells, verdict, report)
        VALUES \(SQL(listing: lines))
        """)
    }
  }

  /// Puts other findings in the place of those at the last look.
  func restage(_ row: StagedRow, of id: TableImportID) throws {
    try session.execute(
      """
      UPDATE import_rows SET verdict = \(row.verdict?.rawValue), report = \(try stored(row.report))
      WHERE import_id = \(id) AND number = \(row.row.number)
      """)
  }

  func setMapping(
    _ mapping: ColumnMapping, counts: RowCounts, of id: TableImportID
  ) throws {
    try session.execute(
      """
      UPDATE imports SET mapping = \(try stored(mapping)), counts = \(try stored(counts)),
        state = 'ready', failure = NULL
      WHERE id = \(id)
      """)
  }

  func startImport(_ id: TableImportID, mode: TableImport.Mode) throws {
    try session.execute(
      """
      UPDATE imports SET state = 'started', mode = \(mode.rawValue), handled = 0,
        started_at = \(now), ended_at = NULL, failure = NULL
      WHERE id = \(id)
      """)
  }

  func setHandled(_ place: Int, counts: RowCounts, of id: TableImportID) throws {
    try session.execute(
      """
      UPDATE imports SET handled = \(place), counts = \(try stored(counts)) WHERE id = \(id)
      """)
  }

  /// Ends an import; the rows that came in are kept no longer.
  func endImport(_ id: TableImportID) throws {
    try session.execute(
      "UPDATE imports SET state = 'done', ended_at = \(now) WHERE id = \(id)")
    try session.execute(
      "DELETE FROM import_rows WHERE import_id = \(id) AND verdict <> 'bad'")
  }

  func discardImport(_ id: TableImportID) throws {
    try session.execute("DELETE FROM import_rows WHERE import_id = \(id)")
    try session.execute("DELETE FROM imports WHERE id = \(id)")
  }

  /// A great import leaves PostgreSQL with old numbers on how full its tables are; until they are
  /// new, questions about coverage take a hundred times as long.
  func refreshStatistics(of kind: ImportKind) throws {
    guard session.dialect == .postgres else { return }
    switch kind {
    case .organizations: try session.execute("ANALYZE organizations")
    case .persons: try session.execute("ANALYZE persons")
    case .accounts:
      try session.execute("ANALYZE accounts")
      try session.execute("ANALYZE account_people")
    }
  }

  /// Calls back with as many elements as one statement takes.
  func inPortions<Element>(_ all: [Element], _ body: (ArraySlice<Element>) throws -> Void) throws {
    var start = all.startIndex
    while start < all.endIndex {
      let end = min(start + 200, all.endIndex)
      try body(all[start..<end])
      start = end
    }
  }
}

extension SQL {
  /// Parts with commas between them, such as the lines of a `VALUES`.
  init(listing parts: [SQL]) {
    var all = SQL.StringInterpolation(literalCapacity: 0, interpolationCount: parts.count)
    for (index, part) in parts.enumerated() {
      if index > 0 { all.appendLiteral(", ") }
      all.appendInterpolation(part)
    }
    self.init(stringInterpolation: all)
  }

  /// Lets a statement be named by its type where the compiler cannot see it.
  init(_ sql: SQL) { self = sql }
}

extension TableImport {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), kind: try row.word("kind"),
      organization: try row.id("organization_id"), person: try row.id("person_id"),
      fileName: try row.text("file_name"), digest: try row.text("digest"),
      head: try restored(row.text("head")), mapping: try restored(row.text("mapping")),
      state: try row.word("state"), mode: try row.optionalWord("mode"),
      counts: try restored(row.text("counts")), handled: Int(clamping: try row.int("handled")),
      createdAt: try row.instant("created_at"), startedAt: try row.optionalInstant("started_at"),
      endedAt: try row.optionalInstant("ended_at"), failure: try row.optionalText("failure"))
  }
}

extension StagedRow {
  init(_ row: SQLRow) throws {
    self.init(
      row: try restored(row.text("cells")), verdict: try row.optionalWord("verdict"),
      report: try restored(row.text("report")))
  }
}
