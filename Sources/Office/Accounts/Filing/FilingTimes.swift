import Rulebook
import WorkCalendar

/// When an event may happen and until when it has to be filed.
package struct FilingTimes: Sendable {
  /// The day of filing: today until it was sent.
  package let filedOn: CivilDate
  /// The first day on which it may happen when it is filed then; nil where no text asks for a
  /// lead, or where it has happened already.
  package let earliest: EarliestDay?
  /// From which day the last moment is counted; nil where it is not known.
  package let start: CivilDate?
  /// The last moment for filing; nil where no text names one, or where the day is not known.
  package let latest: (clock: ClockRule, deadline: Deadline)?

  /// - Parameters:
  ///   - filedOn: the day of filing.
  ///   - day: when it is to happen or happened; nil when that is not known yet.
  ///   - registration: from when on accounts in use have to be filed, where they are meant.
  ///   - hasHappened: whether it is filed late, when there is nothing left to wait for.
  package init(
    _ plan: FilingPlan, filedOn: CivilDate, day: CivilDate?, registration: CivilDate? = nil,
    hasHappened: Bool = false, calendar: WorkCalendar
  ) throws(DeadlineError) {
    self.filedOn = filedOn
    if !hasHappened, let before = plan.before, case .workingDays(let days) = before.term {
      earliest = try calendar.earliest(after: filedOn, workingDays: days)
    } else {
      earliest = nil
    }
    start = registration ?? day
    if let start {
      latest = try plan.deadline(of: start, calendar: calendar)
    } else {
      latest = nil
    }
  }
}

extension Reading {
  /// The times of a filing by a body; those of accounts in use count from when its rules bind.
  ///
  /// - Parameters:
  ///   - day: when it is to happen or happened; nil when that is not known yet.
  ///   - filedOn: when it was sent; nil for today.
  package func filingTimes(
    _ plan: FilingPlan, of unit: Organization, under rules: GoverningRules, day: CivilDate?,
    filedOn: CivilDate? = nil, hasHappened: Bool = false
  ) throws -> FilingTimes {
    let registration =
      plan.event == .existing ? try startOfRegistration(for: unit, under: rules)?.date : nil
    return try FilingTimes(
      plan, filedOn: filedOn ?? today, day: day, registration: registration,
      hasHappened: hasHappened, calendar: try calendar())
  }

  /// The times as they are before a day was said: for what is planned those of the first possible
  /// day, for everything else those of today.
  package func usualTimes(
    _ plan: FilingPlan, of unit: Organization, under rules: GoverningRules
  ) throws -> FilingTimes {
    let planned = try filingTimes(plan, of: unit, under: rules, day: nil).earliest?.on
    return try filingTimes(plan, of: unit, under: rules, day: planned ?? today)
  }
}
