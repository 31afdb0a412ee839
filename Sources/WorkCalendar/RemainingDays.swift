extension WorkCalendar {
  /// Working days left until an exclusive end: 0 on the last day itself, negative when it is over.
  ///
  /// Today does not count; the last day does. Once over, it is ``overdueWorkingDays(at:since:)``
  /// with a minus sign, so the sign alone tells whether something is late.
  package func workingDaysLeft(at now: Instant, until due: Instant) -> Int {
    guard now < due else { return -overdueWorkingDays(at: now, since: due) }
    return workingDays(after: now.date, through: lastDay(of: due))
  }

  /// Working days begun since an exclusive end, at least 1 once it is over; 0 before.
  ///
  /// Something due on a Friday is one day late from Saturday 00:00 to Monday 24:00.
  package func overdueWorkingDays(at now: Instant, since due: Instant) -> Int {
    guard now >= due else { return 0 }
    return max(1, workingDays(after: lastDay(of: due), through: now.date))
  }

  /// Working days after one date up to another, the latter included; 0 when it is not later.
  package func workingDays(after first: CivilDate, through last: CivilDate) -> Int {
    let (first, last) = (first.dayNumber, last.dayNumber)
    guard first < last else { return 0 }
    let plain = weekdays(through: last) - weekdays(through: first)
    return departures.reduce(plain) { sum, departure in
      departure.dayNumber > first && departure.dayNumber <= last ? sum + departure.change : sum
    }
  }

  /// Mondays to Fridays since 0001-01-01, which was a Monday.
  private func weekdays(through dayNumber: Int) -> Int {
    let days = dayNumber - CivilDate.firstDayNumber + 1
    return days / 7 * 5 + min(days % 7, 5)
  }

  private func lastDay(of due: Instant) -> CivilDate { due.advanced(byMilliseconds: -1).date }
}
