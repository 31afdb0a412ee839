import HTML
import HTTPTypes
import Office

/// Where an import begins: what is brought in, the template, the file; and one's earlier imports.
enum ImportPages {
  private static let rule = FileRule(
    maximumBytes: ImportReading.maximumBytes, types: [.xlsx, .text])

  /// The bodies under which the asker may bring a table in.
  static func units(_ kind: ImportKind, _ visit: Visit) -> [Organization] {
    var units: [Organization] = []
    for appointment in visit.asker?.appointments ?? []
    where kind.roles.contains(appointment.role)
      && !units.contains(where: { $0.id == appointment.organization.id })
    {
      units.append(appointment.organization)
    }
    return units
  }

  // MARK: - One's imports

  static func list(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let before = TableImportID(visit.query.text("before"))
    let size = 20
    let found = try await visit.ask { try $0.tableImports(before: before, limit: size + 1) }
    let shown = found.prefix(size)
    let kinds = ImportKind.allCases.filter { !units($0, visit).isEmpty }
    guard !kinds.isEmpty || !shown.isEmpty else {
      throw Refusal(
        OfficeRefusal.noAppointment,
        helpers: Set(ImportKind.allCases.flatMap(\.roles)).sorted())
    }
    let title = say("imports.title")
    return .page(
      staffPage(
        try await visit.staffFrame(kinds.first?.menuPlace), title: title,
        breadcrumb: [Crumb(title)],
        content: [
          visit.doneFlash(["discarded": "imports.discarded"]),
          pageHeading(
            title, note: say("imports.note"),
            actions: kinds.map { kind in
              linkButton(
                say("imports.begin-" + kind.rawValue), href: "/imports/new?kind=\(kind.rawValue)")
            } + [when(!shown.isEmpty, exportButtons("/imports/export", [], visit))]),
          shown.isEmpty
            ? emptyState(say("imports.none")) : table(Array(shown), say),
          pager(
            first: before == nil ? nil : "/imports",
            next: found.count > size ? shown.last.map { "/imports?before=\($0.id)" } : nil,
            say: say),
        ]))
  }

  private static func table(_ imports: [TableImport], _ say: Words) -> Node {
    dataTable(
      columns: [
        Column(say("imports.column.file"), .name), Column(say("imports.column.kind")),
        Column(say("imports.column.at")), Column(say("imports.column.rows"), .number),
        Column(say("imports.column.state")),
      ],
      rows: imports.map { found in
        Row([
          a(found.fileName).href(importPath(found.id)),
          text(say("imports.kind." + found.kind.rawValue)), text(say.dateTime(found.createdAt)),
          text("\(found.counts.all)"),
          tag(say("imports.state." + found.state.rawValue), tone: tone(found.state)),
        ])
      }, caption: say("imports.title"))
  }

  private static func tone(_ state: TableImport.State) -> Tone {
    switch state {
    case .ready: .primary
    case .started: .amber
    case .done: .green
    case .failed: .red
    }
  }

  // MARK: - A new one

  static func form(
    _ visit: Visit, refusal: Refusal? = nil, unreadable: UnreadableTable? = nil
  ) async throws -> Reply {
    let say = visit.say
    let word = visit.method == .post ? visit.form.text("kind") : visit.query.text("kind")
    guard let kind = ImportKind(rawValue: word) else { return .redirect("/imports") }
    let units = units(kind, visit)
    guard !units.isEmpty else {
      throw Refusal(OfficeRefusal.noAppointment, helpers: kind.roles)
    }
    let labels = [
      "file": say("imports.file"), "organization": say("imports.under"),
      "sheet": say("imports.sheet"),
    ]
    var entries = visit.entries(refusal, labels: labels)
    if let unreadable {
      entries.errors.append(FieldError("file", unreadable.sentence(say)))
    }
    let isBack = refusal != nil || unreadable != nil || visit.turnedDown != nil
    let title = say("imports.begin-" + kind.rawValue)
    let content = [
      errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
      when(visit.method == .post && !isBack || visit.turnedDown != nil, visit.sendAgain),
      pageHeading(
        title, note: say("imports.about-" + kind.rawValue),
        actions: [
          linkButton(
            say("imports.template"), href: "/imports/templates/\(kind.rawValue)")
        ]),
      section([fields(kind, units, entries, visit)]).class("panel padded narrow"),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(kind.menuPlace), title: title,
        breadcrumb: [Crumb(say("imports.title"), href: "/imports"), Crumb(title)],
        content: content, hasErrors: isBack),
      status: isBack ? .unprocessableContent : .ok)
  }

  private static func fields(
    _ kind: ImportKind, _ units: [Organization], _ entries: Entries, _ visit: Visit
  ) -> Node {
    let say = visit.say
    return postForm(
      action: "/imports/new", csrf: visit.formToken,
      [
        hiddenInput("kind", kind.rawValue),
        selectBox(
          FieldLabel(
            "organization", say("imports.under"), hint: say("imports.under-hint"),
            need: .required), entries,
          choices: units.map { Choice($0.id.description, $0.name) }, say: say,
          allowsNone: units.count > 1),
        fileInput("file", say("imports.file"), rule: rule, entries, say: say),
        textInput(
          FieldLabel(
            "sheet", say("imports.sheet"), hint: say("imports.sheet-hint"), need: .optional),
          entries, say: say),
        actionBar([submitButton(say("imports.upload"))]),
      ], hasFiles: true)
  }

  /// Reads the file and keeps its rows; nothing comes into the books yet.
  static func takeIn(_ visit: Visit) async throws -> Reply {
    do {
      return try await visit.answering({ try await form(visit, refusal: $0) }) {
        try await read(visit)
      }
    } catch let unreadable as UnreadableTable {
      return try await form(visit, unreadable: unreadable)
    }
  }

  private static func read(_ visit: Visit) async throws -> Reply {
    try visit.expect("kind", "organization", "sheet", "file")
    var problems: [FieldProblem] = []
    let kind: ImportKind? = visit.choice("kind", &problems)
    let unit = visit.chosen("organization", &problems, of: Organization.self)
    let files = visit.files("file")
    if files.isEmpty { problems.append(FieldProblem("file", .required)) }
    for file in files where file.size > ImportReading.maximumBytes {
      problems.append(
        .tooLarge(
          "file", name: file.name, bytes: file.size, maximum: ImportReading.maximumBytes))
    }
    guard let kind, let unit, let file = files.first, problems.isEmpty else {
      throw Refusal.invalid(problems)
    }
    let bytes: [UInt8]
    do {
      bytes = try await visit.office.files.bytes(
        of: file.content, maximum: ImportReading.maximumBytes)
    } catch let error as FileStoreError {
      throw error.refusal
    }
    let words = try ImportWords.bundled()
    let sheet = visit.form.text("sheet")
    let table = try ImportReading.read(
      bytes, name: file.name, sheet: sheet.isEmpty ? nil : sheet, kind: kind, words: words)
    let id = try await visit.perform(
      TakeInTable(
        kind, under: unit, fileName: file.name, digest: file.digest.hex, sheet: table.sheet,
        words: words))
    return .redirect(importPath(id) + (table.endingDiffers ? "?done=other-ending" : ""))
  }
}
