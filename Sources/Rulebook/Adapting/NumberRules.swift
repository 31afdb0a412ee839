internal import WorkCalendar

extension ClockRule: NumberRule {
  package var parameters: [RuleParameter] {
    [RuleParameter(key: .term, value: .term(term), unit: term.unit, stricter: .smaller)]
  }

  package mutating func set(_ key: ParameterKey, to value: ParameterValue) {
    if case (.term, .term(let term)) = (key, value) { self.term = term }
  }
}

extension FilingClock: NumberRule {
  package var parameters: [RuleParameter] {
    [
      RuleParameter(
        key: .term, value: .term(term), unit: term.unit,
        stricter: when == .before ? .larger : .smaller)
    ]
  }

  package mutating func set(_ key: ParameterKey, to value: ParameterValue) {
    if case (.term, .term(let term)) = (key, value) { self.term = term }
  }
}

extension RotationRule: NumberRule {
  package var parameters: [RuleParameter] {
    [RuleParameter(key: .term, value: .term(term), unit: term.unit, stricter: .smaller)]
  }

  package mutating func set(_ key: ParameterKey, to value: ParameterValue) {
    if case (.term, .term(let term)) = (key, value) { self.term = term }
  }
}

extension LimitRule: NumberRule {
  package var parameters: [RuleParameter] {
    [
      RuleParameter(
        key: .maximum, value: .count(maximum),
        unit: unit == .characters ? .characters : .bytesGBK, stricter: .smaller)
    ]
  }

  package mutating func set(_ key: ParameterKey, to value: ParameterValue) {
    if case (.maximum, .count(let count)) = (key, value) { maximum = count }
  }
}

extension AccountMaximumRule: NumberRule {
  package var parameters: [RuleParameter] {
    [RuleParameter(key: .count, value: .count(count), unit: .accounts, stricter: .smaller)]
  }

  package mutating func set(_ key: ParameterKey, to value: ParameterValue) {
    if case (.count, .count(let count)) = (key, value) { self.count = count }
  }
}

extension StaffingRule: NumberRule {
  package var parameters: [RuleParameter] {
    [RuleParameter(key: .minimum, value: .count(minimum), unit: .persons, stricter: .larger)]
  }

  package mutating func set(_ key: ParameterKey, to value: ParameterValue) {
    if case (.minimum, .count(let count)) = (key, value) { minimum = count }
  }
}

extension ClosureRule: NumberRule {
  package var parameters: [RuleParameter] {
    [RuleParameter(key: .notices, value: .count(notices), unit: .notices, stricter: .smaller)]
  }

  package mutating func set(_ key: ParameterKey, to value: ParameterValue) {
    if case (.notices, .count(let count)) = (key, value) { notices = count }
  }
}

extension RetentionRule: NumberRule {
  package var parameters: [RuleParameter] {
    let (count, unit): (Int, ParameterUnit) =
      switch atLeast {
      case .days(let count): (count, .days)
      case .months(let count): (count, .months)
      case .years(let count): (count, .years)
      }
    return [RuleParameter(key: .atLeast, value: .count(count), unit: unit, stricter: .larger)]
  }

  package mutating func set(_ key: ParameterKey, to value: ParameterValue) {
    guard case (.atLeast, .count(let count)) = (key, value) else { return }
    switch atLeast {
    case .days: atLeast = .days(count)
    case .months: atLeast = .months(count)
    case .years: atLeast = .years(count)
    }
  }
}

extension RhythmRule: NumberRule {
  package var parameters: [RuleParameter] {
    var result: [RuleParameter] = []
    if let atLeast {
      result.append(
        RuleParameter(key: .atLeast, value: .count(atLeast), unit: .updates, stricter: .larger))
    }
    if let atMost {
      result.append(
        RuleParameter(key: .atMost, value: .count(atMost), unit: .updates, stricter: .smaller))
    }
    // With both numbers, neither more nor fewer days ask for more.
    if case .days(let days) = every, (atLeast == nil) != (atMost == nil) {
      result.append(
        RuleParameter(
          key: .everyDays, value: .count(days), unit: .days,
          stricter: atLeast == nil ? .larger : .smaller))
    }
    return result
  }

  package mutating func set(_ key: ParameterKey, to value: ParameterValue) {
    guard case .count(let count) = value else { return }
    switch key {
    case .atLeast where atLeast != nil: atLeast = count
    case .atMost where atMost != nil: atMost = count
    case .everyDays:
      if case .days = every { every = .days(count) }
    default: break
    }
  }
}

extension MediaRule: NumberRule {
  package var parameters: [RuleParameter] {
    let numbers: [(ParameterKey, Int?, ParameterUnit)] = [
      (.maximumBytes, maximumBytes, .bytes), (.maximumSeconds, maximumSeconds, .seconds),
      (.maximumWidth, maximumWidth, .pixels), (.maximumHeight, maximumHeight, .pixels),
    ]
    return numbers.compactMap { key, value, unit in
      value.map { RuleParameter(key: key, value: .count($0), unit: unit, stricter: .smaller) }
    }
  }

  package mutating func set(_ key: ParameterKey, to value: ParameterValue) {
    guard case .count(let count) = value, parameters.contains(where: { $0.key == key })
    else { return }
    switch key {
    case .maximumBytes: maximumBytes = count
    case .maximumSeconds: maximumSeconds = count
    case .maximumWidth: maximumWidth = count
    case .maximumHeight: maximumHeight = count
    default: break
    }
  }
}
