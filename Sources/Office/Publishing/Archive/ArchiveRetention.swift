import Rulebook
import WorkCalendar

/// How long an archived item is kept at least, and until which day.
package struct ArchiveRetention: Sendable, Hashable, Codable {
  package let period: RetentionPeriod
  /// The last day on which it has to be there, in the office's zone.
  package let untilOn: CivilDate
  package let citations: [Citation]

  init(_ rule: RetentionRule, archivedOn: CivilDate) {
    period = rule.atLeast
    untilOn = rule.atLeast.end(from: archivedOn)
    citations = rule.citations
  }
}

extension RetentionPeriod {
  /// The day on which the period is over that begins on a day. A day that the last month does not
  /// have becomes its last one.
  package func end(from day: CivilDate) -> CivilDate {
    switch self {
    case .days(let count): return day.adding(days: count)
    case .months(let count): return Self.adding(months: count, to: day)
    case .years(let count):
      let (months, overflow) = count.multipliedReportingOverflow(by: 12)
      return Self.adding(months: overflow ? .max : months, to: day)
    }
  }

  /// The last day of archiving whose items nobody has to keep today; nil when there is none.
  package func lastFree(on today: CivilDate) -> CivilDate? {
    let (days, overflow) = nominalDays.addingReportingOverflow(nominalDays / 1_000 + 40)
    guard !overflow else { return nil }
    // The end never moves back when the beginning moves on, so the first day kept ends the search.
    var day = today.adding(days: -days)
    guard end(from: day) < today else { return nil }
    while end(from: day.adding(days: 1)) < today { day = day.adding(days: 1) }
    return day
  }

  private static func adding(months: Int, to day: CivilDate) -> CivilDate {
    let (sum, overflow) = (day.month - 1).addingReportingOverflow(months)
    let last = CivilDate(year: 9999, month: 12, day: 31) ?? day
    guard !overflow, sum >= 0, sum / 12 <= 9999 - day.year else { return last }
    let (year, month) = (day.year + sum / 12, sum % 12 + 1)
    for number in stride(from: day.day, through: 1, by: -1) {
      if let date = CivilDate(year: year, month: month, day: number) { return date }
    }
    return last
  }
}

extension GoverningRules {
  /// How long an item archived on a day is kept at least; nil when no text in force says it, and
  /// then it is not destroyed at all.
  package func retention(archivedOn day: CivilDate) -> ArchiveRetention? {
    retention(of: .publications).map { ArchiveRetention($0, archivedOn: day) }
  }
}
