import HTML
import HTTPTypes
import Office

/// Where somebody outside the house reads one version of an item by a link, and says once whether
/// its facts are right. Neither other versions nor anybody who works on it are shown.
enum FactCheckDoor {
  static let head = "/f/"

  static func path(_ secret: String) -> String { head + secret }

  /// An address without what a link carries, for the log.
  static func masked(_ path: String) -> String { path.hasPrefix(head) ? head : path }

  static func show(_ visit: Visit) async throws -> Reply {
    try await page(visit, Entries())
  }

  /// The form filled in with what came from a browser that has lost its cookie since.
  @Sendable static func again(_ visit: Visit) async throws -> Reply {
    try await page(
      visit, visit.entries(), said: visit.sendAgain, status: .unprocessableContent)
  }

  static func answer(_ visit: Visit) async throws -> Reply {
    try visit.expect("verdict", "words", "name", "post")
    // Whoever works here cannot answer for those outside.
    guard visit.asker?.person == nil else { return try await page(visit, visit.entries()) }
    let form = visit.form
    let act = AnswerFactCheck(
      link: secret(visit), verdict: form.text("verdict"), words: form.text("words"),
      name: form.text("name"), post: form.text("post"))
    do {
      _ = try await visit.office.perform(
        act, as: .citizen, request: visit.request, once: visit.once)
      return closed(.redirect(path(secret(visit))))
    } catch let refusal as Refusal where refusal.kind == .invalid {
      return try await page(
        visit, visit.entries(refusal, labels: labels(visit.say)), status: refusal.status)
    } catch let refusal as Refusal
      where refusal.code == FactCheckRefusal.answered.rawValue
      || refusal.code == FactCheckRefusal.gone.rawValue
    {
      return try await page(visit, Entries(), status: refusal.status)
    }
  }

  private static func secret(_ visit: Visit) -> String { visit.parameters["link"] ?? "" }

  static func labels(_ say: Words) -> [String: String] {
    [
      "verdict": say("fact-checks.public.verdict"), "words": say("fact-checks.public.words"),
      "name": say("fact-checks.public.name"), "post": say("fact-checks.public.post"),
    ]
  }

  // MARK: - The page

  private static func page(
    _ visit: Visit, _ entries: Entries, said: Node = nothing, status: HTTPResponse.Status = .ok
  ) async throws -> Reply {
    let secret = secret(visit)
    let check: SeenFactCheck
    do {
      check = try await visit.office.ask(as: .citizen) { try $0.factCheck(link: secret) }
    } catch let refusal as Refusal where refusal.code == FactCheckRefusal.gone.rawValue {
      return try await gone(visit)
    }
    let say = visit.say
    let frame = try await visit.publicFrame(organization: check.office)
    let title = say(
      check.answeredAt == nil ? "fact-checks.public.title" : "fact-checks.public.answered-title")
    let content =
      check.answeredAt.map { at in
        [
          h1(title),
          p(
            say(
              "fact-checks.public.answered",
              ["time": say.dateTime(at), "office": check.office])),
        ]
      } ?? [said, errorSummary(entries.errors, say: say), h1(title)]
      + parts(check, entries, visit)
    return closed(
      .page(
        publicPage(
          frame, title: title, content: content, hasErrors: !entries.errors.isEmpty,
          isUnlisted: true), status: status))
  }

  /// The same for a link that never was and for one that is of no use any more.
  private static func gone(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let title = say("fact-checks.public.gone-title")
    let content = [h1(title), p(say("refusal." + FactCheckRefusal.gone.rawValue))]
    return closed(
      .page(
        publicPage(
          try await visit.publicFrame(), title: title, content: content, isUnlisted: true),
        status: .notFound))
  }

  private static func parts(
    _ check: SeenFactCheck, _ entries: Entries, _ visit: Visit
  ) -> [Node] {
    let say = visit.say
    let facts = ["office": check.office, "time": say.dateTime(check.expiresAt)]
    return [
      p(say("fact-checks.public.asks", facts)), p(say("fact-checks.public.until", facts)),
      when(check.isOutdated, note([p(say("fact-checks.public.changed"))], tone: .amber)),
      panel(say("fact-checks.public.question"), [readingText(check.question)]),
      panel(say("fact-checks.public.text"), text(of: check, say)),
      visit.asker?.person == nil
        ? form(check, entries, visit) : note([p(say("fact-checks.public.insider"))], tone: .amber),
    ]
  }

  private static func text(of check: SeenFactCheck, _ say: Words) -> [Node] {
    let draft = PostDraft(
      title: check.title, body: check.body, kind: check.kind, elements: check.elements)
    let rows = PostText.elementRows(draft) {
      elementLabel($0, of: check.notice, rules: check.rules, say: say)
    }
    return [
      p(say("fact-checks.public.unpublished")).class("note"), p([strong(check.title)]),
      when(!rows.isEmpty, definitionList(rows.map { ($0.label, $0.words) })),
      bodyNodes(check.body),
    ]
  }

  private static func form(
    _ check: SeenFactCheck, _ entries: Entries, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let label = FieldLabels(labels(say))
    let verdicts = FactCheckAnswer.Verdict.allCases.map {
      Choice($0.rawValue, FactCheckWords.verdict($0, say))
    }
    return postForm(
      action: path(secret(visit)), csrf: visit.formToken,
      [
        radioGroup(label("verdict"), entries, choices: verdicts, say: say),
        textArea(
          label(
            "words", .unsaid, hint: say("fact-checks.public.words-hint"),
            FactCheckFields.words.maximum), entries, say: say, rows: 4),
        textInput(
          label("name", .required, FactCheckFields.name.maximum), entries, say: say,
          autocomplete: "name"),
        textInput(
          label("post", .required, FactCheckFields.answererPost.maximum), entries, say: say,
          autocomplete: "organization-title"),
        p(say("fact-checks.public.kept")).class("note"),
        div([submitButton(say("fact-checks.public.submit"))]).class("buttons"),
      ]
    ).class("narrow")
  }

  /// Nothing of it is kept by a browser, told to another site or found by a search engine.
  private static func closed(_ reply: Reply) -> Reply {
    var reply = reply
    reply.headers[.cacheControl] = "no-store"
    for (name, value) in [("Referrer-Policy", "no-referrer"), ("X-Robots-Tag", "noindex")] {
      if let name = HTTPField.Name(name) { reply.headers[name] = value }
    }
    return reply
  }
}

/// The addresses of fact checks: for those who ask, and for those who are asked.
func factCheckRoutes() -> Routes {
  var routes = Routes()
  routes.post("/posts/:id/fact-checks", bodyLimit: 16_384) { visit in
    try await FactCheckForms.ask(visit)
  }
  routes.post("/posts/:id/fact-checks/:check/withdrawal", bodyLimit: 8_192) { visit in
    try await FactCheckForms.withdraw(visit)
  }
  routes.get("/f/:link", .open) { visit in try await FactCheckDoor.show(visit) }
  routes.post("/f/:link", .open, bodyLimit: 16_384, again: FactCheckDoor.again) { visit in
    try await FactCheckDoor.answer(visit)
  }
  return routes
}
