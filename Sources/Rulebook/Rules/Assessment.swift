package import WorkCalendar

/// How an account's work is judged, and what follows.
package struct AssessmentSection: Sendable, Hashable {
  package var periods: [PeriodRule]
  package var indicators: [IndicatorRule]
  package var closures: [ClosureRule]
}

/// How often there is an assessment.
package enum AssessmentInterval: String, CaseIterable, Codable, Sendable {
  case month
  case halfYear = "half-year"
  case year
  /// Regularly, without a number.
  case regular
}

/// When there is an assessment.
package struct PeriodRule: Rule {
  package var head: RuleHead
  package var every: AssessmentInterval
}

/// What an indicator does to the result.
package enum IndicatorKind: String, CaseIterable, Codable, Sendable {
  case veto, fault, deduction, bonus, praise
}

/// Something an assessment looks at.
package struct IndicatorRule: Rule {
  package var head: RuleHead
  package var kind: IndicatorKind
}

/// The time inside which notices are counted.
package enum ClosurePeriod: String, CaseIterable, Codable, Sendable {
  /// A calendar year.
  case year
}

/// So many notices, and the account is closed (Zhengzhou 30).
package struct ClosureRule: Rule {
  package var head: RuleHead
  package var notices: Int
  /// Whether a clean result between two notices begins the count anew.
  package var isConsecutive: Bool
  package var within: ClosurePeriod

  /// Whether the notices demand that the account be closed.
  ///
  /// - Parameters:
  ///   - notices: days on which the account was named, in any order.
  ///   - clean: days on which it was looked at and found in order. On the day of a notice, the
  ///     notice comes last.
  package func demandsClosure(notices: [CivilDate], clean: [CivilDate]) -> Bool {
    longestRun(of: notices, clean: clean) >= self.notices
  }

  /// How many notices count against the account on a day; at ``notices`` of them it is closed.
  ///
  /// Only the calendar year of `day` up to that day is looked at.
  package func standing(
    notices: [CivilDate], clean: [CivilDate], on day: CivilDate
  ) -> Int {
    let named = notices.filter { $0.year == day.year && $0 <= day }
    guard isConsecutive,
      let reset = clean.filter({ $0.year == day.year && $0 <= day }).max()
    else { return named.count }
    return named.count { $0 >= reset }
  }

  private func longestRun(of notices: [CivilDate], clean: [CivilDate]) -> Int {
    let events =
      (notices.map { (day: $0, isNotice: true) } + clean.map { (day: $0, isNotice: false) })
      .sorted { ($0.day, $0.isNotice ? 1 : 0) < ($1.day, $1.isNotice ? 1 : 0) }
    var (longest, run, year) = (0, 0, 0)
    for event in events {
      if event.day.year != year { (run, year) = (0, event.day.year) }
      if event.isNotice { run += 1 } else if isConsecutive { run = 0 }
      longest = max(longest, run)
    }
    return longest
  }
}
