import HTTPTypes
import Office
import Spreadsheets

/// A table to fill in: heads that are understood, lists to choose from, and a sheet that explains.
enum ImportTemplate {
  static func reply(_ visit: Visit) throws -> Reply {
    let say = visit.say
    guard let word = visit.parameters["kind"], let kind = ImportKind(rawValue: word) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let title = say("imports.kind." + kind.rawValue)
    let bytes = try TableWriter.xlsx(
      title: title, columns(kind, say), [], notes: notes(kind, say))
    return ImportFile.reply(bytes, name: say("imports.template-name", ["kind": title]))
  }

  static func columns(_ kind: ImportKind, _ say: Words) -> [TableColumn] {
    kind.fields.map { field in
      TableColumn(
        ImportPhrases.field(field, say), field == .opened ? .date : .text,
        choices: choices(field, say))
    }
  }

  static func choices(_ field: ImportField, _ say: Words) -> [String] {
    switch field {
    case .level: Organization.Level.allCases.map { OrganizationWords.level($0, say) }
    case .sector: Organization.Sector.allCases.map { OrganizationWords.sector($0, say) }
    case .platform:
      Platform.allCases.filter { $0 != .portal }.map { AccountWords.platform($0, say) }
    case .certification:
      AccountCard.Certification.allCases.map { say("accounts.certification." + $0.rawValue) }
    case .secret, .interaction:
      [ImportPhrases.answer(true, say), ImportPhrases.answer(false, say)]
    default: []
    }
  }

  private static func notes(_ kind: ImportKind, _ say: Words) -> TableNotes {
    let head = [
      say("imports.notes.column"), say("imports.notes.need"), say("imports.notes.meaning"),
      say("imports.notes.choices"),
    ]
    let rows = kind.fields.map { field in
      [
        ImportPhrases.field(field, say),
        say(kind.required.contains(field) ? "field.required" : "field.optional"),
        say("imports.hint." + field.rawValue), say.list(choices(field, say)),
      ]
    }
    let rules = ["empty", "again", "formulas", "bad"].map { [say("imports.notes." + $0)] }
    return TableNotes(title: say("imports.notes.title"), rows: [head] + rows + rules)
  }
}

/// The rows that did not come in, as they were, each with its reason.
enum BadRowsFile {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: TableImport.self)
    let found = try await visit.ask { try $0.tableImport(id) }
    let cells = found.head.cells
    let columns =
      cells.map { TableColumn(String($0.text.prefix(1_000))) } + [
        TableColumn(say("imports.column.row"), .number), TableColumn(say("imports.reasons")),
      ]
    var writer = try ExcelWriter(title: say("imports.bad-rows"), columns: columns)
    var bytes: [UInt8] = []
    var last: Int? = 0
    while let after = last {
      let rows = try await visit.ask {
        try $0.importRows(of: id, verdict: .bad, after: after, limit: 500)
      }
      for line in rows {
        let values = cells.map { TableValue.words(line.row.cell($0.column)?.text) }
        let reasons = line.report.faults.map { ImportPhrases.line($0, say) }
        try writer.add(
          values + [.count(line.row.number), .words(reasons.joined(separator: "\n"))])
      }
      bytes += writer.take()
      last = rows.count == 500 ? rows.last?.row.number : nil
    }
    bytes += try writer.finish()
    return ImportFile.reply(bytes, name: say("imports.bad-rows"))
  }
}

private enum ImportFile {
  static func reply(_ bytes: [UInt8], name: String) -> Reply {
    var reply = Reply(type: TableFile.Kind.xlsx.mediaType, body: bytes)
    reply.headers[.contentDisposition] =
      "attachment; filename*=UTF-8''" + percentEncoded(name + ".xlsx")
    return reply
  }
}
