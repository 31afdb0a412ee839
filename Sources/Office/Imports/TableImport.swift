import WorkCalendar

package typealias TableImportID = Identifier<TableImport>

/// A table on its way into the books: taken in, looked through, applied.
package struct TableImport: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable, Codable {
    /// Taken in; the columns may be told apart anew.
    case ready
    /// Somebody pressed the button; rows are coming in.
    case started
    case done
    /// Nothing was stored, because something stood in the way.
    case failed
  }

  package enum Mode: String, Sendable, CaseIterable, Codable {
    case allOrNothing = "all-or-nothing"
    case skipBad = "skip-bad"
  }

  package let id: TableImportID
  package let kind: ImportKind
  /// The body under which it comes in.
  package let organization: OrganizationID
  package let person: PersonID
  /// Name of the file as it was given.
  package let fileName: String
  /// SHA-256 of the file, in hexadecimal digits.
  package let digest: String
  package let head: ImportSheet.Row
  package let mapping: ColumnMapping
  package let state: State
  package let mode: Mode?
  /// Verdicts at the last look; after the end what became of the rows.
  package let counts: RowCounts
  /// How many rows have been dealt with.
  package let handled: Int
  package let createdAt: Instant
  package let startedAt: Instant?
  package let endedAt: Instant?
  /// Code of the refusal that ended it.
  package let failure: String?

  package var needsColumns: Bool { !mapping.problems(kind: kind, head: head).isEmpty }
}

/// A row of an import with its verdict.
package struct StagedRow: Sendable, Hashable {
  package let row: ImportSheet.Row
  /// Nil as long as the columns are not told apart.
  package let verdict: RowVerdict?
  package let report: RowReport
}
