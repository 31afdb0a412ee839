import Documents
import ZipArchive

/// Why a table cannot be read or written; rows and columns count from 1, as the file shows them.
package enum TableError: Error, Sendable, Hashable {
  case tooLarge(bytes: Int, maximum: Int)
  case tooManyRows(maximum: Int)
  /// The first cell that stands beyond the limit.
  case tooManyColumns(row: Int, column: Int, maximum: Int)
  /// All filled cells of a sheet together.
  case tooManyCells(maximum: Int)
  /// In characters as Excel counts them (UTF-16).
  case cellTooLong(row: Int, column: Int, maximum: Int)
  /// A file of another kind: a picture, a page, a Word file.
  case notATable
  /// A binary file of Excel (.xls, .xlsb), to be saved as .xlsx first.
  case oldExcel
  case encrypted
  /// Cut off or not well formed; the part is an entry of the archive, or empty for all of it.
  case damaged(part: String)
  /// Far larger unpacked than any honest file.
  case excessive(part: String)
  case noSuchSheet(name: String)
  /// A quoted cell that never ends, as in a file that was cut off.
  case openQuote(row: Int, column: Int)
  /// Words after the closing quote of a cell.
  case brokenQuote(row: Int, column: Int)
  case unreadable

  /// A stable code for messages and phrase keys.
  package var code: String {
    switch self {
    case .tooLarge: "too-large"
    case .tooManyRows: "too-many-rows"
    case .tooManyColumns: "too-many-columns"
    case .tooManyCells: "too-many-cells"
    case .cellTooLong: "cell-too-long"
    case .notATable: "not-a-table"
    case .oldExcel: "old-excel"
    case .encrypted: "encrypted"
    case .damaged: "damaged"
    case .excessive: "excessive"
    case .noSuchSheet: "no-such-sheet"
    case .openQuote: "open-quote"
    case .brokenQuote: "broken-quote"
    case .unreadable: "unreadable"
    }
  }
}

extension TableError {
  /// What went wrong in one part of an archive; of the archive itself when the name is empty.
  init(_ error: DocumentError, part: String) {
    switch error {
    case .encrypted: self = .encrypted
    case .excessive: self = .excessive(part: part)
    case .notText, .notWord, .macros, .damagedArchive, .damagedXML, .tooLarge:
      self = .damaged(part: part)
    }
  }

  init(_ error: ZipError, part: String) { self.init(DocumentError(error), part: part) }
}
