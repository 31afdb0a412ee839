package import WorkCalendar

/// Which accounts a rule on updates speaks of.
package enum RhythmScope: Sendable, Hashable, Codable {
  case kinds([PlatformKind])
  /// Every kind that no rule beside it names.
  case others
}

/// The time in which updates are counted; days are those of the office's zone.
package enum RhythmPeriod: Sendable, Hashable, Codable {
  /// So many days that end with the day looked at.
  case days(Int)
  case day
  /// Monday to Sunday.
  case week
  case month
}

/// How often an account has to be updated, or may be.
package struct RhythmRule: Rule {
  package var head: RuleHead
  package var accounts: RhythmScope
  package var atLeast: Int?
  package var atMost: Int?
  package var every: RhythmPeriod

  /// The days that are looked at on a day: an office need ask its books for no others.
  package func window(asOf day: CivilDate) -> ClosedRange<CivilDate> {
    switch every {
    case .day: day...day
    case .days(let count): min(day, day.adding(days: 1 - max(1, count)))...day
    case .week: min(day, day.adding(days: 1 - day.weekday.rawValue))...day
    case .month: min(day, day.adding(days: 1 - day.day))...day
    }
  }

  /// Whether the least number is judged on a day: for a week or a month only on its last.
  package func judgesLeast(asOf day: CivilDate) -> Bool {
    switch every {
    case .day, .days: true
    case .week: day.weekday == .sunday
    case .month: day.adding(days: 1).month != day.month
    }
  }

  /// Whether an account kept the rule, judged at the end of a day.
  ///
  /// - Parameters:
  ///   - updates: the days of its updates, in any order, one each; days outside
  ///     ``window(asOf:)`` do not matter.
  ///   - since: the day it was opened; the least number is not judged before a whole window has
  ///     passed.
  package func isKept(
    updates: [CivilDate], asOf day: CivilDate, since opened: CivilDate? = nil
  ) -> Bool {
    let window = window(asOf: day)
    let isNew = opened.map { $0 > window.lowerBound } ?? false
    let least = judgesLeast(asOf: day) && !isNew ? atLeast ?? 0 : 0
    var count = 0
    for update in updates where window.contains(update) {
      count += 1
      if let atMost, count > atMost { return false }
      if atMost == nil, count >= least { return true }
    }
    return count >= least
  }

  /// How many more updates the rule allows within its window; nil when it sets no upper number.
  package func left(updates: [CivilDate], asOf day: CivilDate) -> Int? {
    guard let atMost else { return nil }
    let window = window(asOf: day)
    return max(0, atMost - updates.count { window.contains($0) })
  }
}

extension [RhythmRule] {
  /// The rules that speak of a kind of account: those that name it, or those for all others.
  package func rules(for kind: PlatformKind) -> [RhythmRule] {
    let naming = filter { rule in
      if case .kinds(let kinds) = rule.accounts {
        kinds.contains { $0.covers(kind) }
      } else {
        false
      }
    }
    return naming.isEmpty ? filter { $0.accounts == .others } : naming
  }
}
