import HTML
import HTTPTypes
import Office
import Spreadsheets

/// Which column of a table says what, where its head leaves that open or the reader knows better.
enum ImportColumnsPage {
  static func reply(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: TableImport.self)
    let (found, rows) = try await visit.ask { reading in
      (try reading.tableImport(id), try reading.importRows(of: id, limit: 3))
    }
    let entries =
      refusal == nil ? kept(found) : visit.entries(refusal, labels: labels(found.kind, say))
    let title = say("imports.columns-title")
    let content = [
      errorSummary(entries.errors, say: say),
      pageHeading(title, note: say("imports.columns-note")),
      panel(say("imports.first-rows"), [sample(found, rows, say)]),
      section([
        postForm(
          action: importPath(id) + "/columns", csrf: visit.formToken,
          found.kind.fields.map { field($0, found, entries, say) } + [
            actionBar([submitButton(say("imports.look"))])
          ])
      ]).class("panel padded"),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(found.kind.menuPlace), title: title,
        breadcrumb: [
          Crumb(say("imports.title"), href: "/imports"),
          Crumb(found.fileName, href: importPath(id)), Crumb(title),
        ], content: content, hasErrors: refusal != nil), status: refusal?.status ?? .ok)
  }

  private static func kept(_ found: TableImport) -> Entries {
    var values: [String: String] = [:]
    for field in found.kind.fields {
      if let column = found.mapping[field] { values[field.rawValue] = "\(column)" }
    }
    return Entries(single: values)
  }

  private static func labels(_ kind: ImportKind, _ say: Words) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: kind.fields.map { ($0.rawValue, ImportPhrases.field($0, say)) })
  }

  private static func field(
    _ field: ImportField, _ found: TableImport, _ entries: Entries, _ say: Words
  ) -> Node {
    let isRequired = found.kind.required.contains(field)
    let nothing = Choice("", say("imports.column-none"))
    return selectBox(
      FieldLabel(
        field.rawValue, ImportPhrases.field(field, say),
        need: isRequired ? .required : .optional), entries,
      choices: (isRequired ? [] : [nothing])
        + found.head.cells.map { cell in
          Choice(
            "\(cell.column)",
            say(
              "imports.column-of",
              ["column": ColumnName.letters(of: cell.column), "name": String(cell.text.prefix(40))])
          )
        }, say: say, allowsNone: isRequired)
  }

  private static func sample(_ found: TableImport, _ rows: [StagedRow], _ say: Words) -> Node {
    let cells = found.head.cells.prefix(30)
    return dataTable(
      columns: [Column(say("imports.column.row"), .name)]
        + cells.map { Column("\(ColumnName.letters(of: $0.column)) \($0.text.prefix(40))") },
      rows: rows.map { line in
        Row(
          [text("\(line.row.number)")]
            + cells.map { text(String((line.row.cell($0.column)?.text ?? "").prefix(60))) })
      }, caption: say("imports.first-rows"))
  }

  static func map(_ visit: Visit) async throws -> Reply {
    let id = try visit.id(of: TableImport.self)
    return try await visit.answering({ try await reply(visit, refusal: $0) }) {
      let found = try await visit.ask { try $0.tableImport(id) }
      let unknown = visit.form.unknown(
        besides: Set(found.kind.fields.map(\.rawValue)).union([FormToken.field]))
      var problems = unknown.map { FieldProblem($0, .unknownField) }
      var mapping = ColumnMapping()
      for field in found.kind.fields {
        let text = visit.form.text(field.rawValue)
        guard !text.isEmpty else { continue }
        guard let column = Int(text) else {
          problems.append(FieldProblem(field.rawValue, .notAChoice))
          continue
        }
        mapping[field] = column
      }
      guard problems.isEmpty else { throw Refusal.invalid(problems) }
      _ = try await visit.perform(
        MapColumns(id, mapping: mapping, words: try ImportWords.bundled()))
      return .redirect(importPath(id))
    }
  }
}
