extension Fields {
  /// A case beside a rule, and whether the rule is kept in it.
  struct Case<Facts> {
    var facts: Facts
    var passes: Bool
    var place: Place
  }

  /// The cases beside the rule in this mapping, each with `passes` or another yes or no.
  ///
  /// - Parameter noneAllowed: whether the rule may say `examples: none`.
  func examples<Facts>(
    noneAllowed: Bool = false, _ body: (Fields) -> (facts: Facts?, passes: Bool?)
  ) -> [Case<Facts>]? {
    if noneAllowed, let passage = passage(ifGiven: "examples"), passage.isNone { return [] }
    return records("examples") { fields in
      let (facts, passes) = body(fields)
      guard let facts, let passes else { return nil }
      return Case(facts: facts, passes: passes, place: fields.place)
    }
  }

  /// Notes the examples of a rule; if there are any, one must pass and one must fail.
  func keep<Facts>(
    _ examples: [Case<Facts>], of rule: some Cited,
    as check: (Facts, Bool) -> RuleExample.Check
  ) {
    for (passes, word) in [(true, "passes"), (false, "fails")]
    where !examples.isEmpty && !examples.contains(where: { $0.passes == passes }) {
      log.report(.exampleMissing, at: place, ["rule": rule.ruleID, "expected": word])
    }
    for example in examples {
      keep(check(example.facts, example.passes), of: rule, at: example.place)
    }
  }

  /// Notes one example of a rule.
  func keep(_ check: RuleExample.Check, of rule: some Cited, at place: Place) {
    // An example taken over from underneath fails because of what was changed here.
    let changed = self.place(of: "article")
    let place = place.file == changed.file ? place : changed
    log.examples.append(
      RuleExample(
        rule: rule.ruleID, file: place.file, line: place.line, column: place.column,
        check: check))
  }

  /// Whether the numbers lie within the bounds that the rule itself sets.
  func checkBounds(of rule: some NumberRule) {
    guard case .within(let range) = rule.adaptable, let number = rule.parameters.first
    else { return }
    let value =
      switch number.value {
      case .count(let count): count
      case .term(let term): term.count
      }
    guard !range.contains(value) else { return }
    log.report(
      .boundsExcludeValue, at: place(of: "adaptable"),
      [
        "rule": rule.ruleID, "value": "\(value)", "minimum": "\(range.lowerBound)",
        "maximum": "\(range.upperBound)",
      ])
  }
}
