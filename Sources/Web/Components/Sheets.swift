import HTML

/// A paper form on A4, as it is printed and signed.
///
/// - Parameter isRunning: whether its table carries name and number on every printed page.
package func a4Sheet(
  title: String, number: String? = nil, isLandscape: Bool = false, isRunning: Bool = false,
  content: [Node], foot: Node = nothing
) -> Node {
  article([
    header([
      h1(title),
      ifPresent(number) { p($0).class(isRunning ? "sheet-number no-print" : "sheet-number") },
    ]).class("sheet-head"),
    group(content),
    foot,
  ]).class(isLandscape ? "sheet landscape" : "sheet")
}

/// A row of a paper form: names and contents side by side.
package struct SheetRow: Sendable {
  package enum Cell: Sendable {
    case name(String, columns: Int = 1, rows: Int = 1)
    case content(Node, columns: Int = 1)
    /// An opinion with room for a signature and a date.
    case signed(SignatureCell, columns: Int = 1)
  }

  package var cells: [Cell]
  /// Class of the row's height: how many lines it keeps free at least.
  package var lines: Int
  /// Whether it may go over a page's end.
  package var isLong: Bool

  package init(_ cells: [Cell], lines: Int = 1, isLong: Bool = false) {
    self.cells = cells
    self.lines = lines
    self.isLong = isLong
  }
}

/// What somebody signed, or the empty place for it.
package struct SignatureCell: Sendable {
  package var opinion: String?
  package var name: String?
  /// The day in words, as printed on paper.
  package var date: String?
  /// Whether the office's seal belongs here as well.
  package var takesSeal: Bool

  package init(
    opinion: String? = nil, name: String? = nil, date: String? = nil, takesSeal: Bool = false
  ) {
    self.opinion = opinion
    self.name = name
    self.date = date
    self.takesSeal = takesSeal
  }
}

/// The ruled table of a paper form, in a grid of `columns` columns.
///
/// - Parameters:
///   - running: what stands above the table on every printed page, such as the paper's name and
///     number; nil for a form that fits one page.
///   - hasWideNames: whether the first column is wider than the others.
package func sheetTable(
  _ rows: [SheetRow], columns: Int, running: String? = nil, hasWideNames: Bool = false, say: Words
) -> Node {
  let grid = colgroup((0..<Swift.max(columns, 1)).map { _ in col() })
  let body = rows.map { row in
    tr(row.cells.map { sheetCell($0, say: say) })
      .class("lines-\(Swift.min(Swift.max(row.lines, 1), 12))" + (row.isLong ? " long" : ""))
  }
  let head = ifPresent(running) { words in
    thead([tr([th(words).colspan(columns)])]).class("running").aria("hidden", "true")
  }
  return table([grid, head, tbody(body)]).class(hasWideNames ? "ruled wide-names" : "ruled")
}

private func sheetCell(_ cell: SheetRow.Cell, say: Words) -> Node {
  switch cell {
  case .name(let words, let columns, let rows):
    spanning(rows > 1 ? th(words).scope("row").rowspan(rows) : th(words).scope("row"), columns)
  case .content(let node, let columns):
    spanning(td([node]), columns)
  case .signed(let signature, let columns):
    spanning(td([signatureCell(signature, say: say)]), columns).class("signed")
  }
}

private func spanning(_ cell: Node, _ columns: Int) -> Node {
  columns > 1 ? cell.colspan(columns) : cell
}

/// An opinion with its signature and date; empty places stay free for the pen.
package func signatureCell(_ cell: SignatureCell, say: Words) -> Node {
  let label = say(cell.takesSeal ? "sheet.seal" : "sheet.signature")
  return div([
    div((cell.opinion ?? "").split(separator: "\n").map { p(String($0)) })
      .class("signed-opinion"),
    p([
      span(label).class("signed-label"), span(cell.name ?? "").class("signed-name"),
      span(cell.date ?? say("sheet.date")).class("signed-date"),
    ]).class("signed-line"),
  ]).class("signature")
}

/// The line under a printed page by which the paper is traced back to its record.
package func printFooter(
  number: String, version: Int, printedAt: String, check: String, say: Words
) -> Node {
  let facts = [
    "number": number, "version": String(version), "time": printedAt, "check": check,
  ]
  return footer([p(say("sheet.foot", facts))]).class("sheet-foot")
}
