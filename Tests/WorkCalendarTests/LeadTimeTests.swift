import Testing

@testable import WorkCalendar

struct LeadTimeTests {
  @Test(arguments: [
    ("2026-10-13", 5, "2026-09-30"),
    ("2026-06-08", 5, "2026-06-01"),
    ("2026-06-07", 5, "2026-06-01"),
    ("2026-02-27", 5, "2026-02-13"),
    ("2026-09-20", 1, "2026-09-18"),
    ("2026-10-05", 1, "2026-09-30"),
    ("2026-10-05", 0, "2026-10-05"),
  ]) func `the latest filing day lies n working days before`(
    event: String, days: Int, last: String
  ) throws {
    let calendar = try bundled.get()
    for count in [days, -days] {
      let deadline = try calendar.deadline(before: date(event), workingDays: count)
      #expect(try deadline.dueOn == date(last))
      #expect(try deadline.explanation.dayZero.date == date(event))
    }
    let term = try calendar.deadline(
      from: instant("\(event) 15:00"), term: .workingDays(-days))
    #expect(try term.dueOn == date(last))
  }

  @Test func `days before an event are told in the order of the calendar`() throws {
    let deadline = try bundled.get().deadline(before: date("2026-10-13"), workingDays: 5)
    #expect(
      deadline.explanation.counted.map(\.date.text) == [
        "2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12",
      ])
    #expect(deadline.explanation.skipped.map(\.date.day) == [1, 2, 3, 4, 5, 6, 7, 11])
  }

  @Test(arguments: [
    ("2026-06-01", 5, "2026-06-08"),
    ("2026-06-07", 5, "2026-06-15"),
    ("2026-09-30", 5, "2026-10-13"),
    ("2026-10-03", 0, "2026-10-08"),
  ]) func `the earliest day leaves n working days after filing`(
    filed: String, days: Int, first: String
  ) throws {
    let earliest = try bundled.get().earliest(after: date(filed), workingDays: days)
    #expect(try earliest.on == date(first))
    #expect(earliest.explanation.counted.count == days)
    let dates = (earliest.explanation.counted + earliest.explanation.skipped).map(\.date).sorted()
    #expect(try dates.count == date(filed).days(until: date(first)))
    #expect(Set(dates).count == dates.count)
  }

  @Test func `the earliest day and the latest filing day answer one question`() throws {
    let calendar = try bundled.get()
    let start = try date("2026-08-20")
    for filing in (0..<80).map({ start.adding(days: $0) }) {
      for days in 0...7 {
        let earliest = try calendar.earliest(after: filing, workingDays: days).on
        #expect(calendar.isWorkingDay(earliest))
        for event in (0..<40).map({ filing.adding(days: $0) })
        where calendar.isWorkingDay(event) {
          let latest = try calendar.deadline(before: event, workingDays: days).dueOn
          if (filing <= latest) != (earliest <= event) {
            Issue.record("\(filing) +\(days): \(earliest), but \(event) asks for \(latest)")
          }
        }
      }
    }
  }

  @Test func `an excessive lead is refused`() throws {
    let calendar = try bundled.get()
    for days in [Int.max, .min, 3651] {
      #expect(throws: DeadlineError.termTooLong) {
        try calendar.deadline(before: date("2026-10-13"), workingDays: days)
      }
      #expect(throws: DeadlineError.termTooLong) {
        try calendar.earliest(after: date("2026-10-13"), workingDays: days)
      }
    }
  }
}
