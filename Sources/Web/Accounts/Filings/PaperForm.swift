import Office
import Rulebook
import WorkCalendar

/// A paper form as rows of cells, from which the printed page and the Word file are made.
///
/// It fits on one page of A4: what is too long for that stands on annexes.
struct PaperForm: Sendable {
  enum Cell: Sendable {
    case name(String, columns: Int = 1, rows: Int = 1)
    /// - Parameter title: what an annex with these words is called.
    case words(String, columns: Int = 1, title: String)
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
  /// How much of the width the first column takes, which holds the longest names; the others share
  /// the rest.
  static let firstColumn = 0.142
  /// More characters than this go to an annex, so that the form stays easy to read.
  private static let fits = 180
  /// More characters of an opinion leave no room for the seal.
  private static let opinionFits = 60
  /// What is said of a medium of no listed kind stands beside its tick when it is this short.
  private static let typeFits = 12

  let title: String
  let number: String?
  private(set) var rows: [Row] = []
  private(set) var annexes: [Annex] = []

  init(_ view: FilingView, say: Words) {
    let event = view.filing.event
    title =
      event.certifies
      ? say(Self.isCounty(view) ? "filings.sheet.title-county" : "filings.sheet.title")
      : say("filings.sheet.title-change", ["event": AccountWords.event(event, say)])
    number = view.filing.number.map { say("filings.sheet.number", ["n": $0]) }
    if event.certifies {
      fillOpening(view, say)
    } else {
      fillChange(view, say)
    }
    signatures(view, say)
    fit(say)
    if !view.files.isEmpty {
      annexes.append(
        Annex(
          title: say("filings.sheet.attachments"),
          words: view.files.enumerated().map { "\($0 + 1). \($1.name)" }
            .joined(separator: "\n")))
    }
  }

  /// Whether the rules in force bring a form with a box for the county's office.
  private static func isCounty(_ view: FilingView) -> Bool {
    view.rules.filingForm.contains { $0.name == "county-opinion" }
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
    others(view, say)
  }

  private mutating func fillChange(_ view: FilingView, _ say: Words) {
    let form = view.filing.form
    let event = view.filing.event
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
        say("filings.column.event"), AccountWords.event(event, say),
        say("filings.field.event-on"), form.eventOn.map { say.printedDate($0) } ?? ""))
    long(say("filings.field.reason"), form.reason, lines: 4, say)
    let changes = FilingContents(view, say: say).changes
    if !changes.isEmpty {
      long(
        say("filings.sheet.changes"), changes.map { $0.words(say) }.joined(separator: "\n"),
        lines: 4, say)
    }
    if event.parts.contains(.notice) {
      long(say("filings.field.replacement"), form.replacement, lines: 2, say)
    }
    for duty in event.duties {
      person(AccountWords.duty(duty, say), form.people[duty], say)
    }
  }

  /// What only an office's own rulebook asks for, and what a medium of no listed kind is.
  private mutating func others(_ view: FilingView, _ say: Words) {
    let answers = FilingFields.others(under: view.rules, on: view.account.platform)
      .filter { !isBesideTick($0, view) }
      .map { (say.title($0.title), FilingContents.answer(to: $0, in: view.filing.form, say)) }
      .filter { !$0.1.isEmpty }
      .map { say("filings.sheet.answer", ["field": $0.0, "words": $0.1]) }
    guard !answers.isEmpty else { return }
    long(say("filings.part.others"), answers.joined(separator: "\n"), lines: 1, say)
  }

  /// The opinion of the unit and of the office that registers or approves, with room for seals.
  private mutating func signatures(_ view: FilingView, _ say: Words) {
    let steps = view.currentSteps.filter { $0.state == .agreed }
    let unit = steps.last { $0.rule.seat == .unit && $0.role != .accountManager }
    let promise = view.filing.event.certifies ? say("filings.sheet.promise") : nil
    opinion(say("filings.sheet.unit-opinion"), of: unit, after: promise, view, say)
    let above = steps.last { $0.rule.seat != .unit }
    let office =
      Self.isCounty(view) ? "filings.sheet.county-opinion" : "filings.sheet.office-opinion"
    opinion(say(office), of: above, after: nil, view, say)
  }

  private mutating func opinion(
    _ title: String, of step: FilingStep?, after promise: String?, _ view: FilingView, _ say: Words
  ) {
    var words = step?.opinion ?? ""
    if words.count > Self.opinionFits || words.contains("\n") {
      words = toAnnex(title, words, say)
    }
    let document = step.map(\.document).flatMap {
      $0.isEmpty ? nil : say("filings.document", ["number": $0])
    }
    let all = [promise, words, document].compactMap { $0 }.filter { !$0.isEmpty }
    // Whoever enters an answer from outside did not give it, nor on that day: the paper it came on
    // is named, and its signature is not ours to print.
    let own = step?.isOutside == true ? nil : step
    let cell = SignatureCell(
      opinion: all.joined(separator: "\n"), name: own?.person.flatMap { view.names[$0] },
      date: own?.closedAt.map { say.printedDate($0.date) }, takesSeal: true)
    rows.append(
      Row(cells: [.name(title), .signed(cell, columns: Self.columns - 1)], lines: 4))
  }

  /// Every kind of medium with a tick before its own.
  private func types(_ view: FilingView, _ say: Words) -> String {
    let asked = view.rules.filingForm.first { $0.name == "media-type" }?.choices ?? []
    let own = FilingFields.mediaType(of: view.account.platform, under: view.rules)
    let beside = besideTick(view, say)
    let marks = asked.map { choice in
      guard choice == own else { return say("filings.sheet.open-box") + say.title(choice.title) }
      let title = say.title(choice.title)
      return say("filings.sheet.ticked")
        + (beside.isEmpty
          ? title : say("filings.holder", ["name": title, "reach": beside]))
    }
    if !marks.isEmpty { return marks.joined(separator: "  ") }
    return say("filings.sheet.ticked") + AccountWords.platform(view.account.platform, say)
  }

  /// What a medium of no listed kind is; empty where the kind itself says it.
  private func besideTick(_ view: FilingView, _ say: Words) -> String {
    let platform = view.account.platform
    if FilingFields.isUnlisted(platform, under: view.rules), platform != .other {
      return AccountWords.platform(platform, say)
    }
    return view.rules.filingForm.first { isBesideTick($0, view) }
      .map { FilingContents.answer(to: $0, in: view.filing.form, say) } ?? ""
  }

  private func isBesideTick(_ field: FormField, _ view: FilingView) -> Bool {
    guard FilingFields.saysType(field, of: view.account.platform, under: view.rules),
      let words = view.filing.form.others[field.name]
    else { return false }
    return words.count <= Self.typeFits
  }

  private mutating func person(_ title: String, _ holder: DutyHolder?, _ say: Words) {
    func named(_ part: PersonPart) -> Cell { .name(say("filings.person." + part.rawValue)) }
    func said(_ part: PersonPart, columns: Int) -> Cell {
      .words(
        holder?.value(part) ?? "", columns: columns,
        title: AccountWords.personField(title, part.rawValue, say))
    }
    rows.append(
      Row(cells: [
        .name(title, rows: 2), named(.name), said(.name, columns: 1), named(.post),
        said(.post, columns: 1), named(.mobile), said(.mobile, columns: 2),
      ]))
    rows.append(
      Row(cells: [
        named(.telephone), said(.telephone, columns: 2), named(.email),
        said(.email, columns: 3),
      ]))
  }

  private mutating func long(_ title: String, _ words: String, lines: Int, _ say: Words) {
    guard words.count > Self.fits else {
      rows.append(wide(title, words, lines: lines))
      return
    }
    rows.append(wide(title, toAnnex(title, words, say)))
  }

  /// Moves words to an annex.
  ///
  /// - Returns: what stands in their place.
  private mutating func toAnnex(_ title: String, _ words: String, _ say: Words) -> String {
    annexes.append(Annex(title: title, words: words))
    return say("filings.sheet.see-annex", ["n": "\(annexes.count)"])
  }

  /// Moves the longest words to annexes until the form fits on its page.
  private mutating func fit(_ say: Words) {
    while PaperFit.height(of: rows) > PaperFit.room, let place = PaperFit.longest(of: rows),
      case .words(let words, let columns, let title) = rows[place.row].cells[place.cell]
    {
      let moved = toAnnex(title, words, say)
      rows[place.row].cells[place.cell] = .words(moved, columns: columns, title: title)
      rows[place.row].lines = 1
    }
  }

  private func wide(_ name: String, _ words: String, lines: Int = 1) -> Row {
    Row(
      cells: [.name(name), .words(words, columns: Self.columns - 1, title: name)], lines: lines)
  }

  private func pair(_ name: String, _ words: String, _ other: String, _ otherWords: String) -> Row {
    Row(cells: [
      .name(name), .words(words, columns: 3, title: name), .name(other),
      .words(otherWords, columns: 3, title: other),
    ])
  }
}
