import HTML
import HTTPTypes
import Office
import WorkCalendar

/// Putting another calendar in force, in two steps: look at what it changes, then decide.
enum CalendarAdoptionPages {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/calendar/adopt") { visit in
      try requireRight(visit)
      return try await form(visit)
    }
    routes.post("/calendar/preview") { visit in
      try requireRight(visit)
      return try await visit.answering({ try await form(visit, refusal: $0) }) {
        try await preview(visit)
      }
    }
    routes.post("/calendar/adopt") { visit in
      try requireRight(visit)
      return try await visit.answering({ try await form(visit, refusal: $0) }) {
        try await adopt(visit)
      }
    }
    return routes
  }

  static func requireRight(_ visit: Visit) throws {
    let asker = try visit.signedIn()
    guard asker.holds(.systemAdministrator) else {
      throw Refusal(OfficeRefusal.noAppointment, helpers: [.systemAdministrator])
    }
    guard asker.holdsAtRoot(.systemAdministrator) else {
      throw Refusal(OfficeRefusal.wholeOffice)
    }
  }

  // MARK: - First step

  private static func form(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    return try await page(
      visit, content: [h1(say("calendar.adopt")), pasteForm(visit, refusal: refusal)],
      hasErrors: refusal != nil, status: refusal?.status ?? .ok)
  }

  private static func pasteForm(_ visit: Visit, refusal: Refusal? = nil) -> Node {
    let say = visit.say
    let errors = (refusal?.problems ?? []).map { FieldError($0.field, words(of: $0, say)) }
    let entries = Entries(visit.form.values, errors: errors)
    return group([
      errorSummary(errors, say: say), p(say("calendar.paste-text")),
      pre("date,holiday,day,source\n" + say("calendar.example")),
      p(say("calendar.paste-rule")).class("note"),
      postForm(
        action: "/calendar/preview", csrf: visit.formToken,
        [
          textArea(
            FieldLabel("schedule", say("calendar.schedule"), need: .required), entries,
            say: say, rows: 14),
          div([submitButton(say("calendar.preview"))]).class("buttons"),
        ]),
    ])
  }

  private static func words(of problem: FieldProblem, _ say: Words) -> String {
    if let line = problem.facts["line"], let column = problem.facts["column"] {
      return say("calendar.unreadable", ["line": line, "column": column])
    }
    return say.words(for: problem, field: say("calendar.schedule"))
  }

  // MARK: - Second step

  private static func revision(
    _ visit: Visit
  ) async throws -> (CalendarRevision, WorkCalendar) {
    let pasted = visit.form.text("schedule")
    guard !pasted.allSatisfy(\.isWhitespace) else {
      throw Refusal.invalid([FieldProblem("schedule", .required)])
    }
    let current = try await visit.ask { try $0.calendar() }
    return (try CalendarRevision(pasted: pasted, current: current), current)
  }

  private static func preview(_ visit: Visit) async throws -> Reply {
    try visit.expect("schedule")
    let say = visit.say
    let (revision, current) = try await revision(visit)
    let calendar = revision.calendar
    let effect = try await visit.ask { try $0.effect(of: calendar) }
    var content: [Node] = [h1(say("calendar.preview-title"))]
    if revision.changesNothing {
      content.append(note([p(say("calendar.nothing-changes"))]))
    } else {
      content += [
        CalendarPreview.changes(of: revision, say), CalendarPreview.effect(effect, visit),
        CalendarPreview.confirmation(
          visit, action: "/calendar/adopt", base: current.version, back: "/calendar",
          [hiddenInput("schedule", visit.form.text("schedule"))]),
      ]
    }
    content.append(
      details([summary(say("calendar.edit-paste")), pasteForm(visit)]))
    return try await page(visit, content: content)
  }

  private static func adopt(_ visit: Visit) async throws -> Reply {
    try visit.expect("schedule", "_base")
    let (revision, current) = try await revision(visit)
    guard visit.form.text("_base") == current.version else {
      // The same form sent twice: what it asks for is in force already.
      if revision.changesNothing { return .redirect("/calendar?done=adopted") }
      throw Refusal(OfficeRefusal.staleVersion)
    }
    _ = try await visit.perform(revision.act)
    return .redirect("/calendar?done=adopted")
  }

  private static func page(
    _ visit: Visit, content: [Node], hasErrors: Bool = false, status: HTTPResponse.Status = .ok
  ) async throws -> Reply {
    try await CalendarPreview.page(
      visit, title: visit.say("calendar.adopt"), content: content, hasErrors: hasErrors,
      status: status)
  }
}
