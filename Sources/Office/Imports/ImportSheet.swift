/// A table as it came: what stands in its cells, before anybody knows what it means.
///
/// Whoever reads files fills it in; planning knows no file formats.
package struct ImportSheet: Sendable, Hashable {
  /// Most rows of one import, the head not among them.
  package static let maximumRows = 20_000

  package struct Cell: Sendable, Hashable, Codable {
    package enum Flaw: String, Sendable, Codable {
      /// What is shown was computed, perhaps from what the reader cannot see.
      case formula
      /// The name of an error stands there, such as `#N/A`.
      case error
    }

    /// From 1.
    package let column: Int
    /// Without white space at its ends; dates as `2026-11-21`.
    package let text: String
    package let flaw: Flaw?

    package init(column: Int, text: String, flaw: Flaw? = nil) {
      (self.column, self.text, self.flaw) = (column, text, flaw)
    }
  }

  package struct Row: Sendable, Hashable, Codable {
    /// As the file shows it, from 1.
    package let number: Int
    /// How many cells the line has, empty ones among them; nil where a row has no end.
    package let width: Int?
    /// Whether the line was cut off: it ends before the last column that has a name.
    package let isShort: Bool
    /// What is not empty, in order.
    package let cells: [Cell]

    package init(number: Int, width: Int? = nil, cells: [Cell]) {
      self.init(number: number, width: width, isShort: false, cells: cells)
    }

    private init(number: Int, width: Int?, isShort: Bool, cells: [Cell]) {
      (self.number, self.width, self.isShort, self.cells) = (number, width, isShort, cells)
    }

    /// The row as one below a head.
    fileprivate func below(_ head: Row) -> Row {
      let end = head.cells.last?.column ?? 0
      return Row(
        number: number, width: width, isShort: width.map { $0 < end } ?? false, cells: cells)
    }

    package func cell(_ column: Int) -> Cell? { cells.first { $0.column == column } }
  }

  /// What the columns are called.
  package let head: Row
  package let rows: [Row]

  /// The head is the row among the first ten that names most of what is sought; above it may stand
  /// a title.
  ///
  /// - Returns: nil when there is no row at all.
  package init?(rows: [Row], kind: ImportKind, words: ImportWords) {
    var best: (index: Int, known: Int)?
    for (index, row) in rows.prefix(10).enumerated() {
      let known = row.cells.count { words.field($0.text, of: kind) != nil }
      if known > best?.known ?? -1 { best = (index, known) }
    }
    guard let best, best.index < rows.count else { return nil }
    let head = rows[best.index]
    self.head = head
    self.rows = rows.dropFirst(best.index + 1).map { $0.below(head) }
  }

  package init(head: Row, rows: [Row]) { (self.head, self.rows) = (head, rows) }
}
