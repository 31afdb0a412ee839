extension WorkCalendar {
  /// The year whose schedule must be awaited before the day is certain, or none.
  ///
  /// That is the day's own year while it is not published. The last days of December wait for
  /// the next year as well: its New Year's holiday may begin before 1 January and be made up for
  /// on the weekend in front of it, which begins on 26 December at the earliest (in 2018, 29
  /// December was worked and 30 and 31 December were off by the schedule of 2019).
  func awaitedYear(for dayNumber: Int) -> Int? {
    let date = CivilDate(dayNumber: dayNumber)
    guard isPublished(year: date.year) else { return date.year }
    guard date.month == 12, date.day >= 26, !isPublished(year: date.year + 1) else { return nil }
    return date.year + 1
  }
}
