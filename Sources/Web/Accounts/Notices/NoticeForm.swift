import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// The form of a notice: written, checked, and only then published.
enum NoticeForm {
  /// What the form came with: nothing yet, the check's findings, or a refusal.
  private struct Answer {
    var refusal: Refusal?
    var findings: [Finding]?
    /// Proof that just these words were checked; nil when they may not be published.
    var mark: String?
  }

  static func blank(_ visit: Visit) async throws -> Reply {
    let view = try await NoticeView.load(visit, account: try visit.id())
    guard view.mayPublish else {
      throw Refusal(
        OfficeRefusal.noAppointment, helpers: PublishNotice.permission.roles.sorted())
    }
    let asked = AccountNotice.Kind(rawValue: visit.query.text("kind"))
    guard
      let kind = asked.flatMap({ view.possibleKinds.contains($0) ? $0 : nil })
        ?? NoticeProposal.kind(for: view)
    else { return .redirect(noticesPath(view.account.id)) }
    let draft = NoticeProposal.draft(kind, for: view)
    return try await page(view, entries(of: draft, view), filing: draft.filing, Answer())
  }

  static func send(_ visit: Visit) async throws -> Reply {
    let view = try await NoticeView.load(visit, account: try visit.id())
    var problems: [FieldProblem] = []
    let draft = try read(visit, view, &problems)
    do {
      guard let draft, problems.isEmpty else { throw Refusal.invalid(problems) }
      let clean = NoticeFields.check(draft, under: view.rules, &problems)
      guard problems.isEmpty else {
        throw Refusal(
          OfficeRefusal.invalid,
          citations: NoticeFields.citations(of: problems, under: view.rules), problems: problems)
      }
      let mark = digest(try stored(clean)).hex
      guard visit.form.text("step") == "publish", visit.form.text("_checked") == mark else {
        return try await checked(view, clean, mark: mark)
      }
      let id = try await visit.perform(PublishNotice(view.account.id, draft: clean))
      return .redirect(noticesPath(view.account.id) + "/\(id)?done=published")
    } catch let refusal as Refusal where refusal.kind == .invalid {
      return try await page(
        view, visit.entries(refusal, labels: labels(view)), filing: draft?.filing,
        Answer(refusal: refusal), status: refusal.status)
    }
  }

  /// Shows what the check noticed; the button that publishes stands there only where nothing must
  /// be put right first.
  private static func checked(
    _ view: NoticeView, _ draft: NoticeDraft, mark: String
  ) async throws -> Reply {
    let unit = view.organization
    let findings = try await view.visit.ask { try $0.findings(on: draft, of: unit) }
    let mayGoOn = !findings.contains { $0.level == .mustFix }
    return try await page(
      view, entries(of: draft, view), filing: draft.filing,
      Answer(findings: findings, mark: mayGoOn ? mark : nil))
  }

  private static func read(
    _ visit: Visit, _ view: NoticeView, _ problems: inout [FieldProblem]
  ) throws -> NoticeDraft? {
    let form = visit.form
    let names = NoticeFields.fields(under: view.rules).map(\.name)
    let known: Set<String> = [
      FormToken.field, "_checked", "step", "kind", "filing", "event-on", "title", "text",
    ]
    let unknown = form.unknown(besides: known.union(names))
    guard unknown.isEmpty else {
      throw Refusal.invalid(unknown.map { FieldProblem($0, .unknownField) })
    }
    let day = visit.date("event-on", &problems)
    guard let kind = visit.choice("kind", &problems, as: AccountNotice.Kind.self) else {
      return nil
    }
    var draft = NoticeDraft(kind: kind)
    draft.filing = FilingID(form.text("filing"))
    draft.eventOn = day
    (draft.title, draft.text) = (form.text("title"), form.text("text"))
    for name in names { draft.set(form.text(name), of: name) }
    return draft
  }

  private static func labels(_ view: NoticeView) -> [String: String] {
    let names = NoticeFields.fields(under: view.rules).map(\.name)
    var labels: [String: String] = [:]
    for name in ["kind", "event-on", "title", "text"] + names {
      labels[name] = view.label(of: name)
    }
    return labels
  }

  private static func entries(of draft: NoticeDraft, _ view: NoticeView) -> Entries {
    var values = [
      "kind": draft.kind.rawValue, "event-on": draft.eventOn?.text ?? "", "title": draft.title,
      "text": draft.text,
    ]
    for field in NoticeFields.fields(under: view.rules) {
      values[field.name] = draft.words(of: field.name)
    }
    return Entries(single: values)
  }

  // MARK: - The page

  private static func page(
    _ view: NoticeView, _ entries: Entries, filing: FilingID?, _ answer: Answer,
    status: HTTPResponse.Status = .ok
  ) async throws -> Reply {
    let say = view.say
    let visit = view.visit
    let title = say("notices.new")
    let content = [
      errorSummary(entries.errors, say: say), wholeFormNote(answer.refusal, say: say),
      pageHeading(title, note: view.account.name),
      p(say("notices.form-note")),
      basisLine(view.citations, names: visit.rulebookNames, say: say),
      ifPresent(answer.findings) { findings in
        panel(
          say("notices.findings"),
          [
            view.findingNodes(findings),
            p(say(answer.mark == nil ? "notices.mend" : "notices.go-on")),
          ])
      },
      panel(say("notices.words"), [form(view, entries, filing: filing, mark: answer.mark)]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: title, breadcrumb: view.crumbs(title),
        content: content, hasErrors: answer.refusal != nil),
      status: status)
  }

  private static func form(
    _ view: NoticeView, _ entries: Entries, filing: FilingID?, mark: String?
  ) -> Node {
    let say = view.say
    let points = NoticeFields.fields(under: view.rules).map { pointField($0, view, entries) }
    let check = submitButton(
      say("notices.check"), style: mark == nil ? .primary : .normal, name: "step",
      value: "check")
    let publish = submitButton(say("notices.publish"), name: "step", value: "publish")
    return postForm(
      action: noticesPath(view.account.id), csrf: view.visit.formToken,
      [
        ifPresent(filing) { hiddenInput("filing", $0.description) },
        ifPresent(mark) { hiddenInput("_checked", $0) },
        radioGroup(
          FieldLabel("kind", view.label(of: "kind"), need: .required), entries,
          choices: view.possibleKinds.map { Choice($0.rawValue, NoticeWords.kind($0, say)) },
          say: say, isInline: true),
        textInput(
          FieldLabel("event-on", view.label(of: "event-on"), need: .optional), entries, say: say,
          type: "date"),
        textInput(
          FieldLabel(
            "title", view.label(of: "title"), need: .required,
            limit: FieldLimit(NoticeFields.title.maximum)), entries, say: say),
        textArea(
          FieldLabel(
            "text", view.label(of: "text"), hint: say("notices.hint.text"), need: .required,
            limit: FieldLimit(NoticeFields.text.maximum)), entries, say: say),
      ] + points + [actionBar(mark == nil ? [check] : [check, publish])])
  }

  private static func pointField(
    _ field: NoticeField, _ view: NoticeView, _ entries: Entries
  ) -> Node {
    let hint: String? =
      switch field.name {
      case "replacement": view.say("notices.hint.replacement")
      case "contact": view.say("notices.hint.contact")
      default: nil
      }
    return group([
      textArea(
        FieldLabel(
          field.name, view.label(of: field.name), hint: hint,
          need: field.isRequired ? .required : .optional,
          limit: FieldLimit(NoticeFields.point.maximum)), entries, say: view.say, rows: 2),
      basisLine(field.citations, names: view.visit.rulebookNames, say: view.say),
    ])
  }
}
