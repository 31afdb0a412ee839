import ArgumentParser
import Office
import Web

/// One table on its way, from the terminal.
struct ImportJob {
  let visit: TerminalVisit
  let kind: ImportKind
  let sheet: ImportSheet
  let mapping: ColumnMapping
  let words: ImportWords
  let say: Words
  let root: ImportRoot

  /// Looks the rows through and stores nothing.
  func look() async throws -> ImportReport {
    guard !sheet.rows.isEmpty else { throw Refusal(ImportRefusal.noRows) }
    guard sheet.rows.count <= ImportSheet.maximumRows else {
      throw Refusal(
        ImportRefusal.tooManyRows, facts: ["maximum": "\(ImportSheet.maximumRows)"])
    }
    let (rows, kind, mapping, words, root) = (sheet.rows, kind, mapping, words, root)
    let looked = try await visit.ask { reading in
      try reading.look(
        through: rows, kind, mapping: mapping, root: root.organization, isWide: root.isWide,
        words: words)
    }
    return ImportReport(
      isDone: false, counts: RowCounts(looked.map(\.verdict)), rows: looked.map(\.staged),
      names: names)
  }

  func bringIn(
    fileName: String, digest: String, mode: TableImport.Mode
  ) async throws -> ImportReport {
    let looked = try await look()
    if mode == .allOrNothing, looked.counts.bad > 0 { return looked }
    guard looked.counts.new + looked.counts.changed > 0 else {
      return ImportReport(
        isDone: true, counts: looked.counts, rows: looked.rows, names: names)
    }
    let id = try await visit.perform(
      TakeInTable(
        kind, under: root.organization.id, fileName: fileName, digest: digest, sheet: sheet,
        words: words))
    _ = try await visit.perform(StartImport(id, mode: mode, leave: false))
    let found = try await visit.ask { try $0.tableImport(id) }
    do {
      defer { Output.endProgress() }
      try await visit.office.bringIn(
        found, as: .person(visit.person), request: visit.request, words: words
      ) { Output.progress(ImportPhrases.progress(found, handled: $0, say)) }
    } catch let refusal as Refusal {
      try await visit.office.failImport(id, because: refusal)
      throw refusal
    }
    let ended = try await visit.ask { try $0.tableImport(id) }
    return ImportReport(
      isDone: true, counts: ended.counts, rows: try await badRows(of: id), names: names)
  }

  private var names: RulebookNames { RulebookNames(of: visit.office.shelf, say: say) }

  private func badRows(of id: TableImportID) async throws -> [StagedRow] {
    var (all, after): ([StagedRow], Int) = ([], 0)
    while true {
      let start = after
      let page = try await visit.ask {
        try $0.importRows(of: id, verdict: .bad, after: start, limit: 500)
      }
      all += page
      guard page.count == 500, let last = page.last else { return all }
      after = last.row.number
    }
  }
}

/// What became of a table, or what would.
struct ImportReport: Sendable {
  let isDone: Bool
  let counts: RowCounts
  let rows: [StagedRow]
  let names: RulebookNames

  /// Nil when all is well; else whether nothing came in, or a part.
  var code: ExitCode? {
    guard counts.bad > 0 else { return nil }
    return isDone ? .inPart : .no
  }

  func tell(json: Bool, _ say: Words) throws {
    if json { return try tellJSON() }
    for row in rows {
      for line in lines(row, say) { try Output.answer(line.shown) }
    }
    let facts = [
      "new": "\(counts.new)", "changed": "\(counts.changed)",
      "unchanged": "\(counts.unchanged)", "bad": "\(counts.bad)",
    ]
    try Output.answer(say(isDone ? "command.import.done" : "command.import.looked", facts))
  }

  private func lines(_ row: StagedRow, _ say: Words) -> [String] {
    let words =
      row.report.faults.map { line($0, say) }
      + row.report.changes.map { ImportPhrases.line($0, say) }
      + row.report.cautions.map {
        say("command.import.caution", ["words": line($0, say)])
      }
    return words.map {
      say("command.import.row", ["row": "\(row.row.number)", "words": $0])
    }
  }

  /// What is wrong with a row, and the articles that say so.
  private func line(_ fault: RowFault, _ say: Words) -> String {
    let words = ImportPhrases.line(fault, say)
    guard !fault.citations.isEmpty else { return words }
    return say(
      "command.import.basis",
      ["words": words, "articles": citationWords(fault.citations, names: names, say: say)])
  }

  private func tellJSON() throws {
    struct Line: Encodable {
      let row: Int
      let verdict: RowVerdict?
      let title: String
      let faults: [RowFault]
      let cautions: [RowFault]
      let changes: [RowChange]
    }
    struct Summary: Encodable {
      let done: Bool
      let counts: RowCounts
    }
    for row in rows {
      let report = row.report
      guard !report.faults.isEmpty || !report.cautions.isEmpty || !report.changes.isEmpty else {
        continue
      }
      try Output.json(
        Line(
          row: row.row.number, verdict: row.verdict, title: report.title, faults: report.faults,
          cautions: report.cautions, changes: report.changes))
    }
    try Output.json(Summary(done: isDone, counts: counts))
  }
}
