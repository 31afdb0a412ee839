import Rulebook

/// A number of a rule that an office changes: what held before, and what holds instead.
struct NumberChange: Sendable, Hashable {
  /// The rule's id inside its rulebook.
  let id: String
  /// The rule's title, in the reader's language.
  let rule: String
  let key: ParameterKey
  let unit: ParameterUnit
  let from: ParameterValue
  let to: ParameterValue

  func words(_ say: Words) -> String {
    say(
      "rulebook.number-change",
      [
        "rule": rule, "parameter": say("rulebook.parameter." + key.rawValue),
        "from": NumberWords.value(from, unit, say), "to": NumberWords.value(to, unit, say),
      ])
  }

  /// What is different between two choices of numbers for one rulebook, as it was issued.
  static func changes(
    from before: [Adaptation], to after: [Adaptation], of rulebook: Rulebook, say: Words
  ) -> [NumberChange] {
    let numbers = rulebook.adaptableParameters
    let titles = numbers.isEmpty ? [:] : RuleLines(rulebook, say: say).titles
    return numbers.compactMap { number in
      let (from, to) = (number.value(in: before), number.value(in: after))
      guard from != to else { return nil }
      return NumberChange(
        id: number.rule, rule: titles[number.rule] ?? number.rule, key: number.key,
        unit: number.unit, from: from, to: to)
    }
  }
}

extension AdaptableParameter {
  /// The number as an office chose it, or as the text has it.
  func value(in adaptations: [Adaptation]) -> ParameterValue {
    adaptations.last { $0.rule == rule && $0.parameter == key }?.value ?? issued
  }
}
