import HTML
import Office
import Rulebook

/// The rulebooks' questions about kinds of content, as a person answers them on an item: tick what
/// applies, or say that nothing does. The program never answers them.
struct ConcernFields {
  static let field = PostFields.concerns
  static let noneField = PostFields.concerns + "-none"

  let questions: [ContentRule]
  let names: RulebookNames
  let say: Words

  /// What was ticked; nil while the questions are not answered.
  static func answer(_ form: FormFields, _ problems: inout [FieldProblem]) -> [String]? {
    let ticked = form.all(field)
    let saysNone = form.isOn(noneField)
    if saysNone, !ticked.isEmpty { problems.append(FieldProblem(field, .contradiction)) }
    return saysNone || !ticked.isEmpty ? ticked : nil
  }

  func node(_ entries: Entries) -> Node {
    guard !questions.isEmpty else { return nothing }
    return fieldset(
      [
        legend(say("posts.field.concerns")), p(say("posts.hint.concerns")).class("hint"),
        ifPresent(entries.error(Self.field)) { p($0).class("error").id(fieldID(Self.field)) },
      ]
        + ContentKind.allCases.map { group($0, entries) }
        + [checkbox(Self.noneField, say("posts.concerns.none"), entries, say: say)]
    ).class("field-group concerns")
  }

  private func group(_ kind: ContentKind, _ entries: Entries) -> Node {
    let chosen = Set(entries.all(Self.field))
    let rules = questions.filter { $0.kind == kind }
    guard !rules.isEmpty else { return nothing }
    return div([
      p([strong(say("posts.concerns." + kind.rawValue))]),
      ul(rules.map { li([choice($0, isTicked: chosen.contains($0.concern))]) }).class("choices"),
    ])
  }

  private func choice(_ rule: ContentRule, isTicked: Bool) -> Node {
    let id = "concern-" + rule.concern.replacing("/", with: "-").replacing(".", with: "-")
    return div([
      input().type("checkbox").name(Self.field).value(rule.concern).id(id).checked(isTicked)
        .aria("describedby", id + "-note"),
      label([text(say.title(rule.title))]).for(id),
      p([
        text(say.title(rule.question)), text(" "),
        citationLinks(rule.citations, names: names, say: say),
      ]).class("hint").id(id + "-note"),
    ]).class("choice")
  }
}
