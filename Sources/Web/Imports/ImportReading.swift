import Office
import Spreadsheets

/// Reads files into tables that can be looked through.
package enum ImportReading {
  /// Larger files are refused before they are read.
  package static let maximumBytes = 20 << 20

  static let limits = TableLimits(
    bytes: maximumBytes, rows: ImportSheet.maximumRows + 20, columns: 100, cells: 1_000_000,
    cellCharacters: 4_000)

  /// A table, and what to know of the file it was in.
  package struct Table: Sendable {
    package let sheet: ImportSheet
    /// Whether the name ends as another kind of file does; what counts is the content.
    package let endingDiffers: Bool
  }

  /// - Throws: ``UnreadableTable``, `imports.no-rows`.
  package static func read(
    _ bytes: [UInt8], name: String, sheet: String? = nil, kind: ImportKind, words: ImportWords
  ) throws -> Table {
    do throws(TableError) {
      let file = try TableFile.read(bytes, name: name, sheet: sheet, limits: limits)
      return try table(file, kind, words)
    } catch {
      throw UnreadableTable(error)
    }
  }

  /// - Throws: ``UnreadableTable``, `imports.no-rows`.
  package static func read(
    path: String, sheet: String? = nil, kind: ImportKind, words: ImportWords
  ) throws -> Table {
    do throws(TableError) {
      let file = try TableFile.read(path: path, sheet: sheet, limits: limits)
      return try table(file, kind, words)
    } catch {
      throw UnreadableTable(error)
    }
  }

  private static func table(
    _ file: TableFile, _ kind: ImportKind, _ words: ImportWords
  ) throws(TableError) -> Table {
    let rows = file.rows.map { row in
      ImportSheet.Row(
        number: row.number, width: row.width,
        cells: row.cells.map { cell in
          let flaw: ImportSheet.Cell.Flaw? =
            switch cell.kind {
            case .formula: .formula
            case .error: .error
            default: nil
            }
          return ImportSheet.Cell(column: cell.column, text: cell.text, flaw: flaw)
        })
    }
    let sheet = ImportSheet(rows: rows, kind: kind, words: words)
    return Table(
      sheet: sheet ?? ImportSheet(head: ImportSheet.Row(number: 1, cells: []), rows: []),
      endingDiffers: file.endingDiffers)
  }
}

/// A file that is no table, or one beyond the limits.
package struct UnreadableTable: Error, Sendable {
  private let error: TableError

  init(_ error: TableError) { self.error = error }

  /// Whether there is no such file, or it may not be read.
  package var isMissing: Bool { error == .unreadable }

  package func sentence(_ say: Words) -> String {
    var facts: [String: String] = [:]
    switch error {
    case .tooLarge(let bytes, let maximum):
      facts = ["size": FileWords.size(bytes, say), "maximum": FileWords.size(maximum, say)]
    case .tooManyRows(let maximum), .tooManyCells(let maximum): facts = ["maximum": "\(maximum)"]
    case .tooManyColumns(let row, let column, let maximum),
      .cellTooLong(let row, let column, let maximum):
      facts = [
        "row": "\(row)", "column": ColumnName.letters(of: column), "maximum": "\(maximum)",
      ]
    case .openQuote(let row, let column), .brokenQuote(let row, let column):
      facts = ["row": "\(row)", "column": ColumnName.letters(of: column)]
    case .noSuchSheet(let name): facts = ["name": String(name.prefix(60))]
    case .notATable, .oldExcel, .encrypted, .damaged, .excessive, .unreadable: break
    }
    return say("imports.table." + error.code, facts)
  }
}
