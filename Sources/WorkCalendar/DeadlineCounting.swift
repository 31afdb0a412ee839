extension WorkCalendar {
  /// When something is due that must be done within a term from an instant.
  ///
  /// - Working days: the day of the start is day 0; each working day after it counts. A negative
  ///   number gives the latest day for doing something before the start; zero, the day itself.
  /// - Calendar days: likewise. A last day that is off moves to the next working day (Civil Code
  ///   art. 203) unless `rollsForward` is false. A term before an event never moves, since moving
  ///   would eat into the time it secures.
  /// - Hours and minutes: on the wall clock, at once, day and night; they know no days off.
  /// - Same day: at or after the cut-off or the day's end, the next working day; on a day off too,
  ///   unless `rollsForward` is false.
  ///
  /// - Parameter endsAt: when the last day ends; by default at ``closeOfBusiness``, or at 24:00.
  /// - Throws: ``DeadlineError/termTooLong`` beyond ``Term/longestDays``, and
  ///   ``DeadlineError/outOfRange`` at the ends of the calendar.
  package func deadline(
    from start: Instant, term: Term, endsAt: DayEnd? = nil, rollsForward: Bool = true
  ) throws(DeadlineError) -> Deadline {
    guard !term.isTooLong else { throw .termTooLong }
    let end = endsAt?.time ?? closeOfBusiness ?? .endOfDay
    let zero = start.date.dayNumber
    var walk = Walk()
    var shift: Explanation.Shift?
    let due: Instant
    switch term {
    case .workingDays(let days):
      let step = days < 0 ? -1 : 1
      let last = try self.walk(abs(days), from: zero, step: step, into: &walk)
      due = CivilDate(dayNumber: last).at(end)
    case .calendarDays(let days):
      let last = try walkPlainly(
        days, from: zero, rollsForward: rollsForward, into: &walk, shift: &shift)
      due = CivilDate(dayNumber: last).at(end)
    case .sameDay(let cutOff):
      let latest = min(cutOff ?? .endOfDay, end)
      let last = try stay(
        at: start, before: latest, rollsForward: rollsForward, into: &walk, shift: &shift)
      due = CivilDate(dayNumber: last).at(end)
    case .hours(let hours):
      due = try start.later(byMilliseconds: Int64(hours) * 3_600_000)
    case .minutes(let minutes):
      due = try start.later(byMilliseconds: Int64(minutes) * 60_000)
    }
    return Deadline(
      from: start, term: term, due: due, dueOn: due.advanced(byMilliseconds: -1).date,
      provisional: !walk.awaitedYears.isEmpty, calendarVersion: version,
      explanation: Explanation(dayZero: try knownDay(zero), walk: walk, shift: shift),
      endsAt: endsAt, rollsForward: rollsForward)
  }

  /// Counts every day; those past the nominal last day are skipped until one is worked.
  private func walkPlainly(
    _ days: Int, from zero: Int, rollsForward: Bool,
    into walk: inout Walk, shift: inout Explanation.Shift?
  ) throws(DeadlineError) -> Int {
    let nominal = zero + days
    let nominalDay = try knownDay(nominal)
    guard days >= 0, rollsForward else {
      for number in days < 0 ? nominal..<zero : zero + 1..<nominal + 1 {
        walk.count(try knownDay(number))
      }
      return nominal
    }
    for number in zero + 1..<max(nominal, zero + 1) { walk.count(try knownDay(number)) }
    walk.wait(for: awaitedYear(for: nominal))
    if nominalDay.isWorking {
      if days > 0 { walk.count(nominalDay) }
      return nominal
    }
    if days > 0 { walk.skip(nominalDay) }
    shift = Explanation.Shift(from: nominalDay.date, reason: .dayOff)
    return try self.walk(1, from: nominal, into: &walk)
  }

  private func stay(
    at start: Instant, before latest: TimeOfDay, rollsForward: Bool,
    into walk: inout Walk, shift: inout Explanation.Shift?
  ) throws(DeadlineError) -> Int {
    let zero = start.date.dayNumber
    let isLate = start.timeOfDay >= latest
    let mayMove = isLate || rollsForward
    if !isLate, rollsForward { walk.wait(for: awaitedYear(for: zero)) }
    guard mayMove, isLate || !kind(zero).isWorking else { return zero }
    shift = Explanation.Shift(from: start.date, reason: isLate ? .afterCutOff : .dayOff)
    return try self.walk(1, from: zero, into: &walk)
  }
}

extension Instant {
  fileprivate func later(byMilliseconds distance: Int64) throws(DeadlineError) -> Instant {
    let later = advanced(byMilliseconds: distance)
    guard milliseconds(until: later) == distance else { throw .outOfRange }
    return later
  }
}
