import Foundation
import Office
import WorkCalendar

/// Tables on their way into the books.
let importParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "import": { bytes in
    for kind in ImportKind.allCases { look(through: bytes, kind) }
  }
]

/// Lines of cells with commas between; `=` begins a formula, a tab ends a line that was cut off.
private func look(through bytes: [UInt8], _ kind: ImportKind) {
  guard let words = try? ImportWords.bundled(), let root else { return }
  let rows = bytes.split(separator: 0x0A, maxSplits: 200, omittingEmptySubsequences: false)
    .enumerated().map { index, line in
      let cells = line.split(separator: UInt8(ascii: ","), maxSplits: 40).enumerated()
        .map { column, cell in
          ImportSheet.Cell(
            column: column + 1, text: text(Array(cell)),
            flaw: cell.first == UInt8(ascii: "=") ? .formula : nil)
        }
      return ImportSheet.Row(number: index + 1, width: line.last == 0x09 ? 1 : nil, cells: cells)
    }
  guard let sheet = ImportSheet(rows: rows, kind: kind, words: words) else { return }
  let planner = ImportPlanner(
    kind, rows: sheet.rows,
    mapping: ColumnMapping(reading: sheet.head, kind: kind, words: words), words: words)
  let units = UnitIndex([root])
  switch kind {
  case .organizations:
    let rows = planner.organizations(OrganizationBooks(root: root, units: units))
    check(rows, of: sheet)
    // Whoever comes in stands on somebody who is there or comes in before.
    var known: Set<String> = [root.code]
    for row in rows.sorted(by: { $0.depth < $1.depth }) {
      guard let entry = row.entry else { continue }
      precondition(entry.parent.map(known.contains) ?? true, "a body without a body above")
      known.insert(entry.code)
    }
  case .persons:
    check(planner.persons(PersonBooks(units: units, persons: [:])), of: sheet)
  case .accounts:
    guard let today = CivilDate("2026-11-21") else { return }
    check(planner.accounts(AccountBooks(today: today, units: units, rules: [:])), of: sheet)
  }
}

private func check(_ rows: [PlannedRow<some Sendable>], of sheet: ImportSheet) {
  precondition(rows.map(\.row.number) == sheet.rows.map(\.number), "rows went missing")
  for row in rows {
    precondition((row.verdict == .bad) == (row.entry == nil), "a bad row that comes in")
    precondition((row.verdict == .bad) == !row.report.faults.isEmpty, "no word why")
  }
}

private let root = try? JSONDecoder().decode(
  Organization.self,
  from: Data(
    """
    {"id": 1, "path": "/1/", "level": "province", "sector": "general-government", "name": "ROOT",
     "shortName": "R", "code": "ZF", "isSecretRelated": false, "version": 1}
    """.utf8))
