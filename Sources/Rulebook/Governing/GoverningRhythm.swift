extension GoverningRules {
  /// How often an account of a kind has to be updated: every rule that no stricter one of its own
  /// weight covers, each citing those it covers.
  package func rhythms(for kind: PlatformKind) -> [RhythmRule] {
    rulebooks.flatMap { ($0.updateRhythm.content ?? []).rules(for: kind) }.strictest
  }

  /// How often may be published on an account of a kind, in the same way.
  package func quotas(for kind: PlatformKind) -> [RhythmRule] {
    rulebooks.flatMap { $0.publishing.quotas.rules(for: kind) }.strictest
  }
}

extension [RhythmRule] {
  fileprivate var strictest: [RhythmRule] {
    var result: [RhythmRule] = []
    for rule in self {
      if let index = result.firstIndex(where: { $0.covers(rule) }) {
        result[index] = result[index].citing(rule)
        continue
      }
      let covered = result.filter { rule.covers($0) }
      result.removeAll { rule.covers($0) }
      result.append(covered.reduce(rule) { $0.citing($1) })
    }
    return result
  }
}

extension RhythmRule {
  /// Whether an account that keeps this rule keeps another of its weight for certain.
  func covers(_ other: RhythmRule) -> Bool {
    guard level == other.level else { return false }
    return coversLeast(of: other) && coversMost(of: other)
  }

  private func coversLeast(of other: RhythmRule) -> Bool {
    guard let wanted = other.atLeast else { return true }
    guard let atLeast else { return false }
    if every == other.every { return atLeast >= wanted }
    let periods = every.wholePeriods(within: other.every.shortest)
    let (updates, overflow) = periods.multipliedReportingOverflow(by: atLeast)
    return overflow || updates >= wanted
  }

  private func coversMost(of other: RhythmRule) -> Bool {
    guard let allowed = other.atMost else { return true }
    guard let atMost else { return false }
    if every == other.every { return atMost <= allowed }
    let periods = every.touchedPeriods(within: other.every.longest)
    let (updates, overflow) = periods.multipliedReportingOverflow(by: atMost)
    return !overflow && updates <= allowed
  }
}

extension RhythmPeriod {
  /// Days of the shortest such period.
  fileprivate var shortest: Int {
    switch self {
    case .days(let count): count
    case .day: 1
    case .week: 7
    case .month: 28
    }
  }

  /// Days of the longest such period.
  fileprivate var longest: Int {
    if case .month = self { 31 } else { shortest }
  }

  /// How many whole periods lie at least in so many days in a row, wherever these begin.
  fileprivate func wholePeriods(within days: Int) -> Int {
    switch self {
    case .days, .day: days / max(1, shortest)
    case .week, .month: max(0, (days - longest + 1) / longest)
    }
  }

  /// How many periods so many days in a row touch at most, wherever these begin.
  fileprivate func touchedPeriods(within days: Int) -> Int {
    switch self {
    case .days, .day: (days + shortest - 1) / max(1, shortest)
    case .week, .month: (days + 2 * shortest - 2) / shortest
    }
  }
}
