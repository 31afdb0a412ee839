import WorkCalendar

/// A year of the calendar: what departs from the plain week, month by month.
struct YearSheet: Encodable {
  struct Month: Encodable {
    let month: Int
    var workingDays = 0
    var off: [NamedDay] = []
    var makeUp: [NamedDay] = []
  }

  struct NamedDay: Encodable {
    let civil: CivilDate
    let name: String

    var date: String { civil.text }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(date, forKey: .date)
      try container.encode(name, forKey: .name)
    }

    private enum CodingKeys: String, CodingKey { case date, name }
  }

  let year: Int
  let published: Bool
  let calendarVersion: String
  let workingDays: Int
  let months: [Month]
  let sources: [String]

  /// Nothing outside the years 1...9999.
  init?(_ year: Int, of calendar: WorkCalendar) {
    guard CivilDate(year: year, month: 1, day: 1) != nil else { return nil }
    var months: [Month] = []
    var sources: [String] = []
    for number in 1...12 {
      var month = Month(month: number)
      for date in (1...31).compactMap({ CivilDate(year: year, month: number, day: $0) }) {
        let kind = calendar.day(date).kind
        if kind.isWorking { month.workingDays += 1 }
        sources += kind.sources.filter { !sources.contains($0) }
        guard let name = kind.name else { continue }
        let day = NamedDay(civil: date, name: name)
        if kind.isWorking { month.makeUp.append(day) } else { month.off.append(day) }
      }
      months.append(month)
    }
    self.year = year
    self.months = months
    self.sources = sources
    published = calendar.isPublished(year: year)
    calendarVersion = calendar.version
    workingDays = months.reduce(0) { $0 + $1.workingDays }
  }
}
