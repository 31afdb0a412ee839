import Rulebook
import WorkCalendar

/// What the fields of an item of one body can be chosen from, at one moment.
struct PostChoices {
  /// What the rules sort items into.
  var categories: Set<PostCategory>
  /// Ids of the elements that a notice may carry.
  var elements: Set<String>
  /// The open accounts of the unit.
  var accounts: Set<AccountID>
  /// The kinds of content that the rules ask about.
  var concerns: Set<String>
  /// Ids of what may be stated of a reprint.
  var reprintFacts: Set<String>
  /// An item is planned for later than this.
  var earliest: Instant
}

/// What the fields of an item accept.
package enum PostFields {
  package static let title = TextRule(maximum: 120)
  package static let summary = TextRule(maximum: 300, required: false, multiline: true)
  package static let body = TextRule(maximum: 20_000, required: false, multiline: true)
  package static let element = TextRule(maximum: 500, required: false, multiline: true)
  /// The title on one account, where it is another there.
  package static let formTitle = TextRule(maximum: 120, required: false)
  /// What is stated of a reprint, such as its author.
  package static let fact = TextRule(maximum: 200, required: false)
  package static let link = TextRule(maximum: 500, required: false)
  package static let requiredLink = TextRule(maximum: 500)
  package static let waiverReason = TextRule(maximum: 300)
  /// The field of the answers to the rulebooks' questions about content.
  package static let concerns = "concerns"
  /// The field of the time when it is meant to appear.
  package static let planned = "planned"
  /// The field that says whether an item repeats somebody else's words.
  package static let origin = "origin"
  /// The field of the address where the original stands.
  package static let originalLink = "original-link"

  /// The draft as it will be stored, and every problem of its fields.
  static func check(
    _ draft: PostDraft, _ choices: PostChoices, _ problems: inout [FieldProblem]
  ) -> PostDraft {
    var clean = draft
    clean.title = title.check(draft.title, field: "title", &problems)
    clean.summary = summary.check(draft.summary, field: "summary", &problems)
    clean.body = body.check(draft.body, field: "body", &problems)
    if !choices.categories.contains(clean.category) {
      problems.append(FieldProblem("category", .notAChoice))
    }
    clean.elements =
      draft.kind == .emergency
      ? texts(
        draft.elements, of: choices.elements, element, field: field(ofElement:), &problems) : [:]
    clean.accounts = Set(draft.accounts).sorted()
    if !choices.accounts.isSuperset(of: clean.accounts) {
      problems.append(FieldProblem("accounts", .notAChoice))
    }
    clean.concerns = draft.concerns.map { Set($0).sorted() }
    if !choices.concerns.isSuperset(of: clean.concerns ?? []) {
      problems.append(FieldProblem(Self.concerns, .notAChoice))
    }
    clean.plannedAt = draft.plannedAt?.wholeMinute
    if let planned = clean.plannedAt, planned <= choices.earliest {
      problems.append(FieldProblem(Self.planned, .inPast))
    }
    clean.reprint = draft.reprint.map { check($0, choices.reprintFacts, &problems) }
    clean.forms = forms(of: draft, on: clean.accounts, &problems)
    return clean
  }

  /// The texts of single accounts: those that say anything, on accounts that were chosen.
  private static func forms(
    of draft: PostDraft, on accounts: [AccountID], _ problems: inout [FieldProblem]
  ) -> [AccountForm]? {
    let typed = Dictionary(
      (draft.forms ?? []).map { ($0.account, $0) }, uniquingKeysWith: { first, _ in first })
    let forms = accounts.compactMap { account -> AccountForm? in
      guard let form = typed[account] else { return nil }
      let clean = AccountForm(
        account: account,
        title: formTitle.check(form.title, field: field(ofTitleOn: account), &problems),
        body: body.check(form.body, field: field(ofBodyOn: account), &problems))
      return clean.isEmpty ? nil : clean
    }
    return forms.isEmpty ? nil : forms
  }

  /// Texts that have ids, such as the elements of a notice: those that say anything.
  ///
  /// - Parameter field: the name of the field of an id.
  private static func texts(
    _ typed: [String: String], of known: Set<String>, _ rule: TextRule,
    field: (String) -> String, _ problems: inout [FieldProblem]
  ) -> [String: String] {
    var clean: [String: String] = [:]
    for (id, words) in typed.sorted(by: { $0.key < $1.key }) {
      guard known.contains(id) else {
        problems.append(FieldProblem(field(id), .unknownField))
        continue
      }
      let words = rule.check(words, field: field(id), &problems)
      if !words.isEmpty { clean[id] = words }
    }
    return clean
  }

  private static func check(
    _ reprint: Reprint, _ facts: Set<String>, _ problems: inout [FieldProblem]
  ) -> Reprint {
    var clean = Reprint()
    clean.facts = texts(
      reprint.facts, of: facts, fact, field: field(ofFact:), &problems)
    clean.link = link.check(reprint.link, field: originalLink, &problems)
    if !clean.link.isEmpty, !WebAddress.isOne(clean.link) {
      problems.append(FieldProblem(originalLink, .notALink))
    }
    return clean
  }

  /// The name of an element's field in forms and problems.
  package static func field(ofElement id: String) -> String { "element-" + id }

  /// The name of the field of what is stated of a reprint.
  package static func field(ofFact id: String) -> String { "reprint-" + id }

  /// The name of the field of the title on one account.
  package static func field(ofTitleOn account: AccountID) -> String {
    AccountForm.titlePrefix + account.description
  }

  /// The name of the field of the text on one account.
  package static func field(ofBodyOn account: AccountID) -> String {
    AccountForm.bodyPrefix + account.description
  }

  /// The elements a notice may carry under the rules: the five of a report, or the eight of a
  /// warning, and whatever the rules add.
  package static func elements(
    under rules: GoverningRules, of form: EmergencyNotice.Form = .report
  ) -> [String] {
    let own = form.elements
    return own + rules.elements(of: form).map(\.id).filter { !own.contains($0) }
  }
}
