import Rulebook
import Screening

/// A field of a notice, and the articles that ask for it.
package struct NoticeField: Cited {
  /// `replacement`, `contact`, or `others.<name>` for a point of an office's own rulebook.
  package let name: String
  /// Nil for what every notice may say although no text asks for it.
  package let rule: PointRule?

  package var isRequired: Bool { rule?.level == .mustFix }
  package var citations: [Citation] { rule?.citations ?? [] }
}

/// What the fields of a notice accept, and what the rules want it to say.
package enum NoticeFields {
  package static let title = TextRule(maximum: 80)
  package static let text = TextRule(maximum: 2_000, multiline: true)
  package static let point = TextRule(maximum: 300, required: false, multiline: true)
  package static let progress = TextRule(maximum: 1_000, multiline: true)

  /// Names of points in rulebooks, with the field of ours that answers each.
  private static let answers = ["replacement-channel": "replacement", "contact": "contact"]
  /// The point that the notes after a notice answer.
  private static let progressPoint = "progress"

  /// The fields besides title and text: always where and how, then what the rules add.
  package static func fields(under rules: GoverningRules) -> [NoticeField] {
    let points = rules.noticePoints
    let known = ["replacement", "contact"].map { field in
      NoticeField(name: field, rule: points.first { answers[$0.name] == field })
    }
    let others = points.filter { answers[$0.name] == nil && $0.name != progressPoint }
    return known + others.map { NoticeField(name: "others." + $0.name, rule: $0) }
  }

  /// The rule that asks to go on telling; nil where none does.
  package static func progressRule(under rules: GoverningRules) -> PointRule? {
    rules.noticePoints.first { $0.name == progressPoint }
  }

  /// The draft as it will be stored, with every problem of its fields.
  package static func check(
    _ draft: NoticeDraft, under rules: GoverningRules, _ problems: inout [FieldProblem]
  ) -> NoticeDraft {
    var clean = draft
    clean.title = title.check(draft.title, field: "title", &problems)
    clean.text = text.check(draft.text, field: "text", &problems)
    clean.replacement = ""
    clean.contact = ""
    clean.others = [:]
    for field in fields(under: rules) {
      let words = point.check(draft.words(of: field.name), field: field.name, &problems)
      if words.isEmpty, field.isRequired { problems.append(FieldProblem(field.name, .required)) }
      clean.set(words, of: field.name)
    }
    return clean
  }

  /// The articles behind the fields that are at fault.
  package static func citations(
    of problems: [FieldProblem], under rules: GoverningRules
  ) -> [Citation] {
    let names = Set(problems.map(\.field))
    return fields(under: rules).filter { names.contains($0.name) }
      .citations
  }
}

extension NoticeDraft {
  /// What the draft says in a field of ``NoticeFields/fields(under:)``.
  package func words(of field: String) -> String {
    switch field {
    case "replacement": replacement
    case "contact": contact
    default: others[String(field.dropFirst(7))] ?? ""
    }
  }

  package mutating func set(_ words: String, of field: String) {
    switch field {
    case "replacement": replacement = words
    case "contact": contact = words
    default: others[String(field.dropFirst(7))] = words.isEmpty ? nil : words
    }
  }

  /// The texts that readers will see, for the checks; a field's id is its name in the form.
  var screened: ScreenedItem {
    let texts =
      [("title", title), ("body", text), ("replacement", replacement), ("contact", contact)]
      + others.sorted { $0.key < $1.key }.map { ("others." + $0.key, $0.value) }
    return ScreenedItem(
      fields: texts.filter { !$0.1.isEmpty }.map { ScreenedField(id: $0.0, text: $0.1) },
      platforms: [PlatformKind.portal.rawValue])
  }
}
