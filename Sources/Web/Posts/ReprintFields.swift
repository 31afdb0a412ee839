import HTML
import Office
import Rulebook

/// Whose words an item says: the office's own, or somebody else's with what the rules want stated.
struct ReprintFields {
  enum Origin: String, CaseIterable {
    case own, reprint
  }

  let facts: [ElementRule]
  let names: RulebookNames
  let say: Words

  /// What was typed; nil for the office's own words.
  static func answer(
    _ form: FormFields, _ problems: inout [FieldProblem]
  ) -> Reprint? {
    let prefix = PostFields.field(ofFact: "")
    var typed = Reprint(link: form.text(PostFields.originalLink))
    for (name, values) in form.values where name.hasPrefix(prefix) {
      let words = values.first ?? ""
      if !words.isEmpty { typed.facts[String(name.dropFirst(prefix.count))] = words }
    }
    let origin = form.text(PostFields.origin)
    switch Origin(rawValue: origin) ?? (origin.isEmpty ? .own : nil) {
    case .reprint: return typed
    case .own:
      // Nothing that was typed is dropped in silence.
      if typed != Reprint() { problems.append(FieldProblem(PostFields.origin, .contradiction)) }
    case nil: problems.append(FieldProblem(PostFields.origin, .notAChoice))
    }
    return nil
  }

  static func entries(_ reprint: Reprint?) -> [String: [String]] {
    var values = [
      PostFields.origin: [(reprint == nil ? Origin.own : .reprint).rawValue],
      PostFields.originalLink: [reprint?.link ?? ""],
    ]
    for (id, words) in reprint?.facts ?? [:] {
      values[PostFields.field(ofFact: id)] = [words]
    }
    return values
  }

  /// What each field is called, for messages about it.
  var labels: [String: String] {
    var labels = [
      PostFields.origin: say("posts.field.origin"),
      PostFields.originalLink: say("posts.field.original-link"),
    ]
    for fact in facts { labels[PostFields.field(ofFact: fact.id)] = say.title(fact.title) }
    return labels
  }

  func node(_ entries: Entries) -> Node {
    let isReprint = entries.value(PostFields.origin) == Origin.reprint.rawValue
    return fieldset([
      legend(say("posts.field.origin")),
      radioGroup(
        FieldLabel(PostFields.origin, say("posts.origin"), need: .required), entries,
        choices: Origin.allCases.map { Choice($0.rawValue, say("posts.origin-" + $0.rawValue)) },
        say: say, isInline: true),
      details(
        [summary(say("posts.reprint-facts")), basisLine(facts.citations, names: names, say: say)]
          + facts.map { fact in
            textInput(
              FieldLabel(
                PostFields.field(ofFact: fact.id), say.title(fact.title),
                limit: FieldLimit(PostFields.fact.maximum)), entries, say: say)
          } + [
            textInput(
              FieldLabel(
                PostFields.originalLink, say("posts.field.original-link"),
                hint: say("posts.hint.original-link"), need: .optional), entries, say: say,
              type: "url")
          ]
      ).open(isReprint),
    ]).class("field-group")
  }
}
