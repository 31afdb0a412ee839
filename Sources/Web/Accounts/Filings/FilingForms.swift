import HTML
import Office
import Rulebook
import WorkCalendar

/// A paper form as rows of cells, from which the printed page and the Word file are made.
struct PaperForm: Sendable {
  enum Cell: Sendable {
    case name(String, columns: Int = 1)
    case words(String, columns: Int = 1)
    case signed(SignatureCell, columns: Int = 1)
  }

  struct Row: Sendable {
    var cells: [Cell]
    var lines = 1
  }

  /// Texts that do not fit into the form, each on a page of its own after it.
  struct Annex: Sendable {
    let title: String
    let words: String
  }

  static let columns = 8
  /// More characters than this go to an annex, so that the form stays on one page.
  private static let fits = 180

  let title: String
  let number: String?
  private(set) var rows: [Row] = []
  private(set) var annexes: [Annex] = []

  init(_ view: FilingView, say: Words) {
    let event = view.filing.event
    title = say(
      event == .opening || event == .existing
        ? "filings.sheet.title" : "filings.sheet.title-change",
      ["event": AccountWords.event(event, say)])
    number = view.filing.number.map { say("filings.sheet.number", ["n": $0]) }
    if event == .opening || event == .existing {
      fillOpening(view, say)
    } else {
      fillChange(view, say)
    }
    signatures(view, say)
    if !view.files.isEmpty {
      annexes.append(
        Annex(
          title: say("filings.sheet.attachments"),
          words: view.files.enumerated().map { "\($0 + 1). \($1.name)" }
            .joined(separator: "\n")))
    }
  }

  /// Form A.1 of Yao'an, which serves the other texts as well.
  private mutating func fillOpening(_ view: FilingView, _ say: Words) {
    let form = view.filing.form
    rows.append(wide(say("filings.sheet.type"), types(view, say)))
    rows.append(
      pair(
        say("filings.field.name"), form.name, say("filings.sheet.link"),
        form.link.isEmpty ? form.platformID : form.link))
    rows.append(
      pair(
        say("filings.sheet.opened"), form.eventOn.map { say.printedDate($0) } ?? "",
        say("filings.sheet.unit"), view.organization.name))
    person(say("filings.sheet.responsible"), form.people[.firstResponsible], say)
    person(say("filings.sheet.administrator"), form.people[.administratorA], say)
    rows.append(
      wide(
        say("filings.field.developer"),
        form.card.developer.isEmpty ? say("filings.sheet.none") : form.card.developer))
    long(
      say("filings.sheet.purpose"),
      [form.card.purpose, form.card.plan].filter { !$0.isEmpty }.joined(separator: "\n"), lines: 4,
      say)
    long(
      say("filings.sheet.situation"),
      [form.card.situation, form.card.columns].filter { !$0.isEmpty }.joined(separator: "\n"),
      lines: 4, say)
  }

  private mutating func fillChange(_ view: FilingView, _ say: Words) {
    let form = view.filing.form
    rows.append(
      pair(
        say("filings.field.name"), form.name, say("accounts.column.platform"),
        AccountWords.platform(view.account.platform, say)))
    rows.append(
      pair(
        say("filings.sheet.unit"), view.organization.name, say("accounts.column.filing"),
        view.account.filingNumber ?? say("accounts.no-filing")))
    rows.append(
      pair(
        say("filings.column.event"), AccountWords.event(view.filing.event, say),
        say("filings.field.event-on"), form.eventOn.map { say.printedDate($0) } ?? ""))
    long(say("filings.field.reason"), form.reason, lines: 4, say)
    if view.filing.event.parts.contains(.notice) {
      long(say("filings.field.replacement"), form.replacement, lines: 2, say)
    }
    if view.filing.event.parts.contains(.people) {
      person(say("filings.sheet.responsible"), form.people[.firstResponsible], say)
      person(say("filings.sheet.administrator"), form.people[.administratorA], say)
    }
    if view.filing.event == .change {
      rows.append(wide(say("filings.sheet.link"), form.link))
      long(say("filings.sheet.purpose"), form.card.purpose, lines: 3, say)
    }
  }

  /// The opinion of the unit and of the office that registers or approves, with room for seals.
  private mutating func signatures(_ view: FilingView, _ say: Words) {
    let steps = view.currentSteps.filter { $0.state == .agreed }
    let unit = steps.last { $0.rule.seat == .unit && $0.role != .accountManager }
    let promise =
      view.filing.event == .opening || view.filing.event == .existing
      ? say("filings.sheet.promise") : nil
    rows.append(
      Row(
        cells: [
          .name(say("filings.sheet.unit-opinion")),
          .signed(
            signature(unit, view, say, opinion: [promise, unit?.opinion]),
            columns: Self.columns - 1),
        ], lines: 4))
    let above = steps.last { $0.rule.seat != .unit }
    rows.append(
      Row(
        cells: [
          .name(say("filings.sheet.office-opinion")),
          .signed(
            signature(
              above, view, say,
              opinion: [
                above?.opinion,
                above.flatMap {
                  $0.document.isEmpty
                    ? nil : say("filings.document", ["number": $0.document])
                },
              ]), columns: Self.columns - 1),
        ], lines: 4))
  }

  private func signature(
    _ step: FilingStep?, _ view: FilingView, _ say: Words, opinion: [String?]
  ) -> SignatureCell {
    let words = opinion.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
    return SignatureCell(
      opinion: words, name: step?.person.flatMap { view.names[$0] },
      date: step?.closedAt.map { say.printedDate($0.date) }, takesSeal: true)
  }

  /// Every kind of medium with a tick before its own.
  private func types(_ view: FilingView, _ say: Words) -> String {
    let kind = view.account.platform.kind
    let asked = view.rules.filingForm.first { $0.name == "media-type" }?.choices ?? []
    let marks = asked.map { choice in
      let isChosen = PlatformKind(rawValue: choice.id)?.covers(kind) ?? false
      return say(isChosen ? "filings.sheet.ticked" : "filings.sheet.open-box")
        + say.title(choice.title)
    }
    if !marks.isEmpty { return marks.joined(separator: "  ") }
    return say("filings.sheet.ticked") + AccountWords.platform(view.account.platform, say)
  }

  private mutating func person(_ title: String, _ holder: DutyHolder?, _ say: Words) {
    rows.append(
      Row(cells: [
        .name(title), .name(say("filings.person.name")), .words(holder?.name ?? ""),
        .name(say("filings.person.post")), .words(holder?.post ?? ""),
        .name(say("filings.person.mobile")), .words(holder?.mobile ?? "", columns: 2),
      ]))
    rows.append(
      Row(cells: [
        .name(""), .name(say("filings.person.telephone")),
        .words(holder?.telephone ?? "", columns: 2), .name(say("filings.person.email")),
        .words(holder?.email ?? "", columns: 3),
      ]))
  }

  private mutating func long(_ title: String, _ words: String, lines: Int, _ say: Words) {
    guard words.count > Self.fits else {
      rows.append(wide(title, words, lines: lines))
      return
    }
    annexes.append(Annex(title: title, words: words))
    rows.append(
      wide(title, say("filings.sheet.see-annex", ["n": "\(annexes.count)"]), lines: lines))
  }

  private func wide(_ name: String, _ words: String, lines: Int = 1) -> Row {
    Row(cells: [.name(name), .words(words, columns: Self.columns - 1)], lines: lines)
  }

  private func pair(_ name: String, _ words: String, _ other: String, _ otherWords: String) -> Row {
    Row(cells: [
      .name(name), .words(words, columns: 3), .name(other), .words(otherWords, columns: 3),
    ])
  }

  // MARK: - On the page

  func nodes(foot: Node, say: Words) -> [Node] {
    let table = sheetTable(
      rows.map { row in
        SheetRow(
          row.cells.map { cell in
            switch cell {
            case .name(let words, let columns): .name(words, columns: columns)
            case .words(let words, let columns):
              .content(readingText(words), columns: columns)
            case .signed(let signature, let columns): .signed(signature, columns: columns)
            }
          }, lines: row.lines)
      }, columns: Self.columns, say: say)
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
