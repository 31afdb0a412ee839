import HTML
import HTTPTypes
import Office
import WorkCalendar

/// Where a citizen writes to the office.
enum AskPages {
  static func form(_ visit: Visit) async throws -> Reply {
    try await page(visit, entries: Entries(single: ["organization": visit.query.text("to")]))
  }

  /// The form filled in with what came from a browser that has lost its cookie since.
  @Sendable static func again(_ visit: Visit) async throws -> Reply {
    try await page(
      visit, entries: visit.entries(), said: visit.sendAgain, status: .unprocessableContent)
  }

  /// Takes the message in and shows number and code in the answer to the form itself: the code
  /// must stand in no address and no cookie. A reload sends the same form again, whose token makes
  /// it the same message with the same answer.
  static func leave(_ visit: Visit) async throws -> Reply {
    try visit.expect("organization", "kind", "title", "body", "contact", "publish")
    let form = visit.form
    let act = LeaveMessage(
      recipient: form.text("organization"), kind: form.text("kind"), title: form.text("title"),
      body: form.text("body"), contact: form.text("contact"), mayPublish: form.isOn("publish"),
      language: visit.say.language.rawValue)
    do {
      let outcome = try await visit.office.perform(
        act, as: .citizen, request: visit.request, once: visit.once)
      return try await done(outcome, visit: visit)
    } catch let refusal as Refusal where refusal.kind == .invalid {
      return try await page(
        visit, entries: visit.entries(refusal, labels: labels(visit.say)),
        status: refusal.status)
    }
  }

  static func labels(_ say: Words) -> [String: String] {
    [
      "organization": say("ask.field.organization"), "kind": say("ask.field.kind"),
      "title": say("ask.field.title"), "body": say("ask.field.body"),
      "contact": say("ask.field.contact"),
    ]
  }

  private static func page(
    _ visit: Visit, entries: Entries, said: Node = nothing, status: HTTPResponse.Status = .ok
  ) async throws -> Reply {
    let say = visit.say
    let offices = try await visit.ask { try $0.organizationsWithPortal() }
    let frame = try await visit.publicFrame(
      .ask, organization: offices.count == 1 ? offices[0].name : nil)
    let content: [Node]
    if offices.isEmpty {
      content = [h1(say("ask.title")), emptyState(say("ask.no-office"))]
    } else {
      content = [
        said, errorSummary(entries.errors, say: say), h1(say("ask.title")), alarm(say),
        askForm(visit, offices, entries),
      ]
    }
    return .page(
      publicPage(
        frame, title: say("ask.title"), content: content, hasErrors: !entries.errors.isEmpty),
      status: status)
  }

  /// First of all: danger is not written about, it is called in (Hunan 22).
  private static func alarm(_ say: Words) -> Node {
    note(
      [p([strong(say("ask.alarm"))]), p([a(say("public.call")).href("tel:110")])], tone: .red)
  }

  private static func askForm(
    _ visit: Visit, _ offices: [Organization], _ entries: Entries
  ) -> Node {
    let say = visit.say
    let kinds = Message.Kind.allCases.map { kind in
      Choice(
        kind.rawValue, say("messages.kind." + kind.rawValue),
        hint: say("ask.kind-hint." + kind.rawValue))
    }
    return postForm(
      action: "/p/ask", csrf: visit.formToken,
      [
        officeField(offices, entries, say),
        radioGroup(
          FieldLabel("kind", say("ask.field.kind"), need: .required), entries, choices: kinds,
          say: say),
        textInput(
          FieldLabel(
            "title", say("ask.field.title"), need: .required,
            limit: FieldLimit(MessageFields.title.maximum)), entries, say: say),
        textArea(
          FieldLabel(
            "body", say("ask.field.body"), hint: say("ask.hint.body"), need: .required,
            limit: FieldLimit(MessageFields.body.maximum)), entries, say: say, rows: 8),
        textInput(
          FieldLabel(
            "contact", say("ask.field.contact"), hint: say("ask.hint.contact"), need: .optional),
          entries, say: say),
        checkbox("publish", say("ask.field.publish"), entries, say: say),
        p(say("ask.privacy")).class("note"),
        div([submitButton(say("ask.submit"))]).class("buttons"),
      ]
    ).class("narrow")
  }

  private static func officeField(
    _ offices: [Organization], _ entries: Entries, _ say: Words
  ) -> Node {
    if offices.count == 1 {
      return hiddenInput("organization", offices[0].code)
    }
    let about = FieldLabel("organization", say("ask.field.organization"), need: .required)
    let choices = offices.map { Choice($0.code, $0.name) }
    return choices.count <= 6
      ? radioGroup(about, entries, choices: choices, say: say)
      : selectBox(about, entries, choices: choices, say: say)
  }

  private static func done(
    _ outcome: LeaveMessage.Outcome, visit: Visit
  ) async throws -> Reply {
    let say = visit.say
    let code = try outcome.code(with: visit.office.keys)
    let frame = try await visit.publicFrame(.ask)
    let panel = resultPanel(
      title: say("ask.done.title"),
      numbers: [(say("ask.done.number"), outcome.number), (say("ask.done.code"), code)],
      next: [say("ask.done.register"), say("ask.done.handle"), say("ask.done.track")],
      content: [p(say("ask.done.keep")), p([strong(say("public.emergency"))])],
      actions: [
        linkButton(
          say("ask.done.follow"), href: TrackPages.path(number: outcome.number), style: .primary),
        printButton(say: say),
      ], say: say)
    return .page(publicPage(frame, title: say("ask.done.title"), content: [panel]))
  }
}
