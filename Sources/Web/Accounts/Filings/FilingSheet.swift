import HTML
import Office
import Rulebook
import WorkCalendar

extension PaperForm {
  func nodes(foot: Node, say: Words) -> [Node] {
    let table = sheetTable(
      rows.map { row in
        SheetRow(
          row.cells.map { cell in
            switch cell {
            case .name(let words, let columns, let rows):
              .name(words, columns: columns, rows: rows)
            case .words(let words, let columns, _):
              .content(readingText(words), columns: columns)
            case .signed(let signature, let columns): .signed(signature, columns: columns)
            }
          }, lines: row.lines)
      }, columns: Self.columns, hasWideNames: true, say: say)
    return [a4Sheet(title: title, number: number, content: [table], foot: foot)]
      + annexes.enumerated().map { index, annex in
        a4Sheet(
          title: say("filings.sheet.annex", ["n": "\(index + 1)", "title": annex.title]),
          number: number, content: [readingText(annex.words)])
      }
  }
}

/// The form of a filing, printed from the record on A4.
enum FilingSheet {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let id: FilingID = try visit.id()
    let view = try await visit.ask { try FilingView(id, $0) }
    let form = PaperForm(view, say: say)
    let foot = printFooter(
      number: view.filing.number ?? say("filings.sheet.draft"), version: Int(view.filing.version),
      printedAt: say.dateTime(visit.now),
      check: String(digest((try? stored(view.filing.form)) ?? "").hex.prefix(16)), say: say)
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: form.title,
        breadcrumb: view.crumbs(say, form.title),
        content: [
          div([
            printButton(say: say),
            linkButton(say("filings.sheet.word"), href: filingPath(id) + "/form.docx"),
            linkButton(say("act.back"), href: filingPath(id)),
          ]).class("buttons no-print")
        ] + form.nodes(foot: foot, say: say)))
  }
}
