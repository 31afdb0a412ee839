import HTML
import HTTPTypes
import Office
import Rulebook

/// The form on which a body above holds others to silence.
enum HoldForm {
  static func blank(_ visit: Visit) async throws -> Reply {
    let event = EventID(visit.query.text("event"))
    return try await page(visit, event: event, refusal: nil)
  }

  static func place(_ visit: Visit) async throws -> Reply {
    try visit.expect("event", "scope", "rule", "subject", "reason", "contact")
    let form = visit.form
    let event = EventID(form.text("event"))
    return try await visit.answering(
      { try await page(visit, event: event, refusal: $0) },
      {
        var problems: [FieldProblem] = []
        let scope = visit.chosen("scope", &problems, of: Organization.self)
        guard problems.isEmpty, let scope else { throw Refusal.invalid(problems) }
        let id = try await visit.perform(
          PlaceHold(
            scope: scope, event: event, rule: form.text("rule"),
            words: PlaceHold.Words(
              subject: form.text("subject"), reason: form.text("reason"),
              contact: form.text("contact"))))
        return .redirect(holdPath(id) + "?done=placed")
      })
  }

  private static func page(
    _ visit: Visit, event: EventID?, refusal: Refusal?
  ) async throws -> Reply {
    let say = visit.say
    let roles = PlaceHold.permission.roles
    let roots = try visit.signedIn().appointments.filter { roles.contains($0.role) }
      .map(\.organization)
    guard !roots.isEmpty else {
      throw Refusal(OfficeRefusal.noAppointment, helpers: roles.sorted())
    }
    let (named, scopes, rules) = try await visit.ask { reading in
      var seen: Set<String> = []
      return (
        try event.map { try reading.visibleEvent($0) },
        try reading.organizations(below: roots).filter { $0.closedAt == nil },
        try roots.flatMap { try reading.holdRules(for: reading.asker, over: $0) }
          .filter { seen.insert($0.key).inserted }
      )
    }
    let typed =
      refusal.map { visit.entries($0, labels: labels(say)) }
      ?? Entries(single: [
        "rule": rules.first?.key ?? "",
        "subject": named?.name ?? "",
      ])
    let content = [
      errorSummary(typed.errors, say: say), wholeFormNote(refusal, say: say),
      pageHeading(say("events.hold"), note: named?.name),
      p(say("events.hold-note")),
      rules.isEmpty
        ? note([p(say("events.no-hold-rule"))], tone: .amber)
        : form(visit, typed, event: named, scopes: scopes, rules: rules),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.events), title: say("events.hold"),
        breadcrumb: [Crumb(say("menu.events"), href: "/events"), Crumb(say("events.hold"))],
        content: content, hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func form(
    _ visit: Visit, _ typed: Entries, event: EmergencyEvent?, scopes: [Organization],
    rules: [HoldRule]
  ) -> Node {
    let say = visit.say
    let label = FieldLabels(labels(say))
    return postForm(
      action: "/holds", csrf: visit.formToken,
      [
        hiddenInput("event", event?.id.description ?? ""),
        selectBox(
          label("scope", hint: say("events.hint.scope")), typed,
          choices: scopes.map { Choice($0.id.description, $0.name) }, say: say),
        radioGroup(
          label("rule"), typed, choices: rules.map { Choice($0.key, say.title($0.title)) },
          say: say),
        basisLine(rules.citations, names: visit.rulebookNames, say: say),
        textInput(
          label("subject", hint: say("events.hint.subject"), EmergencyFields.subject.maximum),
          typed, say: say),
        textArea(
          label("reason", .required, EmergencyFields.reason.maximum), typed, say: say, rows: 3),
        textInput(
          label("contact", hint: say("events.hint.contact"), EmergencyFields.contact.maximum),
          typed, say: say),
        actionBar([submitButton(say("events.hold"), style: .danger, icon: .lock)]),
      ])
  }

  static func labels(_ say: Words) -> [String: String] {
    [
      "scope": say("events.field.scope"), "rule": say("events.field.rule"),
      "subject": say("events.field.subject"), "reason": say("events.field.reason"),
      "contact": say("events.field.contact"), "number": say("events.field.number"),
    ]
  }
}
