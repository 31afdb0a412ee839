import Rulebook

/// Brings the next rows of a table into the books; the kinds of table differ in who may.
package protocol ApplyTable: Act where Outcome == ImportProgress {
  static var kind: ImportKind { get }
  var tableImport: TableImportID { get }
  var words: ImportWords { get }
}

extension ApplyTable {
  package var place: Place { .tableImport(tableImport) }

  package func perform(at desk: Desk) throws -> ImportProgress {
    try ImportWork(desk, tableImport, Self.kind, words).perform()
  }
}

/// Brings the next rows of a table about bodies into the books.
///
/// All or nothing: one transaction for all rows, and none when one of them has become bad
/// meanwhile; ``Office/bringIn(_:as:request:words:progress:)`` looks them through in portions
/// before, so that the progress can be seen and a row that became bad holds nobody up. Skipping bad
/// rows: a portion a transaction, called until it is done, so that others can work in between.
/// Every row is looked through again here: what others did since the preview counts.
package struct ApplyOrganizations: ApplyTable, Act {
  package static let name: ActName = "imports.apply-organizations"
  package static let permission = Permission(.systemAdministrator)
  package static let kind = ImportKind.organizations

  package let tableImport: TableImportID
  package let words: ImportWords

  package init(_ tableImport: TableImportID, words: ImportWords) {
    (self.tableImport, self.words) = (tableImport, words)
  }
}

/// Brings the next rows of a table about persons into the books; see ``ApplyOrganizations``.
package struct ApplyPersons: ApplyTable, Act {
  package static let name: ActName = "imports.apply-persons"
  package static let permission = Permission(.systemAdministrator)
  package static let kind = ImportKind.persons

  package let tableImport: TableImportID
  package let words: ImportWords

  package init(_ tableImport: TableImportID, words: ImportWords) {
    (self.tableImport, self.words) = (tableImport, words)
  }
}

/// Brings the next rows of a table about accounts in use into the books, open and without a filing,
/// so that coverage asks for it (R25); see ``ApplyOrganizations``.
package struct ApplyAccounts: ApplyTable, Act {
  package static let name: ActName = "imports.apply-accounts"
  package static let permission = Permission(.accountManager, .bureauManager)
  package static let kind = ImportKind.accounts

  package let tableImport: TableImportID
  package let words: ImportWords

  package init(_ tableImport: TableImportID, words: ImportWords) {
    (self.tableImport, self.words) = (tableImport, words)
  }
}

/// How far an import has come.
package struct ImportProgress: Sendable, Hashable, Codable {
  package let isDone: Bool
  /// How many rows have been dealt with, those of earlier portions among them.
  package let handled: Int
  /// What became of the rows of this portion.
  package let counts: RowCounts
}

struct ImportWork {
  /// Rows of a portion.
  static let portion = 500

  private let desk: Desk
  private let id: TableImportID
  private let kind: ImportKind
  private let words: ImportWords

  init(_ desk: Desk, _ id: TableImportID, _ kind: ImportKind, _ words: ImportWords) {
    (self.desk, self.id, self.kind, self.words) = (desk, id, kind, words)
  }

  func perform() throws -> ImportProgress {
    let found = try desk.lockImport(id)
    guard found.kind == kind else { throw Refusal(OfficeRefusal.notFound) }
    guard found.state == .started, let mode = found.mode else {
      throw Refusal(ImportRefusal.wrongState)
    }
    try desk.assume(kind)
    let unit = try desk.here()
    let isWhole = mode == .allOrNothing
    let rows = try desk.reading.openImportRows(
      of: id, after: isWhole ? 0 : found.handled,
      limit: isWhole ? ImportSheet.maximumRows : Self.portion)
    let looked = try look(rows.map(\.row), found, under: unit, mode)
    let counts = RowCounts(looked.map(\.verdict))
    let citations = looked.flatMap(\.staged.report.cautions).reduce([]) {
      $0.joined(with: $1.citations)
    }
    try bringIn(looked)
    let isDone = isWhole || rows.count < Self.portion
    let place = rows.last?.place ?? found.handled
    try desk.setHandled(place, counts: try desk.reading.importCounts(of: id), of: id)
    if isDone {
      try desk.endImport(id)
      try desk.refreshStatistics(of: kind)
    }
    desk.record(
      AuditObject(.tableImport, id.rawValue, of: unit.id), citations: citations,
      facts: [
        "table-digest": found.digest, "rows-new": "\(counts.new)",
        "rows-changed": "\(counts.changed)", "rows-unchanged": "\(counts.unchanged)",
        "rows-bad": "\(counts.bad)",
      ])
    return ImportProgress(isDone: isDone, handled: place, counts: counts)
  }

  /// Looks the rows through once more; what has changed since the preview is written down.
  private func look(
    _ rows: [StagedRow], _ found: TableImport, under unit: Organization,
    _ mode: TableImport.Mode
  ) throws -> [LookedRow] {
    let looked = try desk.reading.look(
      through: rows.map(\.row), kind, mapping: found.mapping, root: unit,
      isWide: desk.reachesFar, words: words)
    let bad = looked.filter { $0.verdict == .bad }
    if mode == .allOrNothing, !bad.isEmpty {
      throw Refusal(ImportRefusal.badRows, facts: ["n": "\(bad.count)"])
    }
    for (row, before) in zip(looked, rows) where row.verdict != before.verdict {
      try desk.restage(row.staged, of: id)
    }
    return looked
  }

  private func bringIn(_ rows: [LookedRow]) throws {
    var bodies: [Int: [OrganizationEntry]] = [:]
    var persons: [PersonEntry] = []
    var accounts: [AccountEntry] = []
    for row in rows {
      switch (row.entry, row.verdict) {
      case (.organization(let entry), .new): bodies[row.depth, default: []].append(entry)
      case (.organization(let entry), .changed):
        if let id = entry.existing { try desk.change(entry, id) }
      case (.person(let entry), .new): persons.append(entry)
      case (.person(let entry), .changed):
        if let id = entry.existing { try desk.rename(id, to: entry.name) }
      case (.account(let entry), .new): accounts.append(entry)
      case (.account(let entry), .changed):
        if let id = entry.existing { try desk.change(entry, id) }
      default: break
      }
    }
    for depth in bodies.keys.sorted() { try desk.bringIn(bodies[depth] ?? []) }
    try desk.bringIn(persons)
    try desk.bringIn(accounts)
  }
}
