import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// The form that records a training, and the page of one record.
enum TrainingForm {
  private static let recorders: [Role] = [.accountManager, .bureauManager]

  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/training/new") { visit in try await form(visit) }
    routes.post("/training", bodyLimit: 16_384) { visit in
      try await visit.answering({ try await form(visit, refusal: $0) }) { try await record(visit) }
    }
    routes.get("/training/:id") { visit in try await page(visit) }
    routes.post("/training/:id/withdrawal", bodyLimit: 16_384) { visit in
      try await visit.answering({ try await page(visit, refusal: $0) }) {
        try await withdraw(visit)
      }
    }
    return routes
  }

  static func mayRecord(_ asker: Asker) -> Bool { recorders.contains { asker.holds($0) } }

  static func mayRecord(_ asker: Asker, of person: Person, at home: Organization) -> Bool {
    asker.person?.id != person.id && person.disabledAt == nil
      && recorders.contains { asker.holds($0, at: home) }
  }

  // MARK: - Recording

  private static func labels(_ say: Words) -> [String: String] {
    [
      "person": say("training.person"), "subject": say("training.field.subject"),
      "title": say("training.field.title"), "held-on": say("training.field.held-on"),
      "passed": say("training.field.passed"), "note": say("training.field.note"),
      "reason": say("training.field.reason"),
    ]
  }

  private static func form(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let asker = try visit.signedIn()
    let fields = refusal == nil ? visit.query : visit.form
    let person = Visit.number(fields.text("person"), of: Person.self)
    let asked = Visit.number(fields.text("organization"), of: Organization.self)
    let (bodies, body, persons, rules) = try await visit.ask { reading in
      let bodies = try reading.visibleOrganizations().filter { body in
        recorders.contains { asker.holds($0, at: body) }
      }
      let home = try person.map { try reading.visiblePerson($0).1 }
      let chosen = try home ?? asked.map(reading.visibleOrganization) ?? bodies.first
      guard let chosen, recorders.contains(where: { asker.holds($0, at: chosen) }) else {
        throw Refusal(OfficeRefusal.noAppointment, helpers: recorders)
      }
      let persons = try reading.persons(of: chosen.id, limit: 500)
        .filter { $0.disabledAt == nil && $0.id != asker.person?.id }
      return (
        bodies, chosen, persons, try reading.rules(for: chosen).duties(named: TrainingRules.all)
      )
    }
    let entries =
      refusal == nil
      ? Entries(single: ["person": person.map { "\($0)" } ?? "", "held-on": visit.now.date.text])
      : visit.entries(refusal, labels: labels(say))
    let title = say("training.record")
    let bodyChoice = when(
      bodies.count > 1,
      filterRow(
        action: "/training/new",
        [
          selectBox(
            FieldLabel("organization", say("training.body")),
            Entries(single: ["organization": "\(body.id)"]),
            choices: bodies.map { Choice("\($0.id)", $0.name) }, say: say, allowsNone: false)
        ], say: say))
    let content = [
      errorSummary(entries.errors, say: say), pageHeading(title, note: body.name),
      TrainingWords.demands(rules, visit), bodyChoice,
      persons.isEmpty
        ? emptyState(say("training.nobody"))
        : section([fieldsNode(persons, body, entries, visit)]).class("panel padded narrow"),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.training), title: title,
        breadcrumb: [Crumb(say("training.title"), href: "/training"), Crumb(title)],
        content: content, hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func fieldsNode(
    _ persons: [Person], _ body: Organization, _ entries: Entries, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let label = FieldLabels(labels(say))
    return postForm(
      action: "/training", csrf: visit.formToken,
      [
        hiddenInput("organization", "\(body.id)"),
        selectBox(
          label("person", .required), entries,
          choices: persons.map { Choice("\($0.id)", $0.name) }, say: say),
        radioGroup(
          label("subject", .required), entries,
          choices: Training.Subject.allCases.map {
            Choice($0.rawValue, say("training.subject." + $0.rawValue))
          }, say: say, isInline: true),
        textInput(
          label(
            "title", .required, hint: say("training.hint.title"), TrainingFields.title.maximum),
          entries, say: say, autocomplete: "off"),
        textInput(label("held-on", .required), entries, say: say, type: "date"),
        radioGroup(
          label("passed", .required), entries,
          choices: [
            Choice("yes", say("training.passed")), Choice("no", say("training.failed")),
          ], say: say, isInline: true),
        textArea(
          label("note", .optional, TrainingFields.note.maximum), entries, say: say, rows: 3),
        actionBar([submitButton(say("training.save"))]),
      ])
  }

  private static func record(_ visit: Visit) async throws -> Reply {
    try visit.expect("organization", "person", "subject", "title", "held-on", "passed", "note")
    var problems: [FieldProblem] = []
    let person = visit.chosen("person", &problems, of: Person.self)
    let subject = visit.choice("subject", &problems, as: Training.Subject.self)
    let day = visit.date("held-on", required: true, &problems)
    let passed = visit.form.text("passed")
    if passed != "yes", passed != "no" {
      problems.append(FieldProblem("passed", passed.isEmpty ? .required : .notAChoice))
    }
    _ = TrainingFields.title.check(visit.form.text("title"), field: "title", &problems)
    guard let person, let subject, let day, problems.isEmpty else {
      throw Refusal.invalid(problems)
    }
    _ = try await visit.perform(
      RecordTraining(
        person: person, subject: subject, title: visit.form.text("title"), heldOn: day,
        hasPassed: passed == "yes", note: visit.form.text("note")))
    return .redirect("/training?done=recorded")
  }

  // MARK: - One record

  private static func page(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: Training.self)
    let (entry, names) = try await visit.ask { reading in
      let entry = try reading.visibleTraining(id)
      let people = [entry.training.recordedBy, entry.training.withdrawal?.person]
      return (entry, try reading.names(of: people.compactMap { $0 }))
    }
    let training = entry.training
    let mayWithdraw =
      try mayRecord(visit.signedIn(), of: entry.person, at: entry.organization)
      && training.withdrawal == nil
    let entries = visit.entries(refusal, labels: labels(say))
    return .page(
      staffPage(
        try await visit.staffFrame(.training), title: training.title,
        breadcrumb: [
          Crumb(say("training.title"), href: "/training"), Crumb(training.title),
        ],
        content: [
          errorSummary(entries.errors, say: say),
          pageHeading(training.title, marks: [TrainingWords.state(training, say)]),
          panel(say("training.facts"), [facts(entry, names, say)]),
          when(mayWithdraw, withdrawal(training, entries, visit)),
        ], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func facts(
    _ entry: ListedTraining, _ names: [PersonID: String], _ say: Words
  ) -> Node {
    let training = entry.training
    var rows: [(String, Node)] = [
      (say("training.person"), a(entry.person.name).href("/persons/\(entry.person.id)")),
      (say("training.body"), text(entry.organization.name)),
      (
        say("training.field.subject"),
        text(say("training.subject." + training.subject.rawValue))
      ),
      (say("training.field.held-on"), text(say.date(training.heldOn))),
      (
        say("training.recorded"),
        text(
          say(
            "training.by",
            [
              "name": names[training.recordedBy] ?? "", "time": say.dateTime(training.recordedAt),
            ]))
      ),
    ]
    if !training.note.isEmpty { rows.append((say("training.field.note"), text(training.note))) }
    if let withdrawal = training.withdrawal {
      rows.append(
        (
          say("training.withdrawn"),
          group([
            text(
              say(
                "training.by",
                [
                  "name": names[withdrawal.person] ?? "", "time": say.dateTime(withdrawal.at),
                ])), p(withdrawal.reason),
          ])
        ))
    }
    return definitionList(rows)
  }

  private static func withdrawal(
    _ training: Training, _ entries: Entries, _ visit: Visit
  ) -> Node {
    let say = visit.say
    return panel(
      say("training.withdraw"),
      [
        p(say("training.withdraw-text")),
        postForm(
          action: "/training/\(training.id)/withdrawal", csrf: visit.formToken,
          [
            textArea(
              FieldLabel(
                "reason", say("training.field.reason"), need: .required,
                limit: FieldLimit(TrainingFields.reason.maximum)), entries, say: say, rows: 3),
            div([submitButton(say("training.withdraw"), style: .danger)]).class("buttons"),
          ]),
      ])
  }

  private static func withdraw(_ visit: Visit) async throws -> Reply {
    try visit.expect("reason")
    _ = try await visit.perform(
      WithdrawTraining(try visit.id(), reason: visit.form.text("reason")))
    return .redirect("/training?done=withdrawn")
  }
}
