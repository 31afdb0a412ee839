import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// Trying a text against rulebooks; nothing of it is stored.
enum TryPage {
  static let path = "/rulebooks/try"
  private static let title = TextRule(maximum: 100, required: false)
  private static let text = TextRule(maximum: PostFields.body.maximum, multiline: true)

  static func form(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let entries: Entries
    if let refusal {
      entries = visit.entries(refusal, labels: labels(visit.say))
    } else {
      entries = Entries(["rulebooks": try await ownRulebooks(visit)])
    }
    return try await page(
      visit,
      content: [
        errorSummary(entries.errors, say: visit.say), fields(entries, visit),
      ], hasErrors: refusal != nil, refusal: refusal)
  }

  /// What binds the reader's first body, as a start.
  private static func ownRulebooks(_ visit: Visit) async throws -> [String] {
    guard let body = visit.asker?.appointments.first?.organization else { return [] }
    return try await visit.ask { try $0.rulebookOrigins(of: body).map(\.chosen.id) }
  }

  private static func page(
    _ visit: Visit, content: [Node], hasErrors: Bool = false, refusal: Refusal? = nil
  ) async throws -> Reply {
    .page(
      try await RulebookTab.attempt.page(
        visit, note: visit.say("rulebook.try.note"), content: content, hasErrors: hasErrors),
      status: refusal?.status ?? .ok)
  }

  // MARK: - Fields

  private static func labels(_ say: Words) -> [String: String] {
    [
      "title": say("rulebook.try.title"), "text": say("rulebook.try.text"),
      "rulebooks": say("rulebook.try.rulebooks"), "platforms": say("rulebook.try.platforms"),
      "kinds": say("rulebook.try.kinds"),
    ]
  }

  /// The kinds of accounts that a text may be meant for.
  private static let platforms = PlatformKind.allCases.filter { $0 != .wechat && $0 != .other }

  private static func fields(_ entries: Entries, _ visit: Visit) -> Node {
    let say = visit.say
    let shelf = visit.office.shelf
    return panel(
      say("rulebook.try.write"),
      [
        postForm(
          action: path, csrf: visit.formToken,
          [
            textInput(
              FieldLabel(
                "title", say("rulebook.try.title"), need: .optional,
                limit: FieldLimit(title.maximum)), entries, say: say, autocomplete: "off"),
            textArea(
              FieldLabel(
                "text", say("rulebook.try.text"), need: .required,
                limit: FieldLimit(text.maximum)), entries, say: say, rows: 12),
            checkboxes(
              FieldLabel(
                "rulebooks", say("rulebook.try.rulebooks"),
                hint: say("rulebook.try.rulebooks-hint")), entries,
              choices: shelf.ids.compactMap { shelf.rulebook($0) }.map {
                Choice($0.id, say.title($0.title))
              }, say: say),
            checkboxes(
              FieldLabel(
                "platforms", say("rulebook.try.platforms"),
                hint: say("rulebook.try.platforms-hint")), entries,
              choices: platforms.map {
                Choice($0.rawValue, RulebookWords.platform($0.rawValue, say))
              }, say: say, isInline: true),
            checkboxes(
              FieldLabel(
                "kinds", say("rulebook.try.kinds"), hint: say("rulebook.try.kinds-hint")),
              entries,
              choices: NoticeKind.allCases.map {
                Choice($0.rawValue, say("rulebook.try.kind." + $0.rawValue))
              }, say: say, isInline: true),
            p(say("rulebook.try.not-stored")).class("note"),
            submitButton(say("rulebook.try.submit")),
          ])
      ])
  }

  // MARK: - Result

  /// - Throws: field problems, all at once.
  static func result(_ visit: Visit) async throws -> Reply {
    try visit.expect("title", "text", "rulebooks", "platforms", "kinds")
    let form = visit.form
    let shelf = visit.office.shelf
    var problems: [FieldProblem] = []
    let title = Self.title.check(form.text("title"), field: "title", &problems)
    let text = Self.text.check(form.text("text"), field: "text", &problems)
    let rulebooks = form.all("rulebooks")
    if rulebooks.contains(where: { shelf.rulebook($0) == nil }) {
      problems.append(FieldProblem("rulebooks", .notAChoice))
    }
    let kinds = Set(platforms.map(\.rawValue))
    let chosen = Set(form.all("platforms"))
    if !chosen.isSubset(of: kinds) { problems.append(FieldProblem("platforms", .notAChoice)) }
    let notices = form.all("kinds").map { NoticeKind(rawValue: $0) }
    if notices.contains(nil) { problems.append(FieldProblem("kinds", .notAChoice)) }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let rules = shelf.governing(rulebooks, on: visit.now.date)
    let draft = LooseText(title: title, body: text, kinds: Set(notices.compactMap(\.self)))
    let findings = draft.findings(
      platforms: chosen, under: rules, by: visit.office.screener)
    let outcome = TryOutcome(draft: draft, rules: rules, findings: findings, visit: visit)
    return try await page(visit, content: [outcome.node, fields(visit.entries(), visit)])
  }
}
