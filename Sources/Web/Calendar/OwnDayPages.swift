import HTML
import HTTPTypes
import Office
import WorkCalendar

/// The office's own days off and days worked, and when it closes: entered, looked at, put in force.
enum OwnDayPages {
  private static let path = "/calendar/own"
  private static let typed = ["from", "until", "kind", "reason", "source", "closes"]

  static func routes() -> Routes {
    var routes = Routes()
    routes.get(path) { visit in
      try CalendarAdoptionPages.requireRight(visit)
      return try await form(visit)
    }
    routes.post(path + "/preview", bodyLimit: 65_536) { visit in
      try CalendarAdoptionPages.requireRight(visit)
      return try await visit.answering({ try await form(visit, refusal: $0) }) {
        try await preview(visit)
      }
    }
    routes.post(path, bodyLimit: 65_536) { visit in
      try CalendarAdoptionPages.requireRight(visit)
      return try await visit.answering({ try await form(visit, refusal: $0) }) {
        try await adopt(visit)
      }
    }
    return routes
  }

  /// The office's own days as everybody sees them on the calendar's page.
  static func list(_ calendar: WorkCalendar, _ say: Words) -> Node {
    let closes = (calendar.closeOfBusiness ?? .endOfDay).text
    let rows = calendar.localDays.map { day in
      Row([
        text(say.date(day.date)), text(say("calendar.own.kind." + day.kind.rawValue)),
        text(day.name), text(day.source),
      ])
    }
    return group([
      p(say("calendar.own.closes-now", ["time": closes])),
      rows.isEmpty
        ? p(say("calendar.own.none"))
        : dataTable(
          columns: [
            Column(say("calendar.day"), .name), Column(say("calendar.own.kind-label")),
            Column(say("calendar.own.reason")), Column(say("calendar.own.source")),
          ], rows: rows, caption: say("calendar.own.title")),
    ])
  }

  // MARK: - First step

  private static func form(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let calendar = try await visit.ask { try $0.calendar() }
    let closes = calendar.closeOfBusiness?.text ?? ""
    let entries =
      visit.method == .post
      ? visit.entries(refusal, labels: labels(say))
      : Entries(single: ["closes": closes, "kind": "off"])
    return try await page(
      visit,
      content: [
        h1(say("calendar.own.title")), p([strong(say("calendar.own.whole-office"))]),
        errorSummary(entries.errors, say: say),
        list(calendar, say), fields(visit, calendar, entries),
      ], hasErrors: refusal != nil, status: refusal?.status ?? .ok)
  }

  private static func labels(_ say: Words) -> [String: String] {
    let fields = (typed + ["remove"]).filter { $0 != "kind" }
    return Dictionary(uniqueKeysWithValues: fields.map { ($0, say("calendar.own." + $0)) })
      .merging(["kind": say("calendar.own.kind-label")]) { own, _ in own }
  }

  private static func fields(
    _ visit: Visit, _ calendar: WorkCalendar, _ entries: Entries
  ) -> Node {
    let say = visit.say
    let days = calendar.localDays.map { day in
      Choice(
        day.date.text,
        say("calendar.own.day", ["date": say.date(day.date), "reason": day.name]))
    }
    return postForm(
      action: path + "/preview", csrf: visit.formToken,
      [
        h2(say("calendar.own.add")),
        div([p(say("calendar.own.add-hint")).class("note")]).class("field"),
        textInput(
          FieldLabel("from", say("calendar.own.from"), need: .optional), entries, say: say,
          type: "date"),
        textInput(
          FieldLabel(
            "until", say("calendar.own.until"), hint: say("calendar.own.until-hint"),
            need: .optional), entries, say: say, type: "date"),
        radioGroup(
          FieldLabel("kind", say("calendar.own.kind-label")), entries,
          choices: LocalDay.Kind.allCases.map {
            Choice($0.rawValue, say("calendar.own.kind." + $0.rawValue))
          }, say: say, isInline: true),
        when(
          !days.isEmpty,
          checkboxes(
            FieldLabel("remove", say("calendar.own.remove"), need: .optional), entries,
            choices: days, say: say)),
        textInput(
          FieldLabel(
            "closes", say("calendar.own.closes"), hint: say("calendar.own.closes-hint"),
            need: .optional), entries, say: say, type: "time"),
        textInput(
          FieldLabel(
            "reason", say("calendar.own.reason"), hint: say("calendar.own.reason-hint"),
            need: .required, limit: FieldLimit(OwnDays.reason.maximum)), entries, say: say),
        textInput(
          FieldLabel(
            "source", say("calendar.own.source"), hint: say("calendar.own.source-hint"),
            need: .required, limit: FieldLimit(OwnDays.source.maximum)), entries, say: say),
        div([submitButton(say("calendar.preview"))]).class("buttons"),
      ])
  }

  // MARK: - Second step

  private static func own(_ visit: Visit) -> OwnDays {
    let form = visit.form
    return OwnDays(
      entry: OwnDays.Entry(
        from: form.text("from"), until: form.text("until"), kind: form.text("kind"),
        reason: form.text("reason"), source: form.text("source")),
      removed: form.all("remove"), closes: form.text("closes"))
  }

  private static func preview(_ visit: Visit) async throws -> Reply {
    try visit.expect("from", "until", "kind", "reason", "source", "closes", "remove")
    let say = visit.say
    let current = try await visit.ask { try $0.calendar() }
    let revision = try own(visit).revision(of: current)
    let calendar = revision.calendar
    let effect = try await visit.ask { try $0.effect(of: calendar) }
    var content: [Node] = [h1(say("calendar.preview-title"))]
    if revision.changesNothing {
      content.append(note([p(say("calendar.own.nothing-changes"))]))
      content.append(p([linkButton(say("act.back"), href: path)]))
    } else {
      let kept =
        typed.map { hiddenInput($0, visit.form.text($0)) }
        + visit.form.all("remove").map { hiddenInput("remove", $0) }
      content += [
        p([strong(say("calendar.own.whole-office"))]), CalendarPreview.changes(of: revision, say),
        CalendarPreview.effect(effect, visit),
        CalendarPreview.confirmation(
          visit, action: path, base: current.version, back: path, kept),
      ]
    }
    return try await page(visit, content: content)
  }

  private static func adopt(_ visit: Visit) async throws -> Reply {
    try visit.expect("from", "until", "kind", "reason", "source", "closes", "remove", "_base")
    let current = try await visit.ask { try $0.calendar() }
    guard visit.form.text("_base") == current.version else {
      if own(visit).stands(in: current) { return .redirect("/calendar?done=adopted") }
      throw Refusal(OfficeRefusal.staleVersion)
    }
    _ = try await visit.perform(try own(visit).revision(of: current).act)
    return .redirect("/calendar?done=adopted")
  }

  private static func page(
    _ visit: Visit, content: [Node], hasErrors: Bool = false, status: HTTPResponse.Status = .ok
  ) async throws -> Reply {
    try await CalendarPreview.page(
      visit, title: visit.say("calendar.own.title"), content: content, hasErrors: hasErrors,
      status: status)
  }
}
