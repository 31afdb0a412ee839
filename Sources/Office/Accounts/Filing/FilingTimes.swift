import Rulebook
import WorkCalendar

/// When an event may happen and until when it has to be filed, before anything is typed.
package struct FilingTimes: Sendable {
  /// The first day on which it may happen when it is filed today; nil where no text asks for a
  /// lead.
  package let earliest: EarliestDay?
  /// The last moment for filing; nil where no text names one, or where the day is not known.
  package let latest: (clock: ClockRule, deadline: Deadline)?

  /// - Parameters:
  ///   - today: the day of filing.
  ///   - day: when it is to happen or happened; nil when that is not known yet.
  package init(
    _ plan: FilingPlan, today: CivilDate, day: CivilDate?, calendar: WorkCalendar
  ) throws(DeadlineError) {
    if let before = plan.before, case .workingDays(let days) = before.term {
      earliest = try calendar.earliest(after: today, workingDays: days)
    } else {
      earliest = nil
    }
    if let day {
      latest = try plan.deadline(of: day, calendar: calendar)
    } else {
      latest = nil
    }
  }
}
