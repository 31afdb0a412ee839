import HTML
import Office
import Rulebook
import WorkCalendar

/// The fields of an item: as typed, as stored, and as a form.
struct PostForm {
  /// Ids of the elements that an emergency notice may carry, with what each is called.
  let elements: [(id: String, label: String)]
  let categories: [Choice]
  let categoryBasis: Node
  let accounts: [TargetAccount]
  let kind: PostKind
  let concerns: ConcernFields
  let reprint: ReprintFields
  let notice: EmergencyNoticeFields
  let say: Words

  static let fields =
    [
      "organization", "version", "kind", "title", "summary", "body", "category", "sensitivity",
      "accounts", ConcernFields.field, ConcernFields.noneField, PostFields.planned,
      PostFields.origin, PostFields.originalLink,
    ] + EmergencyNoticeFields.fields

  init(
    rules: GoverningRules, reprintFacts: [ElementRule], accounts: [TargetAccount], kind: PostKind,
    notice: EmergencyNoticeFields, names: RulebookNames, say: Words
  ) {
    elements = PostFields.elements(under: rules, of: notice.form).map { id in
      (id, elementLabel(id, of: notice.form, rules: rules, say: say))
    }
    categories = CategoryWords.choices(under: rules, say)
    categoryBasis = basisLine(CategoryWords.citations(under: rules), names: names, say: say)
    self.accounts = accounts
    self.kind = kind
    self.notice = notice
    self.say = say
    concerns = ConcernFields(
      questions: rules.contentQuestions(.institutional), names: names, say: say)
    reprint = ReprintFields(facts: reprintFacts, names: names, say: say)
  }

  /// What was typed, as a draft.
  ///
  /// - Throws: `office.invalid` for choices that are none and fields nobody asked for.
  static func draft(_ visit: Visit) throws -> PostDraft {
    let prefix = PostFields.field(ofElement: "")
    let factPrefix = PostFields.field(ofFact: "")
    let form = visit.form
    let forms = AccountForms.answer(form)
    var problems = form.unknown(besides: Set(fields + [FormToken.field]))
      .filter { !$0.hasPrefix(prefix) && !$0.hasPrefix(factPrefix) }
      .filter { AccountForm.account(ofField: $0) == nil }
      .map { FieldProblem($0, .unknownField) }
    let kind = visit.choice("kind", &problems, as: PostKind.self)
    let category = visit.choice("category", &problems, as: PostCategory.self)
    let sensitivity = visit.choice("sensitivity", &problems, as: Sensitivity.self)
    var accounts: [AccountID] = []
    for text in form.all("accounts") {
      if let id = AccountID(text) {
        accounts.append(id)
      } else {
        problems.append(FieldProblem("accounts", .notAChoice))
      }
    }
    let concerns = ConcernFields.answer(form, &problems)
    let planned = form.text(PostFields.planned)
    let plannedAt = Instant(typed: planned)
    if !planned.isEmpty, plannedAt == nil {
      problems.append(FieldProblem(PostFields.planned, .notADate))
    }
    let reprint = ReprintFields.answer(form, &problems)
    let notice = EmergencyNoticeFields.answer(form, kind: kind, &problems)
    guard problems.isEmpty, let kind, let category, let sensitivity else {
      throw Refusal.invalid(problems)
    }
    var elements: [String: String] = [:]
    for (name, values) in form.values where name.hasPrefix(prefix) && kind == .emergency {
      elements[String(name.dropFirst(prefix.count))] = values.first ?? ""
    }
    return PostDraft(
      title: form.text("title"), summary: form.text("summary"), body: form.text("body"),
      category: category, sensitivity: sensitivity, kind: kind, elements: elements,
      accounts: accounts, concerns: concerns, plannedAt: plannedAt, reprint: reprint,
      forms: forms, notice: notice)
  }

  /// What stands in the books, as a form shows it.
  static func entries(_ draft: PostDraft) -> Entries {
    var values: [String: [String]] = [
      "title": [draft.title], "summary": [draft.summary], "body": [draft.body],
      "category": [draft.category.rawValue], "sensitivity": [draft.sensitivity.rawValue],
      "accounts": draft.accounts.map(\.description),
      PostFields.planned: [draft.plannedAt?.typed ?? ""],
    ].merging(ReprintFields.entries(draft.reprint)) { own, _ in own }
      .merging(EmergencyNoticeFields.entries(draft)) { own, _ in own }
      .merging(AccountForms.entries(draft)) { own, _ in own }
    for (id, words) in draft.elements { values[PostFields.field(ofElement: id)] = [words] }
    if let concerns = draft.concerns {
      values[ConcernFields.field] = concerns
      values[ConcernFields.noneField] = concerns.isEmpty ? ["yes"] : []
    }
    return Entries(values)
  }

  /// What each field is called, for messages about it.
  var labels: [String: String] {
    var labels = [
      "title": say("posts.field.title"), "summary": say("posts.field.summary"),
      "body": say("posts.field.body"), "category": say("posts.field.category"),
      "sensitivity": say("posts.field.sensitivity"), "accounts": say("posts.field.accounts"),
      ConcernFields.field: say("posts.field.concerns"),
      PostFields.planned: say("posts.field.planned"),
    ].merging(reprint.labels) { own, _ in own }
      .merging(notice.labels) { own, _ in own }.merging(forms.labels) { own, _ in own }
    for element in elements { labels[PostFields.field(ofElement: element.id)] = element.label }
    return labels
  }

  func nodes(_ entries: Entries) -> [Node] {
    [
      when(kind == .emergency, notice.node(entries)),
      textInput(
        FieldLabel(
          "title", say("posts.field.title"), need: .required,
          limit: FieldLimit(PostFields.title.maximum)), entries, say: say),
      checkboxes(
        FieldLabel("accounts", say("posts.field.accounts"), hint: say("posts.hint.accounts")),
        entries, choices: accounts.map(choice), say: say, isInline: true),
      radioGroup(
        FieldLabel(
          "sensitivity", say("posts.field.sensitivity"), hint: say("posts.hint.sensitivity"),
          need: .required), entries,
        choices: Sensitivity.allCases.map {
          Choice($0.rawValue, say("posts.sensitivity." + $0.rawValue))
        }, say: say, isInline: true),
      selectBox(
        FieldLabel("category", say("posts.field.category"), need: .required), entries,
        choices: categories, say: say, allowsNone: false), categoryBasis,
      textArea(
        FieldLabel(
          "summary", say("posts.field.summary"), need: .optional,
          limit: FieldLimit(PostFields.summary.maximum)), entries, say: say, rows: 3),
      when(kind == .emergency, elementFields(entries)),
      textArea(
        FieldLabel(
          "body", say("posts.field.body"), hint: say("posts.hint.body"),
          limit: FieldLimit(PostFields.body.maximum)), entries, say: say, rows: 14),
      forms.node(entries), reprint.node(entries),
      textInput(
        FieldLabel(
          PostFields.planned, say("posts.field.planned"), hint: say("posts.hint.planned"),
          need: .optional), entries, say: say, type: "datetime-local"),
      concerns.node(entries),
    ]
  }

  private var forms: AccountForms { AccountForms(accounts: accounts.map(\.account), say: say) }

  /// An account; of one that is somebody else's, whose.
  private func choice(_ target: TargetAccount) -> Choice {
    let name = AccountForms.name(target.account, say)
    return Choice(
      target.account.id.description,
      target.scope == .own
        ? name : say("posts.main-account", ["name": name, "owner": target.owner.name]))
  }

  private func elementFields(_ entries: Entries) -> Node {
    let isWarning = notice.form == .warning
    return fieldset(
      [
        legend(say(isWarning ? "events.warning-elements" : "posts.elements")),
        p(say(isWarning ? "posts.hint.warning-elements" : "posts.hint.elements")).class("hint"),
      ]
        + elements.map { element in
          textArea(
            FieldLabel(
              PostFields.field(ofElement: element.id), element.label,
              limit: FieldLimit(PostFields.element.maximum)), entries, say: say, rows: 2)
        }
    ).class("field-group")
  }
}

/// What an element of a notice is called: as the rulebook in force says, else in our words.
func elementLabel(
  _ id: String, of form: EmergencyNotice.Form?, rules: GoverningRules, say: Words
) -> String {
  let form = form ?? .report
  if let rule = rules.elements(of: form).first(where: { $0.id == id }) {
    return say.title(rule.title)
  }
  if form == .warning {
    return WarningElement(rawValue: id).map { say("events.element." + $0.rawValue) } ?? id
  }
  return EmergencyElement(rawValue: id).map { say("posts.element." + $0.rawValue) } ?? id
}
