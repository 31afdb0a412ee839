extension Fields {
  /// A kind of content with its question.
  func contentRule() -> ContentRule? {
    let head = head("content", .title)
    let kind = choice("kind", ContentKind.self)
    let appliesTo = choice("applies-to", AccountClass.self)
    let question = title("question")
    let hints = optionalTexts("hints")
    let examples = examples(noneAllowed: hints?.isEmpty == true) {
      ($0.text("text"), $0.boolean("hints"))
    }
    guard let head, let kind, let appliesTo, let question, let hints, let examples
    else { return nil }
    let rule = ContentRule(
      head: head, kind: kind, appliesTo: appliesTo, question: question, hints: hints)
    keep(examples, of: rule) { .hints(rule, text: $0, found: $1) }
    return rule
  }
}
