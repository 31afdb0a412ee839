import Documents
import HTTPTypes
import Office

/// The form of a filing as a Word file, for those who sign on paper.
enum FilingDocument {
  private static let type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  /// Centimetres between the margins of an A4 page.
  private static let width = 16.0

  static func reply(_ visit: Visit) async throws -> Reply {
    let id: FilingID = try visit.id()
    let view = try await visit.ask { try FilingView(id, $0) }
    let form = PaperForm(view, say: visit.say)
    let document = document(form, say: visit.say)
    var reply = Reply(type: type, body: try document.bytes())
    let name = percentEncoded(form.title + "-" + (view.filing.number ?? "\(id)") + ".docx")
    reply.headers[.contentDisposition] = "attachment; filename*=UTF-8''" + name
    return reply
  }

  static func document(_ form: PaperForm, say: Words) -> WordDocument {
    var document = WordDocument(
      font: WordFont(latin: say("sheet.font-latin"), eastAsian: say("sheet.font-body")))
    document.add(WordParagraph(form.title, alignment: .center, role: .title))
    if let number = form.number { document.add(WordParagraph(number, alignment: .right)) }
    let first = width * PaperForm.firstColumn
    let column = (width - first) / Double(PaperForm.columns - 1)
    document.add(
      WordTable(
        columns: [first] + Array(repeating: column, count: PaperForm.columns - 1),
        rows: form.rows.map { row($0, say) }))
    for (index, annex) in form.annexes.enumerated() {
      document.add(
        WordParagraph(
          say("filings.sheet.annex", ["n": "\(index + 1)", "title": annex.title]),
          role: .heading))
      for line in annex.words.split(separator: "\n", omittingEmptySubsequences: false) {
        document.add(WordParagraph(String(line)))
      }
    }
    return document
  }

  private static func row(_ row: PaperForm.Row, _ say: Words) -> WordTableRow {
    WordTableRow(
      height: Double(row.lines) * 0.8,
      row.cells.map { cell in
        switch cell {
        case .name(let words, let columns, let rows):
          WordTableCell(words, columnSpan: columns, rowSpan: rows)
        case .words(let words, let columns, _):
          WordTableCell(paragraphs(words), columnSpan: columns)
        case .signed(let signature, let columns):
          WordTableCell(signed(signature, say), columnSpan: columns)
        }
      })
  }

  private static func paragraphs(_ words: String) -> [WordParagraph] {
    words.split(separator: "\n", omittingEmptySubsequences: false).map {
      WordParagraph(String($0))
    }
  }

  private static func signed(_ cell: SignatureCell, _ say: Words) -> [WordParagraph] {
    let line = [
      say(cell.takesSeal ? "sheet.seal" : "sheet.signature") + (cell.name ?? ""),
      cell.date ?? say("sheet.date"),
    ].joined(separator: "    ")
    return paragraphs(cell.opinion ?? "") + [WordParagraph(line, alignment: .right)]
  }
}
