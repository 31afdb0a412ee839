import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// One impostor: what is known, what was done, and what can be done next.
enum ImpostorPage {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/impersonations/:id") { visit in try await page(visit) }
    routes.get("/impersonations/:id/print") { visit in try await ImpostorSheet.reply(visit) }
    for form in ImpostorStep.allCases {
      let path = "/impersonations/:id/" + form.rawValue
      let take: Handler = { visit in
        try await visit.answering({ try await page(visit, refusal: $0) }) {
          try await form.take(visit)
        }
      }
      if form.takesFiles {
        routes.upload(
          path, limits: ImpostorWords.uploads,
          again: { visit in try await page(visit, refusal: visit.turnedDown) }, take)
      } else {
        routes.post(path, bodyLimit: 16_384, take)
      }
    }
    return routes
  }

  private static func page(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let view = try await ImpostorView.load(visit)
    let impostor = view.entry.impostor
    let entries = visit.entries(refusal, labels: ImpostorWords.labels(say))
    return .page(
      staffPage(
        try await visit.staffFrame(.impersonations), title: impostor.name,
        breadcrumb: [
          Crumb(say("impersonations.title"), href: "/impersonations"), Crumb(impostor.name),
        ],
        content: [
          errorSummary(entries.errors, say: say),
          visit.doneFlash([
            "reported": "impersonations.done.reported",
            "complaint": "impersonations.done.complaint",
            "outcome": "impersonations.done.outcome",
            "reopening": "impersonations.done.reopening", "notes": "impersonations.done.notes",
          ]),
          pageHeading(
            impostor.name, note: ImpostorWords.platform(impostor.platform, say),
            marks: [ImpostorWords.state(impostor.state, say)],
            actions: [
              linkButton(
                say("impersonations.print"), href: ImpostorWords.path(impostor.id) + "/print",
                icon: .print)
            ]),
          ImpostorWords.demands(view.rules, visit),
          columns(
            [
              panel(say("impersonations.facts"), [definitionList(view.facts)])
            ] + ImpostorForms.forms(view, entries),
            aside: [panel(say("timeline.title"), [timeline(view.steps, say: say)])]),
        ], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }
}

/// What can be posted to a case; the raw value is the end of the address.
enum ImpostorStep: String, CaseIterable {
  case complaint, outcome, reopening, notes

  var takesFiles: Bool { self == .notes }

  func take(_ visit: Visit) async throws -> Reply {
    let id: ImpostorID = try visit.id()
    let form = visit.form
    switch self {
    case .complaint:
      try visit.expect("complained-on", "number", "complaint-words")
      var problems: [FieldProblem] = []
      let day = visit.date("complained-on", required: true, &problems)
      guard let day else { throw Refusal.invalid(problems) }
      _ = try await visit.perform(
        RecordComplaint(
          id, on: day, number: form.text("number"), words: form.text("complaint-words")))
    case .outcome:
      try visit.expect("outcome", "outcome-words")
      var problems: [FieldProblem] = []
      let outcome = visit.choice("outcome", &problems, as: Impostor.State.self)
      guard let outcome else { throw Refusal.invalid(problems) }
      _ = try await visit.perform(
        SettleImpostor(id, as: outcome, words: form.text("outcome-words")))
    case .reopening:
      try visit.expect("reason")
      _ = try await visit.perform(ReopenImpostor(id, reason: form.text("reason")))
    case .notes:
      try visit.expect("note", "note-link", "note-files")
      _ = try await visit.perform(
        AddImpostorNote(
          id, words: form.text("note"), link: form.text("note-link"),
          files: visit.files("note-files")))
    }
    return .redirect(ImpostorWords.path(id) + "?done=" + rawValue)
  }
}

/// A case with everything its pages show.
struct ImpostorView {
  let visit: Visit
  let entry: ListedImpostor
  let entries: [ImpostorEntry]
  let names: [PersonID: String]
  let rules: [DutyRule]
  let asker: Asker

  static func load(_ visit: Visit) async throws -> ImpostorView {
    let id: ImpostorID = try visit.id()
    let asker = try visit.signedIn()
    return try await visit.ask { reading in
      let entry = try reading.visibleImpostor(id)
      let entries = try reading.entries(of: id)
      return ImpostorView(
        visit: visit, entry: entry, entries: entries,
        names: try reading.names(of: entries.map(\.person) + [entry.impostor.reportedBy]),
        rules: try reading.rules(for: entry.organization).duties(named: ImpostorRules.duties),
        asker: asker)
    }
  }

  func isHeld(_ roles: Set<Role>) -> Bool {
    roles.contains { asker.holds($0, at: entry.organization) }
  }

  var facts: [(String, Node)] {
    let say = visit.say
    let impostor = entry.impostor
    var rows: [(String, Node)] = [
      (say("impersonations.field.name"), text(impostor.name)),
      (
        say("impersonations.field.platform"),
        text(ImpostorWords.platform(impostor.platform, say))
      ),
      // An impostor's address is read, not opened by a slip of the finger.
      (
        say("impersonations.field.link"),
        text(impostor.link.isEmpty ? say("impersonations.no-link") : impostor.link)
      ),
      (
        say("impersonations.field.account"),
        entry.account.map { a($0.name).href("/accounts/\($0.id)") }
          ?? text(say("impersonations.whole-body"))
      ),
      (say("impersonations.field.organization"), text(entry.organization.name)),
      (say("impersonations.field.found-on"), text(say.date(impostor.foundOn))),
      (
        say("impersonations.field.source"),
        text(say("impersonations.source." + impostor.source.rawValue))
      ),
      (say("impersonations.reported-by"), text(names[impostor.reportedBy] ?? "")),
    ]
    if let day = impostor.complainedOn {
      rows.append(
        (
          say("impersonations.column.complaint"),
          text(complaint(day, impostor.complaintNumber))
        ))
    }
    return rows
  }

  func complaint(_ day: CivilDate, _ number: String) -> String {
    let facts = ["day": visit.say.date(day), "number": number]
    return number.isEmpty
      ? visit.say("impersonations.complained", facts)
      : visit.say("impersonations.complained-number", facts)
  }

  var steps: [TimelineStep] {
    let say = visit.say
    return entries.map { entry in
      var more: [Node] = []
      if let day = entry.complainedOn {
        more.append(p(complaint(day, entry.complaintNumber)).class("note"))
      }
      if !entry.link.isEmpty {
        more.append(
          p([
            text(say("impersonations.evidence-at")), ImpostorWords.evidence(entry.link),
          ]).class("note"))
      }
      more += entry.files.map { p([fileLink($0, say: say)]).class("note") }
      return TimelineStep(
        stage: stage(entry), person: names[entry.person], state: .done, at: entry.at,
        opinion: entry.words.isEmpty ? nil : entry.words, more: more)
    }
  }

  func stage(_ entry: ImpostorEntry) -> String {
    entry.kind == .outcome
      ? visit.say("impersonations.state." + entry.state.rawValue)
      : visit.say("impersonations.entry." + entry.kind.rawValue)
  }
}
