import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// The form on which somebody says what is wrong about a published item, beside where else the same
/// words stand.
enum CorrectionForm {
  private struct Loaded: Sendable {
    let dossier: PostDossier
    let file: CorrectionFile
    let same: [SameContent]
    let findings: [Finding]
  }

  static func blank(_ visit: Visit) async throws -> Reply {
    let loaded = try await load(visit)
    guard !loaded.file.rights.kinds.isEmpty else {
      return .redirect(postPath(loaded.dossier.post.id))
    }
    // What the second signer said is what is wrong.
    let fault = loaded.dossier.returnedCheck.flatMap { loaded.dossier.signature(on: $0.stage) }
    let entries = Entries(
      single: ["found-at": visit.now.typed, "fault": fault?.opinion ?? ""])
    return try await page(visit, loaded, entries)
  }

  static func open(_ visit: Visit) async throws -> Reply {
    try visit.expect("kind", "fault", "finder", "found-by", "found-at", "explanation", "basis")
    let post: PostID = try visit.id()
    return try await visit.answering({ try await again(visit, $0) }) {
      var problems: [FieldProblem] = []
      guard let draft = read(visit, &problems) else { throw Refusal.invalid(problems) }
      _ = try await visit.perform(OpenCorrection(post, draft: draft))
      return .redirect(postPath(post) + "?done=correction-" + draft.kind.rawValue)
    }
  }

  private static func read(
    _ visit: Visit, _ problems: inout [FieldProblem]
  ) -> CorrectionDraft? {
    let form = visit.form
    let kind = visit.choice("kind", &problems, as: Correction.Kind.self)
    let finder = visit.choice("finder", &problems, as: Correction.Finder.self)
    let foundAt = visit.moment("found-at", &problems)
    guard let kind, let finder, let foundAt else {
      // What is missing is said at once, not field after field.
      readWords(form, kind, &problems)
      return nil
    }
    return CorrectionDraft(
      kind: kind, fault: form.text("fault"), finder: finder, foundBy: form.text("found-by"),
      foundAt: foundAt, explanation: form.text("explanation"), basis: form.text("basis"))
  }

  private static func readWords(
    _ form: FormFields, _ kind: Correction.Kind?, _ problems: inout [FieldProblem]
  ) {
    _ = CorrectionFields.fault.check(form.text("fault"), field: "fault", &problems)
    guard let kind else { return }
    let name = kind == .delete ? "basis" : "explanation"
    let rule = kind == .delete ? CorrectionFields.basis : CorrectionFields.explanation
    _ = rule.check(form.text(name), field: name, &problems)
  }

  private static func again(_ visit: Visit, _ refusal: Refusal) async throws -> Reply {
    var problems: [FieldProblem] = []
    let loaded = try await load(visit, draft: read(visit, &problems))
    let say = visit.say
    var labels: [String: String] = [:]
    for field in CorrectionWords.fields { labels[field] = say("corrections.field." + field) }
    return try await page(
      visit, loaded, visit.entries(refusal, labels: labels), refusal: refusal)
  }

  private static func load(_ visit: Visit, draft: CorrectionDraft? = nil) async throws -> Loaded {
    let post: PostID = try visit.id()
    return try await visit.ask { reading in
      let dossier = try reading.dossier(of: post)
      return Loaded(
        dossier: dossier, file: try reading.corrections(of: dossier),
        same: try reading.sameContent(as: dossier),
        findings: try draft.map { try reading.findings(on: $0, of: dossier.unit) } ?? [])
    }
  }

  // MARK: - The page

  private static func page(
    _ visit: Visit, _ loaded: Loaded, _ entries: Entries, refusal: Refusal? = nil
  ) async throws -> Reply {
    let say = visit.say
    let (post, rules) = (loaded.dossier.post, loaded.dossier.rules)
    let title = say("corrections.new")
    let content = [
      errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
      pageHeading(title, note: say("corrections.of", ["title": post.title])),
      basisLine(rules.corrections.citations, names: visit.rulebookNames, say: say),
      columns(
        [
          panel(say("corrections.what"), [form(visit, loaded, entries)]),
          when(
            !loaded.findings.isEmpty,
            panel(say("corrections.findings"), [findings(loaded.findings, visit)])),
        ],
        aside: [
          panel(say("corrections.elsewhere"), [elsewhere(loaded, visit)]),
          panel(
            say("corrections.rules"),
            [CorrectionWords.rules(rules, names: visit.rulebookNames, say)]),
        ]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: title,
        breadcrumb: [
          Crumb(say("posts.title"), href: "/posts"),
          Crumb(post.number, href: postPath(post.id)), Crumb(title),
        ],
        content: content, hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func form(_ visit: Visit, _ loaded: Loaded, _ entries: Entries) -> Node {
    let say = visit.say
    let label = CorrectionWords.labels(say)
    let kinds = loaded.file.rights.kinds.map { kind in
      Choice(
        kind.rawValue, CorrectionWords.kind(kind, say),
        hint: say("corrections.kind-hint." + kind.rawValue))
    }
    let finders = Correction.Finder.allCases.map {
      Choice($0.rawValue, say("corrections.finder." + $0.rawValue))
    }
    return postForm(
      action: postPath(loaded.dossier.post.id) + "/corrections", csrf: visit.formToken,
      [
        radioGroup(label("kind"), entries, choices: kinds, say: say),
        textArea(
          label(
            "fault", hint: say("corrections.hint.fault"), CorrectionFields.fault.maximum),
          entries, say: say, rows: 3),
        radioGroup(label("finder"), entries, choices: finders, say: say, isInline: true),
        textInput(
          label(
            "found-by", .optional, hint: say("corrections.hint.found-by"),
            CorrectionFields.foundBy.maximum), entries, say: say, autocomplete: "off"),
        textInput(label("found-at"), entries, say: say, type: "datetime-local"),
        textArea(
          label(
            "explanation", .unsaid, hint: say("corrections.hint.explanation"),
            CorrectionFields.explanation.maximum), entries, say: say, rows: 3),
        textArea(
          label(
            "basis", .unsaid, hint: say("corrections.hint.basis"),
            CorrectionFields.basis.maximum), entries, say: say, rows: 2),
        p(say("corrections.next")).class("note"),
        actionBar([submitButton(say("corrections.submit"))]),
      ])
  }

  /// The other places where readers see the same words.
  private static func elsewhere(_ loaded: Loaded, _ visit: Visit) -> Node {
    let say = visit.say
    let own = loaded.file.live.map { release in
      place(
        say(
          "corrections.same-item",
          ["account": loaded.file.accounts[release.account]?.name ?? ""]), link: release.link)
    }
    let others = loaded.same.map { same in
      place(
        say(
          "corrections.same-words",
          [
            "title": same.title, "account": same.account, "organization": same.organization,
          ]), link: same.link)
    }
    return group([
      ul(own + others),
      p(say(others.isEmpty ? "corrections.same-none" : "corrections.same-note")).class("note"),
    ])
  }

  private static func place(_ words: String, link: String?) -> Node {
    li([link.map { a(words).href($0) } ?? text(words)])
  }

  private static func findings(_ findings: [Finding], _ visit: Visit) -> Node {
    let say = visit.say
    let views = findings.map { finding in
      FindingView(
        level: finding.level, words: FindingWords(say: say).words(of: finding),
        place: say("corrections.field.explanation"), fix: finding.suggestion,
        citations: finding.citations)
    }
    return findingList(views, names: visit.rulebookNames, say: say)
  }
}
