import Documents
import HTML
import HTTPTypes
import Office

/// A paper of an item as rows of cells, from which the printed page and the Word file are made.
struct PaperSheet {
  enum Cell {
    case name(String, columns: Int = 1)
    /// - Parameter node: how a page shows it where it is more than lines of words.
    case words([String], columns: Int = 1, node: Node? = nil)
    case signed(SignatureCell, columns: Int = 1)
  }

  struct Row {
    var cells: [Cell]
    var lines = 1
    /// Whether it may go over a page's end.
    var isLong = false
  }

  static let columns = 8

  let title: String
  let number: String?
  var rows: [Row]

  /// A row of one name and one content.
  static func wide(
    _ name: String, _ words: [String], node: Node? = nil, lines: Int = 1, isLong: Bool = false
  ) -> Row {
    Row(
      cells: [.name(name), .words(words, columns: columns - 1, node: node)], lines: lines,
      isLong: isLong)
  }

  /// A row of two names with their contents.
  static func pair(_ name: String, _ words: String, _ other: String, _ others: String) -> Row {
    Row(cells: [
      .name(name), .words([words], columns: 3), .name(other), .words([others], columns: 3),
    ])
  }

  static func signed(_ name: String, _ cell: SignatureCell) -> Row {
    Row(cells: [.name(name), .signed(cell, columns: columns - 1)], lines: 2)
  }

  // MARK: - On a page

  var sheetRows: [SheetRow] {
    rows.map { row in
      SheetRow(row.cells.map(Self.cell), lines: row.lines, isLong: row.isLong)
    }
  }

  private static func cell(_ cell: Cell) -> SheetRow.Cell {
    switch cell {
    case .name(let words, let columns): .name(words, columns: columns)
    case .words(let words, let columns, let node):
      .content(node ?? plain(words), columns: columns)
    case .signed(let signature, let columns): .signed(signature, columns: columns)
    }
  }

  /// One line stands for itself; several are paragraphs.
  private static func plain(_ words: [String]) -> Node {
    words.count > 1 ? group(words.map { p($0) }) : text(words.first ?? "")
  }

  // MARK: - In Word

  /// Centimetres between the margins of an A4 page.
  private static let width = 17.0
  private static let type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

  /// A download of the Word file.
  func download(_ say: Words) throws -> Reply {
    var reply = Reply(type: Self.type, body: try document(say).bytes())
    let name = percentEncoded([title, number ?? ""].joined(separator: "-") + ".docx")
    reply.headers[.contentDisposition] = "attachment; filename*=UTF-8''" + name
    return reply
  }

  func document(_ say: Words) -> WordDocument {
    var document = WordDocument(
      font: WordFont(latin: say("sheet.font-latin"), eastAsian: say("sheet.font-body")))
    document.add(WordParagraph(title, alignment: .center, role: .title))
    if let number {
      document.add(
        WordParagraph(say("posts.sheet.number", ["n": number]), alignment: .right))
    }
    let column = Self.width / Double(Self.columns)
    document.add(
      WordTable(
        columns: Array(repeating: column, count: Self.columns),
        rows: rows.map { row in
          WordTableRow(
            height: Double(min(row.lines, 8)) * 0.8,
            row.cells.map { Self.wordCell($0, say) })
        }))
    return document
  }

  private static func wordCell(_ cell: Cell, _ say: Words) -> WordTableCell {
    switch cell {
    case .name(let words, let columns): WordTableCell(words, columnSpan: columns)
    case .words(let words, let columns, _):
      WordTableCell(paragraphs(words), columnSpan: columns)
    case .signed(let signature, let columns):
      WordTableCell(signed(signature, say), columnSpan: columns)
    }
  }

  private static func paragraphs(_ words: [String]) -> [WordParagraph] {
    words.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map { WordParagraph(String($0)) }
  }

  private static func signed(_ cell: SignatureCell, _ say: Words) -> [WordParagraph] {
    let line = [
      say(cell.takesSeal ? "sheet.seal" : "sheet.signature"), cell.name ?? "",
      cell.date ?? say("sheet.date"),
    ].joined(separator: "    ")
    return paragraphs([cell.opinion ?? ""]) + [WordParagraph(line, alignment: .right)]
  }
}

/// A paper of an item as a page to be printed, with the way to its Word file.
///
/// - Parameter word: where the Word file is handed out.
func paperPage(_ sheet: PaperSheet, _ view: PostView, word: String) async throws -> Reply {
  let (say, visit, post) = (view.say, view.visit, view.dossier.post)
  let number = sheet.number ?? post.number
  let paper = a4Sheet(
    title: sheet.title, number: say("posts.sheet.number", ["n": number]), isRunning: true,
    content: [
      sheetTable(
        sheet.sheetRows, columns: PaperSheet.columns,
        running: say("sheet.running", ["title": sheet.title, "number": number]), say: say)
    ],
    foot: printFooter(
      number: number, version: Int(view.dossier.current.number),
      printedAt: say.dateTime(visit.now),
      check: String(view.dossier.current.digest.hex.prefix(16)), say: say))
  return .page(
    staffPage(
      try await visit.staffFrame(.posts), title: sheet.title,
      breadcrumb: [
        Crumb(say("posts.title"), href: "/posts"),
        Crumb(post.number, href: postPath(post.id)), Crumb(sheet.title),
      ],
      content: [
        div([
          printButton(say: say), linkButton(say("archive.word"), href: word, icon: .export),
          linkButton(say("act.back"), href: postPath(post.id)),
        ]).class("buttons no-print"),
        paper,
      ]))
}
