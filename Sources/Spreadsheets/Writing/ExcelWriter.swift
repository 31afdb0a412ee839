import Documents
import ZipArchive

/// Writes an Excel file row by row; the same rows give the same bytes.
///
/// The head is bold and stays in sight, every column can be filtered, dates are dates, and words
/// are words, never formulas.
package struct ExcelWriter {
  private let parts: ExcelParts
  private var archive = ZipWriter()
  /// The first rows, which decide how wide the columns are.
  private var waiting: [[TableValue]]? = []
  private var lines: [UInt8] = []
  private var row = 1

  /// Most rows of a sheet, the head among them.
  static let maximumRows = 1_048_576
  static let maximumCharacters = 32_767
  /// How many rows decide how wide the columns are.
  private static let sample = 200

  /// - Throws: ``TableError``: `tooManyColumns`, `cellTooLong`.
  package init(
    title: String, columns: [TableColumn], notes: TableNotes? = nil
  ) throws(TableError) {
    guard columns.count <= ColumnName.last else {
      throw .tooManyColumns(row: 1, column: columns.count, maximum: ColumnName.last)
    }
    parts = ExcelParts(title: title, columns: columns, notes: notes)
    for (index, column) in columns.enumerated() {
      try Self.check(column.title, row: 1, column: index + 1)
    }
    for (number, row) in (notes?.rows ?? []).enumerated() {
      for (index, text) in row.enumerated() {
        try Self.check(text, row: number + 1, column: index + 1)
      }
    }
  }

  /// - Throws: ``TableError``: `cellTooLong`, `tooManyRows`, `tooManyColumns`.
  package mutating func add(_ values: [TableValue]) throws(TableError) {
    let maximum = parts.columns.count
    guard values.count <= maximum else {
      throw .tooManyColumns(row: row + 1, column: values.count, maximum: maximum)
    }
    guard row < Self.maximumRows else { throw .tooManyRows(maximum: Self.maximumRows) }
    row += 1
    for (index, value) in values.enumerated() {
      if case .text(let text) = value { try Self.check(text, row: row, column: index + 1) }
    }
    guard let waiting, waiting.count < Self.sample else {
      try begin()
      return write(values, row)
    }
    self.waiting = waiting + [values]
  }

  /// The bytes finished since the last call.
  package mutating func take() -> [UInt8] { archive.take() }

  /// Closes the file and hands out what was not taken away yet.
  package mutating func finish() throws(TableError) -> [UInt8] {
    try begin()
    write(parts.sheetEnd(rows: row))
    flush()
    do throws(ZipError) {
      for (name, content) in parts.closing(rows: row) {
        try archive.add(name, Array(content.utf8))
      }
      return try archive.finish()
    } catch {
      throw TableError(error, part: "")
    }
  }

  /// Opens the sheet and writes the rows that waited; nothing when that was done.
  private mutating func begin() throws(TableError) {
    guard let rows = waiting else { return }
    waiting = nil
    do throws(ZipError) {
      for (name, content) in parts.opening { try archive.add(name, Array(content.utf8)) }
      try archive.begin(ExcelParts.sheetName(1))
    } catch {
      throw TableError(error, part: "")
    }
    write(parts.sheetStart(sample: rows))
    for (index, row) in rows.enumerated() { write(row, index + 2) }
  }

  private mutating func write(_ values: [TableValue], _ row: Int) {
    write(ExcelCells.row(values, number: row))
    if lines.count >= 64 << 10 { flush() }
  }

  private mutating func write(_ text: String) { lines += text.utf8 }

  private mutating func flush() {
    archive.write(lines)
    lines.removeAll(keepingCapacity: true)
  }

  private static func check(_ text: String, row: Int, column: Int) throws(TableError) {
    guard text.utf8.count <= maximumCharacters || text.utf16.count <= maximumCharacters else {
      throw .cellTooLong(row: row, column: column, maximum: maximumCharacters)
    }
  }
}
