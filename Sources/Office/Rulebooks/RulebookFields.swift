import Rulebook

/// What a proposal must be like.
package enum RulebookFields {
  package static let reason = TextRule(maximum: 500, multiline: true)
  /// More than a body has regulations above it.
  package static let mostRulebooks = 20

  /// - Throws: field problems `rulebooks`, or `<rulebook>.<rule>.<parameter>` for a number.
  package static func check(_ chosen: [ChosenRulebook], on shelf: RulebookShelf) throws {
    var problems: [FieldProblem] = []
    let ids = chosen.map(\.id)
    if ids.count > mostRulebooks || Set(ids).count != ids.count {
      problems.append(FieldProblem("rulebooks", .wrong))
    }
    for choice in chosen {
      guard let rulebook = shelf.rulebook(choice.id) else {
        problems.append(FieldProblem("rulebooks", .notAChoice))
        continue
      }
      for adaptation in choice.adaptations {
        do throws(AdaptationError) {
          _ = try rulebook.adapted(by: [adaptation])
        } catch {
          problems.append(problem(error, choice: choice, adaptation: adaptation))
        }
      }
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
  }

  private static func problem(
    _ error: AdaptationError, choice: ChosenRulebook, adaptation: Adaptation
  ) -> FieldProblem {
    let field = fieldName(choice.id, rule: adaptation.rule, parameter: adaptation.parameter)
    guard case .outOfBounds(_, _, let bounds) = error else {
      return FieldProblem(
        field, .wrong,
        facts: [
          FieldProblem.cause: error.code, "rulebook": choice.id, "rule": adaptation.rule,
          "parameter": adaptation.parameter.rawValue,
        ])
    }
    var facts = ["least": bounds.least?.text, "most": bounds.most?.text].compactMapValues(\.self)
    if bounds.most == nil { facts[FieldProblem.cause] = "out-of-range-least" }
    if bounds.least == nil { facts[FieldProblem.cause] = "out-of-range-most" }
    return FieldProblem(field, .outOfRange, facts: facts)
  }

  /// The name of the field of a number, in forms and in problems.
  package static func fieldName(
    _ rulebook: String, rule: String, parameter: ParameterKey
  ) -> String {
    "\(rulebook)/\(rule)/\(parameter.rawValue)"
  }
}

extension ParameterValue {
  /// The bare number.
  package var text: String {
    switch self {
    case .count(let count): "\(count)"
    case .term(let term): "\(term.count)"
    }
  }
}
