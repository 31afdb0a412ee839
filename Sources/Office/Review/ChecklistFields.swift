import Rulebook

/// What the questions of a stage accept as answers.
package enum ChecklistFields {
  package static let opinion = TextRule(maximum: 1_000, required: false, multiline: true)
  package static let requiredOpinion = TextRule(maximum: 1_000, multiline: true)
  static let explanation = TextRule(maximum: 500, multiline: true)

  package static func field(ofAnswer question: String) -> String { "answer-" + question }
  package static func field(ofExplanation question: String) -> String { "explain-" + question }

  /// The answers as they will be stored, in the order of the rule, and every problem.
  static func check(
    _ checklist: Checklist, rule: StageRule, _ problems: inout [FieldProblem]
  ) -> Checklist {
    var clean = Checklist()
    for question in rule.checklist {
      guard let answer = checklist.answers.first(where: { $0.question == question.id }) else {
        problems.append(FieldProblem(field(ofAnswer: question.id), .required))
        continue
      }
      let words =
        answer.isYes
        ? explanation.check(
          answer.explanation, field: field(ofExplanation: question.id), &problems) : ""
      clean.answers.append(
        Checklist.Answer(question: question.id, isYes: answer.isYes, explanation: words))
    }
    if rule.asksForConclusion {
      clean.conclusion = checklist.conclusion
      if checklist.conclusion == nil { problems.append(FieldProblem("conclusion", .required)) }
    }
    return clean
  }
}

extension StageRule {
  /// Whether the signer says what follows, beside agreeing.
  package var asksForConclusion: Bool { requiresConclusion || !checklist.isEmpty }
}
