package import WorkCalendar

/// What is kept.
package enum RetentionSubject: String, CaseIterable, Codable, Sendable {
  /// Records of what the program and its machines did.
  case logs
  /// What was published, when and where.
  case publications
  /// What citizens wrote and what they were told.
  case messages
  case records
}

/// How long something is kept at least.
package enum RetentionPeriod: Sendable, Hashable, Codable {
  case days(Int)
  case months(Int)
  case years(Int)

  /// Days of the period where no date is at hand: a month counts a twelfth of 365 days, rounded
  /// up.
  package var nominalDays: Int {
    switch self {
    case .days(let count): count
    case .months(let count): (count * 365 + 11) / 12
    case .years(let count): count * 365
    }
  }
}

/// How long something is kept at least.
package struct RetentionRule: Rule {
  package var head: RuleHead
  package var subject: RetentionSubject
  package var atLeast: RetentionPeriod

  /// Whether keeping something for a period is long enough.
  package func isKept(by period: RetentionPeriod) -> Bool {
    period.nominalDays >= atLeast.nominalDays
  }

  /// Whether what was recorded on a day may be removed on another.
  ///
  /// The day of recording is not counted; months and years end on the day of the same number, or
  /// on the month's last.
  package func allowsRemoval(recordedOn: CivilDate, on day: CivilDate) -> Bool {
    day > recordedOn.adding(atLeast)
  }
}

extension CivilDate {
  fileprivate func adding(_ period: RetentionPeriod) -> CivilDate {
    switch period {
    case .days(let count): return adding(days: count)
    case .years(let count): return adding(months: count * 12)
    case .months(let count): return adding(months: count)
    }
  }

  private func adding(months: Int) -> CivilDate {
    let index = year * 12 + month - 1 + months
    for day in stride(from: day, through: 28, by: -1) {
      if let date = CivilDate(year: index / 12, month: index % 12 + 1, day: day) { return date }
    }
    return CivilDate(year: index / 12, month: index % 12 + 1, day: day)
      ?? adding(days: Int.max)
  }
}
