import Rulebook
import WorkCalendar

/// What went out on an account on one day: releases, and what was written down as published without
/// the program.
package struct UpdateDay: Sendable, Hashable {
  package let day: CivilDate
  /// How many items went out.
  package let count: Int
  /// The day on which these were taken away again; nil while readers see them.
  package let goneOn: CivilDate?

  package init(_ day: CivilDate, count: Int = 1, goneOn: CivilDate? = nil) {
    (self.day, self.count, self.goneOn) = (day, count, goneOn)
  }
}

extension Sequence<UpdateDay> {
  /// One day for each item that went out: what a platform's quota is counted by, as a slot that was
  /// used stays used.
  package var sent: [CivilDate] { flatMap { Array(repeating: $0.day, count: $0.count) } }

  /// One day for each item that readers still saw at the end of a day: what updates are counted by
  /// (the readings of Zhengzhou art. 12 and Hunan art. 19).
  package func visible(at day: CivilDate) -> [CivilDate] {
    filter { $0.day <= day && $0.goneOn.map { $0 > day } ?? true }.sent
  }
}

extension RhythmRule {
  /// The whole of the period in which a day lies, future days included; for a window of days that
  /// moves with the day, every day that shares a window with it.
  package func period(around day: CivilDate) -> ClosedRange<CivilDate> {
    switch every {
    case .day: return day...day
    case .days(let count):
      let reach = max(1, count) - 1
      return min(day, day.adding(days: -reach))...max(day, day.adding(days: reach))
    case .week:
      let monday = window(asOf: day).lowerBound
      return monday...max(day, monday.adding(days: 6))
    case .month:
      let first = window(asOf: day).lowerBound
      return first...max(day, first.lastOfMonth)
    }
  }

  /// How many more items the rule lets out on a day; nil when it sets no upper number.
  ///
  /// - Parameter sent: one day for each item that is out or on its way, in any order.
  package func slots(on day: CivilDate, sent: [CivilDate]) -> Int? {
    guard atMost != nil else { return nil }
    let last = period(around: day).upperBound
    guard case .days = every else { return left(updates: sent, asOf: last) }
    return (0...max(0, day.days(until: last))).compactMap {
      left(updates: sent, asOf: day.adding(days: $0))
    }.min()
  }
}

extension CivilDate {
  /// The last day of its month.
  package var lastOfMonth: CivilDate {
    let first = adding(days: 1 - day)
    let next = first.adding(days: 31)
    return next.month == month ? next : next.adding(days: -next.day)
  }
}
