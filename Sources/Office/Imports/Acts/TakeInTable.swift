/// Lays a table before the office: its rows are kept apart, and nothing of them counts yet.
package struct TakeInTable: Act {
  package static let name: ActName = "imports.take-in"
  package static let permission = Permission(.systemAdministrator, .accountManager, .bureauManager)

  package let kind: ImportKind
  package let organization: OrganizationID
  package let fileName: String
  /// SHA-256 of the file, in hexadecimal digits.
  package let digest: String
  package let sheet: ImportSheet
  package let words: ImportWords

  /// - Parameter organization: the body under which it comes in.
  package init(
    _ kind: ImportKind, under organization: OrganizationID, fileName: String, digest: String,
    sheet: ImportSheet, words: ImportWords
  ) {
    (self.kind, self.organization, self.fileName) = (kind, organization, fileName)
    (self.digest, self.sheet, self.words) = (digest, sheet, words)
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> TableImportID {
    try desk.assume(kind)
    let unit = try desk.here()
    let person = try desk.person()
    guard !sheet.rows.isEmpty else { throw Refusal(ImportRefusal.noRows) }
    guard sheet.rows.count <= ImportSheet.maximumRows else {
      throw Refusal(
        ImportRefusal.tooManyRows, facts: ["maximum": "\(ImportSheet.maximumRows)"])
    }
    let mapping = ColumnMapping(reading: sheet.head, kind: kind, words: words)
    let id = try desk.insertImport(
      kind, of: unit.id, by: person.id, fileName: fileName, digest: digest, head: sheet.head,
      mapping: mapping)
    try desk.lay(
      sheet.rows, kind, head: sheet.head, mapping: mapping, words: words, of: id, under: unit)
    desk.record(
      AuditObject(.tableImport, id.rawValue, of: unit.id),
      facts: [
        "table-kind": kind.rawValue, "table-digest": digest, "table-rows": "\(sheet.rows.count)",
      ])
    return id
  }
}

/// Tells the columns of a table apart by hand, and looks its rows through anew.
package struct MapColumns: Act {
  package static let name: ActName = "imports.map-columns"
  package static let permission = TakeInTable.permission

  package let tableImport: TableImportID
  package let mapping: ColumnMapping
  package let words: ImportWords

  package init(_ tableImport: TableImportID, mapping: ColumnMapping, words: ImportWords) {
    (self.tableImport, self.mapping, self.words) = (tableImport, mapping, words)
  }

  package var place: Place { .tableImport(tableImport) }

  package func perform(at desk: Desk) throws -> Done {
    let found = try desk.lockImport(tableImport)
    try desk.assume(found.kind)
    guard found.state == .ready || found.state == .failed else {
      throw Refusal(ImportRefusal.wrongState)
    }
    let problems = mapping.problems(kind: found.kind, head: found.head)
    guard problems.isEmpty else {
      throw Refusal(ImportRefusal.columnsMissing, problems: problems)
    }
    try desk.lay(
      try desk.reading.allImportRows(of: found.id), found.kind, head: found.head,
      mapping: mapping, words: words, of: found.id, under: try desk.here())
    desk.record(
      AuditObject(.tableImport, found.id.rawValue, of: found.organization),
      facts: ["table-kind": found.kind.rawValue, "table-digest": found.digest])
    return Done()
  }
}

extension Desk {
  /// Looks rows through and keeps them with what was found.
  func lay(
    _ rows: [ImportSheet.Row], _ kind: ImportKind, head: ImportSheet.Row, mapping: ColumnMapping,
    words: ImportWords, of id: TableImportID, under unit: Organization
  ) throws {
    guard mapping.problems(kind: kind, head: head).isEmpty else {
      let raw = rows.enumerated().map { index, row in
        (place: index + 1, row: StagedRow(row: row, verdict: nil, report: RowReport()))
      }
      return try stage(raw, of: id)
    }
    let looked = try reading.look(
      through: rows, kind, mapping: mapping, root: unit, isWide: reachesFar, words: words)
    let order = looked.indices.sorted { left, right in
      (looked[left].depth, left) < (looked[right].depth, right)
    }
    let placed = order.enumerated().map { index, row in
      (place: index + 1, row: looked[row].staged)
    }
    try stage(placed, of: id)
    try setMapping(mapping, counts: RowCounts(looked.map(\.verdict)), of: id)
  }

  /// Whether the appointment reaches what stands below the body as well.
  var reachesFar: Bool { appointment?.role.reach == .subtree }

  /// Acts in the role that brings in such tables.
  func assume(_ kind: ImportKind) throws {
    switch kind {
    case .organizations, .persons: try assume(.systemAdministrator)
    // Whoever holds both reaches farther as the bureau's manager.
    case .accounts:
      do {
        try assume(.bureauManager)
      } catch is Refusal {
        try assume(.accountManager, .bureauManager)
      }
    }
  }
}
