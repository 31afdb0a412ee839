internal import WorkCalendar

extension Rulebook {
  /// Every number that an office may change, in the order of the sections.
  package var adaptableParameters: [AdaptableParameter] {
    var lister = ParameterLister(applied: adaptations)
    var copy = self
    copy.visitNumbers(&lister)
    return lister.found
  }

  /// The rulebook with numbers as an office wants them.
  ///
  /// What a number may become is measured by the number as the text has it, so the order of
  /// adaptations does not matter; of two on one number the later holds.
  ///
  /// - Throws: ``AdaptationError`` for the first that is not allowed.
  package func adapted(by adaptations: [Adaptation]) throws(AdaptationError) -> Rulebook {
    var result = self
    for adaptation in adaptations {
      let parameter = try result.parameter(for: adaptation)
      try parameter.check(adaptation)
      var setter = ParameterSetter(adaptation: adaptation)
      result.visitNumbers(&setter)
      result.adaptations.removeAll {
        $0.adaptation.rule == adaptation.rule && $0.adaptation.parameter == adaptation.parameter
      }
      result.adaptations.append(
        AppliedAdaptation(adaptation: adaptation, issued: parameter.issued))
    }
    return result
  }

  private func parameter(
    for adaptation: Adaptation
  ) throws(AdaptationError) -> AdaptableParameter {
    guard let entry = rule(adaptation.rule) else { throw .unknownRule(adaptation.rule) }
    guard entry.adaptable != nil else { throw .notAdaptable(rule: adaptation.rule) }
    let parameter = adaptableParameters.first {
      $0.rule == adaptation.rule && $0.key == adaptation.parameter
    }
    guard let parameter else {
      throw .unknownParameter(rule: adaptation.rule, parameter: adaptation.parameter)
    }
    return parameter
  }
}

extension AdaptableParameter {
  fileprivate func check(_ adaptation: Adaptation) throws(AdaptationError) {
    guard let order = adaptation.value.order(unit: unit) else {
      throw .wrongKind(rule: rule, parameter: key)
    }
    let least = bounds.least?.order(unit: unit) ?? 1
    let most = bounds.most?.order(unit: unit) ?? Int.max
    let isTooLong = if case .term(let term) = adaptation.value { term.isTooLong } else { false }
    guard order >= least, order <= most, adaptation.value.isSensible, !isTooLong else {
      throw .outOfBounds(rule: rule, parameter: key, bounds: bounds)
    }
  }
}

extension ParameterValue {
  /// The largest number a rule may have, so that sums of them cannot overflow.
  static let largestCount = 1_000_000_000_000

  /// Whether it is a number that a rule could have.
  fileprivate var isSensible: Bool {
    switch self {
    case .count(let count): (1...ParameterValue.largestCount).contains(count)
    case .term(.sameDay): true
    case .term(let term): term.count > 0
    }
  }

  /// A number by which two values of one parameter are compared; nil for a count in place of a
  /// term or the other way round.
  fileprivate func order(unit: ParameterUnit) -> Int? {
    let isTerm = ParameterUnit.termUnits.contains(unit)
    switch self {
    case .count(let count): return isTerm ? nil : count
    case .term(let term): return isTerm ? term.adaptationOrder : nil
    }
  }
}

extension Term {
  /// Nominal length in 86,400ths of a minute, so that of two clocks for the same day the one with
  /// the later cut-off is the shorter: it puts off less to the next day.
  fileprivate var adaptationOrder: Int {
    let (order, overflow) = nominalMinutes.multipliedReportingOverflow(by: 86_400)
    guard !overflow else { return nominalMinutes < 0 ? Int.min : Int.max }
    guard case .sameDay(let cutOff) = self else { return order }
    return order + 86_400 - (cutOff ?? .endOfDay).secondOfDay
  }
}

extension ParameterUnit {
  fileprivate static let termUnits: [ParameterUnit] = [
    .hours, .minutes, .workingDays, .calendarDays, .sameDay,
  ]
}

extension RuleParameter {
  /// The bounds that a rule's word sets on this number.
  func bounds(_ adaptable: Adaptable, issued: ParameterValue) -> AdaptationBounds {
    switch adaptable {
    case .stricter:
      return stricter == .smaller
        ? AdaptationBounds(least: nil, most: issued) : AdaptationBounds(least: issued, most: nil)
    case .within(let range):
      guard case .term(let term) = issued else {
        return AdaptationBounds(
          least: .count(range.lowerBound), most: .count(range.upperBound))
      }
      return AdaptationBounds(
        least: .term(term.counting(range.lowerBound)),
        most: .term(term.counting(range.upperBound)))
    }
  }
}

extension Term {
  /// A term of the same unit with another number; the same day stays.
  fileprivate func counting(_ count: Int) -> Term {
    switch self {
    case .workingDays: .workingDays(count)
    case .calendarDays: .calendarDays(count)
    case .hours: .hours(count)
    case .minutes: .minutes(count)
    case .sameDay: self
    }
  }
}

extension NumberRule {
  /// The numbers that may be changed: all, or with bounds only the main one.
  var adaptableNumbers: [RuleParameter] {
    switch adaptable {
    case nil: []
    case .stricter: parameters
    case .within: Array(parameters.prefix(1))
    }
  }
}

private struct ParameterLister: NumberVisitor {
  let applied: [AppliedAdaptation]
  var found: [AdaptableParameter] = []

  mutating func visit<Number: NumberRule>(_ rule: inout Number) {
    guard let adaptable = rule.adaptable else { return }
    for number in rule.adaptableNumbers {
      let issued = applied.first {
        $0.adaptation.rule == rule.ruleID && $0.adaptation.parameter == number.key
      }?.issued
      found.append(
        AdaptableParameter(
          rule: rule.ruleID, key: number.key, unit: number.unit, value: number.value,
          issued: issued ?? number.value,
          bounds: number.bounds(adaptable, issued: issued ?? number.value)))
    }
  }
}

private struct ParameterSetter: NumberVisitor {
  let adaptation: Adaptation

  mutating func visit<Number: NumberRule>(_ rule: inout Number) {
    guard rule.ruleID == adaptation.rule else { return }
    rule.set(adaptation.parameter, to: adaptation.value)
  }
}
