import Foundation
import Office
import Support
import Testing

/// Tables as a test writes them: lines of cells with commas between; `=…` is a formula, and a line
/// with fewer cells than the head was cut off.
func sheet(_ kind: ImportKind, _ text: String) throws -> ImportSheet {
  let rows = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    .map { index, line in
      let texts = line.split(separator: ",", omittingEmptySubsequences: false)
      let cells = texts.enumerated()
        .filter { !$0.element.isEmpty }
        .map { column, text in
          ImportSheet.Cell(
            column: column + 1, text: String(text), flaw: text.hasPrefix("=") ? .formula : nil)
        }
      return ImportSheet.Row(number: index + 1, width: texts.count, cells: cells)
    }.filter { !$0.cells.isEmpty }
  return try #require(ImportSheet(rows: rows, kind: kind, words: try .bundled()))
}

/// A look through a table without a database.
func planner(_ kind: ImportKind, _ text: String) throws -> ImportPlanner {
  let sheet = try sheet(kind, text)
  let words = try ImportWords.bundled()
  return ImportPlanner(
    kind, rows: sheet.rows,
    mapping: ColumnMapping(reading: sheet.head, kind: kind, words: words), words: words)
}

extension [PlannedRow<OrganizationEntry>] {
  /// Reasons by the row they stand in.
  var reasons: [Int: [RowFault.Reason]] {
    reduce(into: [:]) { found, row in
      if row.verdict == .bad { found[row.row.number] = row.report.faults.map(\.reason) }
    }
  }
}

extension World {
  /// Takes a table in and presses the button.
  func takeIn(
    _ kind: ImportKind, _ text: String, under body: OrganizationID, as actor: Actor
  ) async throws -> TableImportID {
    try await perform(
      TakeInTable(
        kind, under: body, fileName: "t.csv", digest: digest(text).hex,
        sheet: try sheet(kind, text), words: try .bundled()), as: actor)
  }

  /// Brings a table in to its end.
  @discardableResult
  func bringIn(
    _ kind: ImportKind, _ text: String, under body: OrganizationID, as actor: Actor,
    mode: TableImport.Mode = .allOrNothing
  ) async throws -> TableImport {
    let id = try await takeIn(kind, text, under: body, as: actor)
    try await perform(StartImport(id, mode: mode, leave: false), as: actor)
    let found = try await ask(as: actor) { try $0.tableImport(id) }
    try await office.bringIn(
      found, as: actor, request: "test", words: try .bundled()
    ) { _ in }
    return try await ask(as: actor) { try $0.tableImport(id) }
  }
}
