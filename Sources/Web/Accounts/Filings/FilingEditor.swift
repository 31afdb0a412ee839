import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// The form of a filing, filled in from the registry. What the event does not ask about is not on
/// the page.
enum FilingEditor {
  static func save(_ visit: Visit) async throws -> Reply {
    let id: FilingID = try visit.id()
    return try await visit.answering({ try await reply(visit, refusal: $0) }) {
      guard let version = Int64(visit.form.text("_version")) else {
        throw Refusal(OfficeRefusal.staleVersion)
      }
      let view = try await visit.ask { try FilingView(id, $0, withColleagues: true) }
      let form = try FilingFormReading.read(visit, view)
      _ = try await visit.perform(SaveFiling(id, version: version, form: form))
      return .redirect(filingPath(id) + "?done=saved")
    }
  }

  static func reply(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id: FilingID = try visit.id()
    let view = try await visit.ask { try FilingView(id, $0, withColleagues: true) }
    guard view.isManager, view.filing.state.isEditable else {
      throw Refusal(
        AccountRefusal.filingNotOpen, facts: ["state": view.filing.state.rawValue])
    }
    let entries =
      refusal.map { visit.entries($0, labels: FilingPage.labels(view, say)) }
      ?? Entries(FilingFormReading.values(view))
    let content = [
      errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
      visit.doneFlash(["begun": "filings.done.begun"]),
      pageHeading(view.title(say), note: view.organization.name),
      FilingParts.rejection(view, visit),
      ifPresent(view.plan) { plan in
        ifPresent(view.times) { FilingParts.times($0, plan: plan, of: view, visit) }
      },
      postForm(
        action: filingPath(id), csrf: visit.formToken,
        [hiddenInput("_version", "\(view.filing.version)")]
          + FilingFieldset(view: view, visit: visit, entries: entries).nodes + [
            actionBar([
              submitButton(say("filings.save")),
              linkButton(say("act.back"), href: filingPath(id)),
            ])
          ]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: view.title(say),
        breadcrumb: view.crumbs(say, say("filings.edit")), content: content,
        hasErrors: refusal != nil), status: refusal?.status ?? .ok)
  }
}

/// The fields that an event asks for, part by part.
struct FilingFieldset {
  let view: FilingView
  let visit: Visit
  let entries: Entries

  private var say: Words { visit.say }
  private var event: FilingEvent { view.filing.event }
  /// The fields that the rules ask for.
  private let required: Set<String>

  init(view: FilingView, visit: Visit, entries: Entries) {
    self.view = view
    self.visit = visit
    self.entries = entries
    required = Set(
      FilingFields.missing(
        in: FilingForm(), for: view.filing.event, on: view.account.platform, under: view.rules
      )
      .map(\.field))
  }

  var nodes: [Node] {
    let parts = event.parts
    return [whenItHappens]
      + parts.map { part in
        switch part {
        case .account: account
        case .people: people
        case .purpose: purpose
        case .conditions: conditions
        case .reason: reason
        case .notice: notice
        }
      } + [others]
  }

  private func need(_ field: String) -> Need { required.contains(field) ? .required : .optional }

  private func line(_ name: String, hint: Bool = false, limit: Int? = nil) -> Node {
    textInput(
      FieldLabel(
        name, say("filings.field." + name), hint: hint ? say("filings.hint." + name) : nil,
        need: need(name), limit: limit.map { FieldLimit($0) }), entries, say: say)
  }

  private func area(_ name: String, rows: Int = 4) -> Node {
    textArea(
      FieldLabel(
        name, say("filings.field." + name), hint: say("filings.hint." + name), need: need(name),
        limit: FieldLimit(AccountFields.text.maximum)), entries, say: say, rows: rows)
  }

  private var whenItHappens: Node {
    textInput(
      FieldLabel(
        "event-on", say("filings.event-day." + view.wording.rawValue), need: .required), entries,
      say: say,
      type: "date")
  }

  private var account: Node {
    section(
      "account",
      [
        textInput(
          FieldLabel(
            "name", say("filings.field.name"), hint: NamingWords.hint(view.rules.naming, say),
            need: .required, limit: FieldLimit(AccountFields.name.maximum)), entries, say: say),
        NamingWords.rules(view.rules.naming, visit), NamingWords.faults(namingFaults, visit),
        line("platform-id", hint: true), line("link", hint: true), line("description"),
        radioGroup(
          FieldLabel("certification", say("filings.field.certification")), entries,
          choices: AccountCard.Certification.allCases.map {
            Choice($0.rawValue, say("accounts.certification." + $0.rawValue))
          }, say: say, isInline: true),
        line("look", hint: true), line("columns", hint: true), line("developer", hint: true),
        checkbox("interaction", say("filings.field.interaction"), entries, say: say),
      ])
  }

  /// The rules that the name as it stands in the form does not keep.
  private var namingFaults: [NamingRule] {
    let name = entries.value("name")
    guard !name.isEmpty else { return [] }
    return AccountEligibility.namingFaults(
      name: name, of: view.organization, under: view.rules.naming)
  }

  private var people: Node {
    return section(
      "people",
      event.duties.map { duty in
        HolderFields.node(
          duty, view.colleagues, entries, say,
          required: Set(
            PersonPart.allCases.filter {
              required.contains(HolderFields.name($0.rawValue, duty))
            }))
      })
  }

  private var purpose: Node {
    section(
      "purpose",
      [
        area("purpose"), area("plan", rows: 6), area("situation"), area("equipment", rows: 3),
        area("means", rows: 3), area("style", rows: 3),
      ])
  }

  private var conditions: Node {
    let points = view.rules.openingConditions
    guard !points.isEmpty else { return nothing }
    return section(
      "conditions",
      [p(say("filings.conditions-note"))]
        + points.map { point in
          div([
            checkbox("confirmed." + point.name, say.title(point.title), entries, say: say),
            citationLinks(point.citations, names: visit.rulebookNames, say: say),
          ]).class("condition")
        })
  }

  private var reason: Node { section("reason", [area("reason")]) }

  private var notice: Node {
    let points = view.rules.noticePoints
    return section(
      "notice",
      [
        when(
          !points.isEmpty,
          div([
            p(say("filings.notice-note")), ul(points.map { li(say.title($0.title)) }),
            basisLine(
              points.citations, names: visit.rulebookNames,
              say: say),
          ])),
        area("replacement"),
      ])
  }

  /// Fields that only a rulebook of the office's own asks for.
  private var others: Node {
    let fields =
      event == .opening || event == .existing
      ? FilingFields.others(under: view.rules, on: view.account.platform) : []
    guard !fields.isEmpty else { return nothing }
    return section("others", fields.map { other($0) })
  }

  private func other(_ field: FormField) -> Node {
    let about = FieldLabel(
      "others." + field.name, say.title(field.title), need: need("others." + field.name)
    )
    switch field.kind {
    case .longText: return textArea(about, entries, say: say, rows: 4)
    case .choice:
      return selectBox(
        about, entries, choices: field.choices.map { Choice($0.id, say.title($0.title)) }, say: say)
    default:
      return textInput(about, entries, say: say, type: field.kind == .date ? "date" : "text")
    }
  }

  private func section(_ key: String, _ nodes: [Node]) -> Node {
    panel(say("filings.part." + key), nodes)
  }
}

/// A filing's form as it comes from the page, and as it goes there.
enum FilingFormReading {
  /// - Throws: field problems of what cannot be read at all.
  static func read(_ visit: Visit, _ view: FilingView) throws -> FilingForm {
    var problems: [FieldProblem] = []
    var form = view.filing.form
    let parts = Set(view.filing.event.parts)
    func typed(_ name: String) -> String { visit.form.text(name) }
    form.eventOn = visit.date("event-on", &problems)
    if parts.contains(.account) {
      (form.name, form.platformID, form.link) = (typed("name"), typed("platform-id"), typed("link"))
      form.description = typed("description")
      form.hasInteraction = visit.form.isOn("interaction")
      form.card.certification =
        AccountCard.Certification(rawValue: typed("certification")) ?? .none
    }
    for text in AccountCard.texts where parts.contains(text.part) {
      form.card[keyPath: text.path] = typed(text.name)
    }
    if parts.contains(.people) {
      for duty in AccountDuty.allCases
      where visit.form.values[HolderFields.name("name", duty)] != nil {
        form.people[duty] = visit.holder(duty, among: view.colleagues)
      }
    }
    if parts.contains(.reason) { form.reason = typed("reason") }
    if parts.contains(.notice) { form.replacement = typed("replacement") }
    if parts.contains(.conditions) {
      form.confirmed = Set(
        view.rules.openingConditions.map(\.name).filter { visit.form.isOn("confirmed." + $0) })
    }
    for field in FilingFields.others(under: view.rules, on: view.account.platform) {
      let name = "others." + field.name
      if visit.form.values[name] != nil { form.others[field.name] = typed(name) }
    }
    problems += unknown(visit, view)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return form
  }

  private static func unknown(_ visit: Visit, _ view: FilingView) -> [FieldProblem] {
    let plain =
      FilingFormFields.texts + [
        "name", "event-on", "certification", "interaction", "_version", FormToken.field,
      ]
    let people = AccountDuty.allCases.flatMap { duty in
      FilingFormFields.holderParts.map { HolderFields.name($0, duty) }
    }
    let conditions = view.rules.openingConditions.map { "confirmed." + $0.name }
    let others = view.rules.filingForm.map { "others." + $0.name }
    return visit.form.unknown(besides: Set(plain + people + conditions + others))
      .map { FieldProblem($0, .unknownField) }
  }

  static func values(_ view: FilingView) -> [String: [String]] {
    let form = view.filing.form
    var values: [String: [String]] = [
      "name": [form.name], "platform-id": [form.platformID], "link": [form.link],
      "description": [form.description], "event-on": [form.eventOn?.text ?? ""],
      "certification": [form.card.certification.rawValue], "reason": [form.reason],
      "replacement": [form.replacement], "interaction": [form.hasInteraction ? "yes" : ""],
    ]
    for text in AccountCard.texts { values[text.name] = [form.card[keyPath: text.path]] }
    for name in form.confirmed { values["confirmed." + name] = ["yes"] }
    for (name, value) in form.others { values["others." + name] = [value] }
    for (duty, holder) in form.people {
      values.merge(HolderFields.values(holder, duty)) { _, new in new }
    }
    return values
  }
}
