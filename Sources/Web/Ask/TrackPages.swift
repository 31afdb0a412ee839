import HTML
import HTTPTypes
import Office
import WorkCalendar

/// Where a citizen follows a message with its number and secret code, reads the answer and rates it.
enum TrackPages {
  static func path(number: String) -> String { "/p/track?number=\(percentEncoded(number))" }

  static func form(_ visit: Visit) async throws -> Reply {
    try await form(visit, entries: Entries(single: ["number": visit.query.text("number")]))
  }

  static func show(_ visit: Visit) async throws -> Reply {
    try visit.expect("number", "code")
    let number = visit.form.text("number")
    let code = visit.form.text("code")
    do {
      return try await page(visit, number: number, code: code, entries: Entries())
    } catch let refusal as Refusal where refusal.code == MessageRefusal.wrongCode.rawValue {
      return try await unknown(refusal, number: number, visit: visit)
    }
  }

  /// The form filled in with what came from a browser that has lost its cookie since.
  @Sendable static func again(_ visit: Visit) async throws -> Reply {
    try await form(
      visit, entries: visit.entries(), said: visit.sendAgain, status: .unprocessableContent)
  }

  /// The same with a rating, under the message it is about.
  @Sendable static func rateAgain(_ visit: Visit) async throws -> Reply {
    let number = visit.form.text("number")
    do {
      return try await page(
        visit, number: number, code: visit.form.text("code"), entries: visit.entries(),
        said: visit.sendAgain, status: .unprocessableContent)
    } catch let refusal as Refusal where refusal.code == MessageRefusal.wrongCode.rawValue {
      return try await unknown(refusal, number: number, visit: visit)
    }
  }

  static func rate(_ visit: Visit) async throws -> Reply {
    try visit.expect("number", "code", "grade", "comment")
    let form = visit.form
    let number = form.text("number")
    let code = form.text("code")
    let act = RateReply(
      number: number, code: code, grade: form.text("grade"), comment: form.text("comment"))
    do {
      _ = try await visit.office.perform(
        act, as: .citizen, request: visit.request, once: visit.once)
      return try await page(
        visit, number: number, code: code, entries: Entries(),
        said: flash(visit.say("track.rated"), say: visit.say))
    } catch let refusal as Refusal where refusal.kind == .invalid {
      let entries = visit.entries(refusal, labels: labels(visit.say))
      return try await page(
        visit, number: number, code: code, entries: entries, status: refusal.status)
    } catch let refusal as Refusal where refusal.code == MessageRefusal.wrongCode.rawValue {
      return try await unknown(refusal, number: number, visit: visit)
    }
  }

  private static func labels(_ say: Words) -> [String: String] {
    [
      "number": say("track.field.number"), "code": say("track.field.code"),
      "grade": say("track.field.grade"), "comment": say("track.field.comment"),
    ]
  }

  private static func unknown(
    _ refusal: Refusal, number: String, visit: Visit
  ) async throws -> Reply {
    let words = visit.say("refusal." + refusal.code)
    return try await form(
      visit,
      entries: Entries(
        ["number": [number]], errors: [FieldError("number", words)]),
      status: refusal.status)
  }

  private static func form(
    _ visit: Visit, entries: Entries, said: Node = nothing, status: HTTPResponse.Status = .ok
  ) async throws -> Reply {
    let say = visit.say
    let frame = try await visit.publicFrame(.track)
    let content = [
      said,
      errorSummary(entries.errors, say: say), h1(say("track.title")),
      postForm(
        action: "/p/track", csrf: visit.formToken,
        [
          textInput(
            FieldLabel(
              "number", say("track.field.number"), hint: say("track.hint.number"),
              need: .required), entries, say: say, autocomplete: "off"),
          textInput(
            FieldLabel(
              "code", say("track.field.code"), hint: say("track.hint.code"), need: .required),
            entries, say: say, autocomplete: "off"),
          div([submitButton(say("track.submit"))]).class("buttons"),
        ]
      ).class("narrow"),
    ]
    return .page(
      publicPage(
        frame, title: say("track.title"), content: content, hasErrors: !entries.errors.isEmpty),
      status: status)
  }

  private static func page(
    _ visit: Visit, number: String, code: String, entries: Entries, said: Node = nothing,
    status: HTTPResponse.Status = .ok
  ) async throws -> Reply {
    let say = visit.say
    let (matter, calendar) = try await visit.ask { reading in
      (try reading.trackedMatter(number: number, code: code), try reading.calendar())
    }
    let frame = try await visit.publicFrame(.track, organization: matter.organization)
    let content = [
      errorSummary(entries.errors, say: say), said,
      pageHeading(
        matter.title, note: matter.number, marks: [TrackedView.stateTag(matter, say: say)]),
      TrackedView.answer(matter, say: say),
      TrackedView.rating(matter, code: code, entries: entries, visit: visit),
      panel(
        say("track.way"), [timeline(TrackedView.steps(matter, visit, calendar), say: say)]),
      panel(say("track.yours"), [readingText(matter.body)]),
    ]
    return .page(
      publicPage(
        frame, title: matter.number, content: content, hasErrors: !entries.errors.isEmpty),
      status: status)
  }
}
