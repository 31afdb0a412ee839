import HTML
import HTTPTypes
import Office
import WorkCalendar

/// Whether an account or a certificate is genuine, as it stands now.
enum VerifyPages {
  static func ask(_ visit: Visit) async throws -> Reply {
    let asked = try visit.searched("q", label: visit.say("verify.field"), atMost: 120)
    guard !asked.isEmpty else { return try await page(visit, [question("", visit.say)]) }
    if CertificateCode.read(asked) != nil { return try await answer(visit, code: asked) }
    guard let verdict = try await visit.ask({ try $0.verdict(number: asked) }) else {
      return try await unknown(visit, asked: asked)
    }
    return try await page(visit, known(verdict, visit.say))
  }

  static func certificate(_ visit: Visit) async throws -> Reply {
    try await answer(visit, code: visit.parameters["code"] ?? "")
  }

  private static func answer(_ visit: Visit, code: String) async throws -> Reply {
    guard let verdict = try await visit.ask({ try $0.verdict(code: code) }) else {
      return try await unknown(visit, asked: "")
    }
    return try await page(visit, known(verdict, visit.say))
  }

  // MARK: - Answers

  private static func known(_ verdict: AccountVerdict, _ say: Words) -> [Node] {
    let account = verdict.account
    let facts = [
      "account": account.name, "organization": verdict.organization.name,
      "platform": DirectoryWords.platform(account, say),
    ]
    let tone: Tone =
      switch account.state {
      case .open, .approved: .green
      case .suspended, .applied: .amber
      case .closed, .cancelled, .dropped: .red
      }
    return [
      h1(say("verify.title")),
      note(
        [
          p([strong(say("verify.answer." + account.state.rawValue, facts))]),
          ifPresent(verdict.notice) { notice in
            p([a(say("directory.notice")).href(publicNoticePath(notice))])
          },
        ], tone: tone
      ).role("status"),
      certificateNote(verdict, say), definitionList(lines(verdict, say)),
      when(
        account.state == .open || account.state == .suspended,
        p([a(account.name).href("/p/a/" + account.slug)])),
      advice(say), question("", say),
    ]
  }

  /// What has become of the certificate itself.
  private static func certificateNote(_ verdict: AccountVerdict, _ say: Words) -> Node {
    guard let filing = verdict.certificate else { return nothing }
    return group([
      when(!verdict.isLatest, note([p(say("verify.replaced"))], tone: .amber)),
      when(
        filing.form.name != verdict.account.name,
        note(
          [
            p(
              say(
                "verify.renamed",
                ["before": filing.form.name, "account": verdict.account.name]))
          ], tone: .amber)),
    ])
  }

  private static func lines(_ verdict: AccountVerdict, _ say: Words) -> [(String, Node)] {
    let account = verdict.account
    var lines: [(String, Node)] = [
      (say("directory.column.name"), text(account.name)),
      (say("directory.column.platform"), text(DirectoryWords.platform(account, say))),
      (say("directory.column.body"), text(verdict.organization.name)),
      (say("directory.column.state"), DirectoryWords.state(account, say)),
    ]
    if !account.platformID.isEmpty {
      lines.append((say("verify.platform-id"), text(account.platformID)))
    }
    if let number = account.filingNumber {
      lines.append((say("directory.column.number"), text(number)))
    }
    if let decided = verdict.certificate?.decidedAt {
      lines.append((say("verify.issued"), text(say.date(decided.date))))
    }
    if account.state == .open || account.state == .suspended {
      lines.append((say("directory.column.address"), DirectoryWords.address(account, say)))
    }
    return lines
  }

  /// Nobody learns more from a guess than that it was wrong.
  private static func unknown(_ visit: Visit, asked: String) async throws -> Reply {
    let say = visit.say
    let content = [
      h1(say("verify.unknown-title")),
      note([p([strong(say("verify.unknown"))])], tone: .red).role("alert"),
      ol([
        li(say("verify.unknown-spelling")),
        li([
          text(say("verify.unknown-list")), a(say("directory.title")).href("/p/accounts"),
        ]),
        li(say("verify.unknown-report")),
      ]),
      div([linkButton(say("verify.report"), href: "/p/ask", style: .danger)]).class("buttons"),
      question(asked, say),
    ]
    return try await page(visit, content, status: .notFound)
  }

  private static func advice(_ say: Words) -> Node {
    p([text(say("verify.doubt")), a(say("verify.report")).href("/p/ask")])
  }

  private static func question(_ asked: String, _ say: Words) -> Node {
    section([
      h2(say("verify.ask-title")), p(say("verify.ask-note")),
      form([
        textInput(
          FieldLabel("q", say("verify.field")), Entries(single: ["q": asked]), say: say,
          autocomplete: "off"),
        div([submitButton(say("verify.submit"))]).class("buttons"),
      ]).method("get").action("/p/verify").class("narrow"),
    ])
  }

  private static func page(
    _ visit: Visit, _ content: [Node], status: HTTPResponse.Status = .ok
  ) async throws -> Reply {
    let title = visit.say(status == .notFound ? "verify.unknown-title" : "verify.title")
    let isForm = visit.parameters["code"] == nil && visit.query.text("q").isEmpty
    return .page(
      publicPage(
        try await visit.publicFrame(.accounts), title: title,
        content: isForm ? [h1(title)] + content : content),
      status: status)
  }
}
