import HTML
import HTTPTypes
import Office
import Spreadsheets

/// One import: what its rows would do, the button, how far it has come, and what became of it.
enum ImportPage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let id = try visit.id(of: TableImport.self)
    let found = try await visit.ask { try $0.tableImport(id) }
    switch found.state {
    case .ready where found.needsColumns: return .redirect(importPath(id) + "/columns")
    case .ready, .failed: return try await preview(found, visit)
    case .started: return try await progress(found, visit)
    case .done: return try await result(found, visit)
    }
  }

  private static func page(
    _ found: TableImport, _ content: [Node], _ visit: Visit
  ) async throws -> Reply {
    .page(
      staffPage(
        try await visit.staffFrame(found.kind.menuPlace), title: found.fileName,
        breadcrumb: [
          Crumb(visit.say("imports.title"), href: "/imports"), Crumb(found.fileName),
        ], content: content))
  }

  // MARK: - Before

  private static func preview(_ found: TableImport, _ visit: Visit) async throws -> Reply {
    let say = visit.say
    let (view, after) = (visit.query.text("show"), Int(visit.query.text("after")) ?? 0)
    let verdict = RowVerdict(rawValue: view)
    let size = 50
    let (rows, cautions) = try await visit.ask { reading in
      (
        view == "cautions"
          ? try reading.importCautions(of: found.id, after: after, limit: size + 1)
          : try reading.importRows(
            of: found.id, verdict: verdict, after: after, limit: size + 1),
        try reading.importCautionCount(of: found.id)
      )
    }
    let shown = rows.prefix(size)
    let address = importPath(found.id) + (view.isEmpty ? "?" : "?show=\(percentEncoded(view))&")
    return try await page(
      found,
      [
        visit.doneFlash(["other-ending": "imports.other-ending"]),
        failure(found, say), pageHeading(found.fileName, note: about(found, say)),
        unread(found, say), ImportActions.panel(found, visit),
        views(found, cautions: cautions, view: view, say),
        shown.isEmpty ? emptyState(say("filter.none")) : table(Array(shown), visit),
        pager(
          first: after == 0 ? nil : String(address.dropLast()),
          next: rows.count > size ? shown.last.map { address + "after=\($0.row.number)" } : nil,
          say: say),
      ], visit)
  }

  private static func about(_ found: TableImport, _ say: Words) -> String {
    say(
      "imports.preview-note",
      ["kind": say("imports.kind." + found.kind.rawValue), "n": "\(found.counts.all)"])
  }

  private static func failure(_ found: TableImport, _ say: Words) -> Node {
    ifPresent(found.state == .failed ? found.failure : nil) { code in
      note(
        [p(say("imports.failed", ["why": say("refusal." + code, ["n": "\(found.counts.bad)"])]))],
        tone: .red)
    }
  }

  /// Columns that nobody reads, so that a misspelt head does not pass unseen.
  private static func unread(_ found: TableImport, _ say: Words) -> Node {
    let cells = found.mapping.unread(found.head)
    return when(
      !cells.isEmpty,
      note(
        [
          p([
            text(
              say(
                "imports.unread",
                [
                  "columns": say.list(
                    cells.prefix(20).map {
                      "\(ColumnName.letters(of: $0.column)) \($0.text.prefix(30))"
                    })
                ])), a(say("imports.change-columns")).href(importPath(found.id) + "/columns"),
          ])
        ], tone: .amber))
  }

  private static func views(
    _ found: TableImport, cautions: Int, view: String, _ say: Words
  ) -> Node {
    let base = importPath(found.id)
    var items = [
      MenuItem(
        label: say("imports.all-rows"), href: base, count: found.counts.all,
        isCurrent: view.isEmpty)
    ]
    for verdict in [RowVerdict.bad, .new, .changed, .unchanged] {
      items.append(
        MenuItem(
          label: say("imports.verdict." + verdict.rawValue),
          href: base + "?show=" + verdict.rawValue, count: found.counts[verdict],
          isCurrent: view == verdict.rawValue))
    }
    items.append(
      MenuItem(
        label: say("imports.cautions"), href: base + "?show=cautions", count: cautions,
        isCurrent: view == "cautions"))
    return tabs(items, label: say("imports.views"))
  }

  private static func table(_ rows: [StagedRow], _ visit: Visit) -> Node {
    let say = visit.say
    return dataTable(
      columns: [
        Column(say("imports.column.row"), .number), Column(say("imports.column.title"), .name),
        Column(say("imports.column.verdict")), Column(say("imports.column.findings")),
      ],
      rows: rows.map { line in
        Row(
          [
            text("\(line.row.number)"), text(line.report.title),
            ifPresent(line.verdict) { ImportPhrases.tag($0, say) }, findings(line, visit),
          ], tone: line.verdict == .bad ? .red : line.report.cautions.isEmpty ? nil : .amber)
      }, caption: say("imports.title"))
  }

  private static func findings(_ line: StagedRow, _ visit: Visit) -> Node {
    let (say, names) = (visit.say, visit.rulebookNames)
    func items(_ faults: [RowFault]) -> [Node] {
      faults.map { fault in
        li([
          text(ImportPhrases.line(fault, say)),
          citationLinks(fault.citations, names: names, say: say),
        ])
      }
    }
    let cautions =
      line.report.cautions.isEmpty
      ? nothing
      : group([
        p(say("imports.caution")).class("note"), ul(items(line.report.cautions)),
      ])
    let lines =
      items(line.report.faults)
      + line.report.changes.map { li([text(ImportPhrases.line($0, say))]) }
    return group([when(!lines.isEmpty, ul(lines)), cautions])
  }

  // MARK: - Meanwhile

  /// Comes back by itself every two seconds, without script.
  private static func progress(_ found: TableImport, _ visit: Visit) async throws -> Reply {
    let say = visit.say
    let words = ImportPhrases.progress(found, handled: found.handled, say)
    let isWriting = found.mode == .allOrNothing && found.handled >= found.counts.all
    var reply = try await page(
      found,
      [
        section([
          h1(say("imports.under-way")),
          HTML.progress(words).setValue(isWriting ? 0 : found.handled, of: found.counts.all),
          p(words),
          p(say("imports.leave-page")).class("note"),
          p([a(say("imports.refresh")).href(importPath(found.id))]),
        ]).class("panel padded narrow")
      ], visit)
    if let refresh = HTTPField.Name("Refresh") {
      reply.headers[refresh] = "2; url=\(importPath(found.id))"
    }
    return reply
  }

  // MARK: - After

  private static func result(_ found: TableImport, _ visit: Visit) async throws -> Reply {
    let say = visit.say
    let counts = found.counts
    let numbers = [RowVerdict.new, .changed, .unchanged, .bad].map { verdict in
      (say("imports.result." + verdict.rawValue), "\(counts[verdict])")
    }
    let bad = linkButton(
      say("imports.download-bad"), href: importPath(found.id) + "/bad-rows")
    return try await page(
      found,
      [
        resultPanel(
          title: say("imports.done"), numbers: numbers,
          next: [say("imports.next-" + found.kind.rawValue)]
            + (counts.bad > 0 ? [say("imports.next-bad")] : []),
          actions: [
            linkButton(
              say("imports.to-list"), href: found.kind.listPath, style: .primary)
          ] + (counts.bad > 0 ? [bad] : []), tone: counts.bad > 0 ? .amber : .green, say: say)
      ], visit)
  }
}

extension Node {
  fileprivate func setValue(_ value: Int, of maximum: Int) -> Node {
    guard value > 0 else { return self }
    return self.value("\(Swift.min(value, maximum))").max("\(Swift.max(maximum, 1))")
  }
}
