extension WorkCalendar {
  /// The latest filing day for something that must be filed n working days before a date.
  ///
  /// The date itself is day 0. The sign is ignored, since a rule may write −5.
  package func deadline(
    before date: CivilDate, workingDays: Int, endsAt: DayEnd? = nil
  ) throws(DeadlineError) -> Deadline {
    guard !Term.workingDays(workingDays).isTooLong else { throw .termTooLong }
    return try deadline(
      from: date.startsAt, term: .workingDays(-abs(workingDays)), endsAt: endsAt)
  }

  /// The first working day that leaves n working days after filing on a date.
  ///
  /// It answers the question of ``deadline(before:workingDays:endsAt:)`` the other way round: it
  /// is the first working day whose latest filing day is not before the date. The sign is ignored.
  package func earliest(
    after date: CivilDate, workingDays: Int
  ) throws(DeadlineError) -> EarliestDay {
    guard !Term.workingDays(workingDays).isTooLong else { throw .termTooLong }
    var lead = Walk()
    let last = try walk(abs(workingDays), from: date.dayNumber - 1, into: &lead)
    var rest = Walk()
    let day = try knownDay(try walk(1, from: last, into: &rest))
    for skipped in rest.skipped { lead.skip(skipped) }
    for year in rest.awaitedYears { lead.wait(for: year) }
    return EarliestDay(
      on: day.date, provisional: !lead.awaitedYears.isEmpty, calendarVersion: version,
      explanation: Explanation(dayZero: day, walk: lead))
  }
}

/// The first day on which something may happen that had to be filed ahead.
package struct EarliestDay: Sendable, Hashable, Codable {
  package let on: CivilDate

  /// True while a day that decided the result lies in a year whose schedule is not published.
  package let provisional: Bool

  /// The ``WorkCalendar/version`` it was computed with.
  package let calendarVersion: String

  /// Day 0 is ``on``; the days counted and skipped lie from the filing day up to it.
  package let explanation: Explanation
}
