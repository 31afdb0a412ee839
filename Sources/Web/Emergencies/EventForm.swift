import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// The form on which an event is opened: what happened, since when it is known, and whether a limit
/// applies.
enum EventForm {
  /// No limit applies, as a person finds.
  private static let noClock = "none"

  static func open(_ visit: Visit) async throws -> Reply {
    try visit.expect("organization", "name", "known", "clock")
    return try await visit.answering(
      { try await page(visit, visit.entries($0, labels: labels(visit.say)), refusal: $0) },
      {
        let form = visit.form
        var problems: [FieldProblem] = []
        let unit = visit.chosen("organization", &problems, of: Organization.self)
        let known = Instant(typed: form.text("known"))
        if known == nil {
          problems.append(
            FieldProblem("known", form.text("known").isEmpty ? .required : .notADate))
        }
        let clock = form.text("clock")
        if clock.isEmpty { problems.append(FieldProblem("clock", .required)) }
        guard problems.isEmpty, let unit, let known else { throw Refusal.invalid(problems) }
        let id = try await visit.perform(
          OpenEvent(
            organization: unit, event: form.text("name"), knownAt: known,
            clock: clock == noClock ? nil : clock))
        return .redirect(eventPath(id) + "?done=opened")
      })
  }

  static func page(
    _ visit: Visit, _ entries: Entries, refusal: Refusal? = nil
  ) async throws -> Reply {
    let say = visit.say
    let units = try PostEditor.units(visit)
    let clocks = try await visit.ask { reading in
      try units.flatMap { try reading.rules(for: $0).emergencyClocks }
    }
    var typed = entries
    if refusal == nil {
      typed = Entries(single: [
        "organization": units.first?.id.description ?? "", "known": visit.now.typed,
      ])
    }
    let content = [
      errorSummary(typed.errors, say: say), wholeFormNote(refusal, say: say),
      pageHeading(say("events.open"), note: say("events.open-note")),
      postForm(
        action: "/events", csrf: visit.formToken,
        [
          unit(units, typed, say),
          textInput(
            FieldLabel(
              "name", say("events.field.name"), hint: say("events.hint.name"), need: .required,
              limit: FieldLimit(EmergencyFields.eventName.maximum)), typed, say: say),
          textInput(
            FieldLabel(
              "known", say("events.field.known"), hint: say("events.hint.known"),
              need: .required), typed, say: say, type: "datetime-local"),
          clock(clocks, typed, visit),
          actionBar([submitButton(say("events.open"), icon: .warn)]),
        ]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.events), title: say("events.open"),
        breadcrumb: [
          Crumb(say("menu.events"), href: "/events"), Crumb(say("events.open")),
        ], content: content, hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  static func labels(_ say: Words) -> [String: String] {
    [
      "organization": say("events.field.unit"), "name": say("events.field.name"),
      "known": say("events.field.known"), "clock": say("events.field.clock"),
    ]
  }

  private static func unit(_ units: [Organization], _ typed: Entries, _ say: Words) -> Node {
    guard units.count > 1 else {
      return hiddenInput("organization", units.first?.id.description ?? "")
    }
    return selectBox(
      FieldLabel("organization", say("events.field.unit"), need: .required), typed,
      choices: units.map { Choice($0.id.description, $0.name) }, say: say, allowsNone: false)
  }

  private static func clock(
    _ clocks: [ClockRule], _ typed: Entries, _ visit: Visit
  ) -> Node {
    let say = visit.say
    guard !clocks.isEmpty else { return hiddenInput("clock", noClock) }
    var seen: Set<String> = []
    let choices = clocks.filter { seen.insert($0.id).inserted }.map { rule in
      let name = rule.title.map(say.title) ?? rule.id
      let facts = ["case": name, "term": DeadlineWords.term(rule.term, say)]
      return Choice(rule.id, say("events.clock-choice", facts))
    }
    return group([
      radioGroup(
        FieldLabel(
          "clock", say("events.field.clock"), hint: say("events.hint.clock"), need: .required),
        typed, choices: choices + [Choice(noClock, say("events.no-clock"))], say: say),
      basisLine(clocks.citations, names: visit.rulebookNames, say: say),
    ])
  }
}
