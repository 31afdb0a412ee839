/// The days passed on the way to a deadline.
struct Walk {
  private(set) var counted: [Day] = []
  private(set) var skipped: [Day] = []
  private(set) var awaitedYears: [Int] = []

  mutating func count(_ day: Day) { counted.append(day) }
  mutating func skip(_ day: Day) { skipped.append(day) }

  mutating func wait(for year: Int?) {
    guard let year, !awaitedYears.contains(year) else { return }
    awaitedYears.append(year)
  }

  /// A walk into the past, put into the order of the calendar.
  mutating func reverse() {
    counted.reverse()
    skipped.reverse()
    awaitedYears.sort()
  }

  /// The notices behind the days, each once, in the order of the calendar per list.
  var sources: [String] {
    var known: [String] = []
    var last: DayKind?
    for day in skipped + counted where day.kind != last {
      last = day.kind
      known += day.kind.sources.filter { !known.contains($0) }
    }
    return known
  }
}

extension WorkCalendar {
  /// Walks to the n-th working day after the start, or before it when `step` is −1.
  ///
  /// - Returns: the number of that day; for no days, the start itself.
  func walk(
    _ workingDays: Int, from start: Int, step: Int = 1, into walk: inout Walk
  ) throws(DeadlineError) -> Int {
    var number = start
    var left = workingDays
    while left > 0 {
      number += step
      let day = try knownDay(number)
      walk.wait(for: awaitedYear(for: number))
      if day.isWorking {
        walk.count(day)
        left -= 1
      } else {
        walk.skip(day)
      }
    }
    if step < 0 { walk.reverse() }
    return number
  }

  /// The day with that number, if it lies within the years 1...9999.
  func knownDay(_ number: Int) throws(DeadlineError) -> Day {
    guard (CivilDate.firstDayNumber...CivilDate.lastDayNumber).contains(number) else {
      throw .outOfRange
    }
    return Day(date: CivilDate(dayNumber: number), kind: kind(number))
  }
}
