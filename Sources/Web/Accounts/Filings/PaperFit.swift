/// How much room the rows of a paper form take on A4, measured so that it is rather too much.
///
/// The lengths are those of `paper.css`: a grid of eight columns between margins of 20 mm, letters
/// of 12 points, lines of 1.4 of that.
enum PaperFit {
  /// Millimetres for the table between the title and the line at the foot.
  static let room = 220.0

  private static let column = 21.25
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
    for (row, cells) in rows.map(\.cells).enumerated() {
      for (index, cell) in cells.enumerated() {
        guard case .words = cell, lines(of: cell) > most else { continue }
        most = lines(of: cell)
        found = (row, index)
      }
    }
    return found
  }

  private static func height(of row: PaperForm.Row) -> Double {
    let kind = min(max(row.lines, 1), least.count) - 1
    return row.cells.map { cell in
      Double(lines(of: cell)) * (isSmall(cell) ? smallLine : line) + edge
    }.reduce(least[kind], max)
  }

  /// English names are set smaller.
  private static func isSmall(_ cell: PaperForm.Cell) -> Bool {
    guard case .name(let words, _) = cell else { return false }
    return words.allSatisfy(\.isASCII)
  }

  private static func lines(of cell: PaperForm.Cell) -> Int {
    switch cell {
    case .name(let words, let columns):
      lines(words, columns: columns, margin: 1.3, latin: isSmall(cell) ? 0.42 : 0.55)
    case .words(let words, let columns, _): lines(words, columns: columns, margin: 4.6)
    case .signed(let cell, let columns):
      max(2, lines(cell.opinion ?? "", columns: columns, margin: 4.6))
        + lines(
          String(repeating: "\u{3000}", count: 18) + (cell.name ?? ""), columns: columns,
          margin: 4.6)
    }
  }

  /// - Parameter latin: how wide a Latin letter is, of a Chinese one.
  private static func lines(
    _ words: String, columns: Int, margin: Double, latin: Double = 0.55
  ) -> Int {
    // A sign that may not begin a line takes its neighbour along.
    let letters = (Double(columns) * column - margin) / letter
    let width = columns > 1 ? letters - 1 : letters
    return words.split(separator: "\n", omittingEmptySubsequences: true).reduce(0) {
      $0 + max(1, Int((wide($1, latin) / width).rounded(.up)))
    }
  }

  /// In letters as wide as Chinese ones.
  private static func wide(_ words: Substring, _ latin: Double) -> Double {
    words.reduce(0) { $0 + ($1.isASCII ? latin : 1) }
  }
}
