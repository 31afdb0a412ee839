/// Which days people work: weekends, the statutory schedule, and the office's own days.
///
/// A value; a new schedule makes a new calendar with another ``version``.
package struct WorkCalendar: Sendable {
  /// Sixteen hexadecimal digits that change with the content: every day of the schedule and of the
  /// office, and the close of business. It is an FNV-1a digest, independent of the order and the
  /// line ends of the file, and no protection against forgery.
  package let version: String

  /// The years whose schedule is known, ascending; see ``isPublished(year:)``.
  package let publishedYears: [Int]

  /// When the last day of a term ends unless the term says otherwise; without one, at 24:00.
  package let closeOfBusiness: TimeOfDay?

  /// The office's own days, ascending.
  package let localDays: [LocalDay]

  private let schedule: Schedule
  private let kinds: [Int: DayKind]
  private let published: Set<Int>

  /// Days whose kind departs from the plain week: +1 a weekend worked, −1 a weekday off.
  let departures: [(dayNumber: Int, change: Int)]

  /// Builds a calendar from a schedule `date,holiday,day,source`.
  ///
  /// - Throws: where the schedule is wrong, by line and column, or a local day given twice.
  package init(
    csv: String, localDays: [LocalDay] = [], closeOfBusiness: TimeOfDay? = nil
  ) throws(CalendarError) {
    try self.init(
      schedule: Schedule(csv: csv), localDays: localDays, closeOfBusiness: closeOfBusiness)
  }

  /// The same schedule with the days and the closing hour of another office.
  package func adapted(
    localDays: [LocalDay], closeOfBusiness: TimeOfDay? = nil
  ) throws(CalendarError) -> WorkCalendar {
    try WorkCalendar(schedule: schedule, localDays: localDays, closeOfBusiness: closeOfBusiness)
  }

  private init(
    schedule: Schedule, localDays: [LocalDay], closeOfBusiness: TimeOfDay?
  ) throws(CalendarError) {
    var local: [Int: DayKind] = [:]
    for day in localDays
    where local.updateValue(day.dayKind, forKey: day.date.dayNumber) != nil {
      throw .duplicateLocalDay(day.date)
    }
    let kinds = schedule.kinds.merging(local) { _, local in local }
    let years = Self.publishedYears(in: schedule)
    self.schedule = schedule
    self.localDays = localDays.sorted { $0.date < $1.date }
    self.kinds = kinds
    self.closeOfBusiness = closeOfBusiness
    published = years
    publishedYears = years.sorted()
    departures = Self.departures(in: kinds)
    version = Self.version(kinds, closeOfBusiness)
  }

  package func day(_ date: CivilDate) -> Day { Day(date: date, kind: kind(date.dayNumber)) }

  package func isWorkingDay(_ date: CivilDate) -> Bool { kind(date.dayNumber).isWorking }

  /// Whether the schedule of the year is known.
  ///
  /// The State Council's office announces a year in the last months of the year before. A year
  /// counts when the schedule holds a day of its October, since every schedule sets the National
  /// Day. Days of another month do not suffice: the New Year may be announced ahead of the
  /// rest, and it reaches into December of the year before.
  package func isPublished(year: Int) -> Bool { published.contains(year) }

  func kind(_ dayNumber: Int) -> DayKind {
    if let kind = kinds[dayNumber] { return kind }
    return Weekday(dayNumber: dayNumber).isWeekend ? .weekend : .workday
  }

  private static func publishedYears(in schedule: Schedule) -> Set<Int> {
    let dates = schedule.kinds.keys.lazy.map { CivilDate(dayNumber: $0) }
    return Set(dates.filter { $0.month == 10 }.map(\.year))
  }

  private static func departures(in kinds: [Int: DayKind]) -> [(dayNumber: Int, change: Int)] {
    kinds.compactMap { number, kind in
      let isPlainlyWorking = !Weekday(dayNumber: number).isWeekend
      guard kind.isWorking != isPlainlyWorking else { return nil }
      return (number, kind.isWorking ? 1 : -1)
    }
  }

  private static func version(_ kinds: [Int: DayKind], _ closeOfBusiness: TimeOfDay?) -> String {
    var digest = ContentDigest()
    for (number, kind) in kinds.sorted(by: { $0.key < $1.key }) {
      digest.add(CivilDate(dayNumber: number).text)
      digest.add(kind.code)
      digest.add(kind.name ?? "")
      digest.add(kind.sources.joined(separator: " "))
    }
    digest.add(closeOfBusiness?.fullText ?? "")
    return digest.text
  }
}
