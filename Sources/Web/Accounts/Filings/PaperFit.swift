/// How much room the rows of a paper form take on A4, measured so that it is rather too much.
///
/// The lengths are those of `paper.css`: a grid of eight columns, the first a little
/// wider, between margins of 20 mm, letters
/// of 12 points, lines of 1.4 of that.
enum PaperFit {
  /// Millimetres for the table between the title and the line at the foot.
  static let room = 220.0

  private static let width = 170.0
  private static let letter = 4.24
  private static let line = 5.94
  private static let smallLine = 4.7
  /// What a cell keeps free above and below its lines, with its border.
  private static let edge = 2.8
  /// Heights of the classes `lines-1` and so on.
  private static let least = [9.0, 13, 21, 22, 33, 39, 45, 51, 57, 63, 69, 75]

  static func height(of rows: [PaperForm.Row]) -> Double {
    rows.reduce(0) { $0 + height(of: $1) }
  }

  /// The cell with the most lines; nil when every cell has but one.
  static func longest(of rows: [PaperForm.Row]) -> (row: Int, cell: Int)? {
    var found: (row: Int, cell: Int)?
    var most = 1
    for (row, cells) in rows.map(widths).enumerated() {
      for (index, (cell, width)) in cells.enumerated() {
        guard case .words = cell, lines(of: cell, within: width) > most else { continue }
        most = lines(of: cell, within: width)
        found = (row, index)
      }
    }
    return found
  }

  private static func height(of row: PaperForm.Row) -> Double {
    let kind = min(max(row.lines, 1), least.count) - 1
    return widths(of: row).map { cell, width in
      let height = Double(lines(of: cell, within: width)) * (isSmall(cell) ? smallLine : line)
      return height + edge - Double(rows(of: cell) - 1) * least[0]
    }.reduce(least[kind], max)
  }

  /// A name may reach down into the rows below, which have no cell of their own there.
  private static func rows(of cell: PaperForm.Cell) -> Int {
    guard case .name(_, _, let rows) = cell else { return 1 }
    return rows
  }

  /// How wide each cell of a row is.
  private static func widths(of row: PaperForm.Row) -> [(cell: PaperForm.Cell, width: Double)] {
    let first = width * PaperForm.firstColumn
    let other = (width - first) / Double(PaperForm.columns - 1)
    let spans = row.cells.map(columns(of:))
    var isFirst = spans.reduce(0, +) == PaperForm.columns
    return zip(row.cells, spans).map { cell, span in
      defer { isFirst = false }
      return (cell, isFirst ? first + Double(span - 1) * other : Double(span) * other)
    }
  }

  private static func columns(of cell: PaperForm.Cell) -> Int {
    switch cell {
    case .name(_, let columns, _), .words(_, let columns, _), .signed(_, let columns): columns
    }
  }

  /// English names are set smaller.
  private static func isSmall(_ cell: PaperForm.Cell) -> Bool {
    guard case .name(let words, _, _) = cell else { return false }
    return words.allSatisfy(\.isASCII)
  }

  private static func lines(of cell: PaperForm.Cell, within width: Double) -> Int {
    switch cell {
    case .name(let words, _, _):
      lines(words, within: width - 1.3, latin: isSmall(cell) ? 0.42 : 0.55)
    case .words(let words, _, _): lines(words, within: width - 4.6)
    case .signed(let cell, _):
      max(2, lines(cell.opinion ?? "", within: width - 4.6))
        + lines(
          String(repeating: "\u{3000}", count: 18) + (cell.name ?? ""), within: width - 4.6)
    }
  }

  /// - Parameter latin: how wide a Latin letter is, of a Chinese one.
  private static func lines(
    _ words: String, within room: Double, latin: Double = 0.55
  ) -> Int {
    let letters = room / letter
    // A sign that may not begin a line takes its neighbour along.
    let width = letters > 6 ? letters - 1 : letters
    return words.split(separator: "\n", omittingEmptySubsequences: true).reduce(0) {
      $0 + max(1, Int((wide($1, latin) / width).rounded(.up)))
    }
  }

  /// In letters as wide as Chinese ones.
  private static func wide(_ words: Substring, _ latin: Double) -> Double {
    words.reduce(0) { $0 + ($1.isASCII ? latin : 1) }
  }
}
