import Rulebook

/// What the fields of an item accept.
package enum PostFields {
  package static let title = TextRule(maximum: 120)
  package static let summary = TextRule(maximum: 300, required: false, multiline: true)
  package static let body = TextRule(maximum: 20_000, required: false, multiline: true)
  package static let element = TextRule(maximum: 500, required: false, multiline: true)
  package static let waiverReason = TextRule(maximum: 300)
  /// The field of the answers to the rulebooks' questions about content.
  package static let concerns = "concerns"

  /// The draft as it will be stored, and every problem of its fields.
  ///
  /// - Parameters:
  ///   - elements: ids of the elements that may be given.
  ///   - categories: what the rules sort items into.
  ///   - accounts: the open accounts of the unit.
  ///   - concerns: the kinds of content that the rules ask about.
  static func check(
    _ draft: PostDraft, categories: Set<PostCategory>, elements: Set<String>,
    accounts: Set<AccountID>, concerns: Set<String>, _ problems: inout [FieldProblem]
  ) -> PostDraft {
    var clean = draft
    clean.title = title.check(draft.title, field: "title", &problems)
    clean.summary = summary.check(draft.summary, field: "summary", &problems)
    clean.body = body.check(draft.body, field: "body", &problems)
    if !categories.contains(clean.category) {
      problems.append(FieldProblem("category", .notAChoice))
    }
    clean.elements = [:]
    if draft.kind == .emergency {
      for (id, words) in draft.elements.sorted(by: { $0.key < $1.key }) {
        let field = Self.field(ofElement: id)
        guard elements.contains(id) else {
          problems.append(FieldProblem(field, .unknownField))
          continue
        }
        let words = element.check(words, field: field, &problems)
        if !words.isEmpty { clean.elements[id] = words }
      }
    }
    clean.accounts = Set(draft.accounts).sorted()
    if !accounts.isSuperset(of: clean.accounts) {
      problems.append(FieldProblem("accounts", .notAChoice))
    }
    clean.concerns = draft.concerns.map { Set($0).sorted() }
    if !concerns.isSuperset(of: clean.concerns ?? []) {
      problems.append(FieldProblem(Self.concerns, .notAChoice))
    }
    return clean
  }

  /// The name of an element's field in forms and problems.
  package static func field(ofElement id: String) -> String { "element-" + id }

  /// The elements a notice may carry under the rules: the five, and whatever the rules add.
  package static func elements(under rules: GoverningRules) -> [String] {
    let five = EmergencyElement.allCases.map(\.rawValue)
    return five + rules.emergencyElements.map(\.id).filter { !five.contains($0) }
  }
}
