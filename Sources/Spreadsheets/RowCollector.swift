/// Gathers rows and holds them to the limits.
struct RowCollector {
  let limits: TableLimits
  private(set) var rows: [TableRow] = []
  private var cells: [TableCell] = []
  private var count = 0

  init(limits: TableLimits) { self.limits = limits }

  /// Adds a cell of the row that is being read; what is empty is left out.
  mutating func add(
    _ text: String, _ kind: TableCell.Kind, row: Int, column: Int
  ) throws(TableError) {
    guard kind != .empty else { return }
    guard column <= limits.columns else {
      throw .tooManyColumns(row: row, column: column, maximum: limits.columns)
    }
    // A character of UTF-16 takes one byte of UTF-8 or more.
    guard text.utf8.count <= limits.cellCharacters || text.utf16.count <= limits.cellCharacters
    else { throw .cellTooLong(row: row, column: column, maximum: limits.cellCharacters) }
    guard count < limits.cells else { throw .tooManyCells(maximum: limits.cells) }
    count += 1
    cells.append(TableCell(column: column, text: text, kind: kind))
  }

  /// Ends a row; without cells it is left out.
  mutating func end(row: Int, isHidden: Bool = false, width: Int? = nil) throws(TableError) {
    guard !cells.isEmpty else { return }
    guard rows.count < limits.rows else { throw .tooManyRows(maximum: limits.rows) }
    rows.append(TableRow(number: row, isHidden: isHidden, width: width, cells: cells))
    cells.removeAll(keepingCapacity: true)
  }
}

extension String {
  /// Without white space at its ends.
  var bare: String {
    let bytes = utf8
    guard let first = bytes.first, let last = bytes.last else { return self }
    // Most cells begin and end with a letter, a digit, or a character of three bytes.
    let isPlain = (0x21...0x7E).contains(first) && (0x21...0x7E).contains(last)
    if isPlain { return self }
    let view = unicodeScalars
    guard let start = view.firstIndex(where: { !$0.isBlank }),
      let end = view.lastIndex(where: { !$0.isBlank })
    else { return "" }
    if start == view.startIndex, view.index(after: end) == view.endIndex { return self }
    return String(view[start...end])
  }

  /// With a line feed at the end of every line.
  var withPlainLines: String {
    guard utf8.contains(0x0D) else { return self }
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in unicodeScalars {
      if scalar == "\r" {
        result.append("\n")
      } else if scalar != "\n" || last != "\r" {
        result.append(scalar)
      }
      last = scalar
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether it is white space; behind the ideographic blank there is none.
  fileprivate var isBlank: Bool { value <= 0x3000 && properties.isWhitespace }
}
