import WorkCalendar

/// A calendar with some days changed: what an administrator pasted, laid over the one in force.
///
/// A year whose October stands in the paste is given whole (every schedule sets the National Day)
/// and replaces that year; other days are added or take the place of what stood on them. The
/// office's own days stay.
package struct CalendarRevision: Sendable {
  package struct Change: Sendable, Hashable {
    package let before: Day
    package let after: Day

    package var date: CivilDate { after.date }
  }

  /// The whole schedule as `AdoptCalendar` takes it.
  package let schedule: String
  package let localDays: [LocalDay]
  package let calendar: WorkCalendar
  /// The days that differ, in order.
  package let changes: [Change]
  /// Whether the office closes at another time.
  package let movesClosing: Bool
  /// Why the office changes it, and the document that says so; empty for the State Council's own.
  package let reason: String
  package let source: String

  package var changesNothing: Bool { changes.isEmpty && !movesClosing }

  package var act: AdoptCalendar {
    AdoptCalendar(
      schedule: schedule, localDays: localDays, closeOfBusiness: calendar.closeOfBusiness,
      reason: reason, source: source)
  }

  /// More years than any office keeps; a paste must not make the comparison long.
  private static let mostYears = 80

  /// - Throws: `office.invalid` naming the field `schedule`, with line and column where the paste
  ///   cannot be read.
  package init(pasted: String, current: WorkCalendar) throws {
    let new: WorkCalendar
    do throws(CalendarError) {
      new = try WorkCalendar(csv: pasted)
    } catch {
      throw Refusal.invalid([Self.problem(error)])
    }
    let years = Self.years(of: pasted, current)
    guard years.count <= Self.mostYears else {
      throw Refusal.invalid([
        FieldProblem(
          "schedule", .tooMany,
          facts: ["maximum": "\(Self.mostYears)", FieldProblem.cause: "own-days.too-many-years"])
      ])
    }
    // What the State Council's notices say, whatever the office did on those days.
    let former = try current.adapted(localDays: [])
    var merged: [Day] = []
    for date in years.flatMap(Self.dates) {
      let given = new.day(date)
      let isTaken = given.kind.isStatutory || new.isPublished(year: date.year)
      let day = isTaken ? given : former.day(date)
      if day.kind.isStatutory { merged.append(day) }
    }
    try self.init(
      schedule: Self.csv(merged), localDays: current.localDays,
      closeOfBusiness: current.closeOfBusiness, current: current, years: years)
  }

  /// The schedule in force with other days of the office's own, and another closing time.
  package init(
    localDays: [LocalDay], closeOfBusiness: TimeOfDay?, current: WorkCalendar,
    reason: String, source: String
  ) throws {
    let former = try current.adapted(localDays: [])
    let years = Self.years(of: "", current)
    let statutory = years.flatMap(Self.dates).map(former.day).filter(\.kind.isStatutory)
    let own = (localDays + current.localDays).map(\.date.year)
    try self.init(
      schedule: Self.csv(statutory), localDays: localDays, closeOfBusiness: closeOfBusiness,
      current: current, years: Set(years + own).sorted(), reason: reason, source: source)
  }

  private init(
    schedule: String, localDays: [LocalDay], closeOfBusiness: TimeOfDay?, current: WorkCalendar,
    years: [Int], reason: String = "", source: String = ""
  ) throws {
    let calendar = try WorkCalendar(
      csv: schedule, localDays: localDays, closeOfBusiness: closeOfBusiness)
    self.schedule = schedule
    self.localDays = calendar.localDays
    self.calendar = calendar
    (self.reason, self.source) = (reason, source)
    movesClosing =
      (closeOfBusiness ?? .endOfDay) != (current.closeOfBusiness ?? .endOfDay)
    changes = years.flatMap(Self.dates).compactMap { date in
      let (before, after) = (current.day(date), calendar.day(date))
      return before == after ? nil : Change(before: before, after: after)
    }
  }

  private static func problem(_ error: CalendarError) -> FieldProblem {
    guard case .malformed(_, let line, let column) = error else {
      return FieldProblem("schedule", .wrong)
    }
    return FieldProblem(
      "schedule", .wrong,
      facts: ["line": "\(line)", "column": "\(column)", "reason": error.code])
  }

  private static func years(of pasted: String, _ current: WorkCalendar) -> [Int] {
    var years: Set<Int> = []
    for year in current.publishedYears { years.formUnion([year - 1, year, year + 1]) }
    for line in pasted.split(whereSeparator: \.isNewline) {
      let date = CivilDate(String(line.drop { $0 == "\"" || $0 == "\u{FEFF}" }.prefix(10)))
      if let date { years.insert(date.year) }
      if years.count > mostYears { break }
    }
    return years.filter { (1...9999).contains($0) }.sorted()
  }

  private static func dates(of year: Int) -> [CivilDate] {
    guard let first = CivilDate(year: year, month: 1, day: 1) else { return [] }
    return (0..<366).map { first.adding(days: $0) }.filter { $0.year == year }
  }

  private static func csv(_ days: [Day]) -> String {
    var lines = ["date,holiday,day,source"]
    for day in days {
      let word = day.isWorking ? "work" : "off"
      let fields = [
        day.date.text, day.kind.name ?? "", word, day.kind.sources.joined(separator: " "),
      ]
      lines.append(fields.map(quoted).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(",") || field.contains("\"") else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}

extension DayKind {
  /// Whether the State Council's notice names the day.
  fileprivate var isStatutory: Bool {
    switch self {
    case .holiday, .makeUpDay: true
    case .workday, .weekend, .localOff, .localWork: false
    }
  }
}
