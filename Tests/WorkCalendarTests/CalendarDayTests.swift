import Testing

@testable import WorkCalendar

struct CalendarDayTests {
  @Test(arguments: [
    ("2026-06-01", 15, "2026-06-16"),
    ("2026-09-16", 15, "2026-10-08"),
    ("2026-06-01", 5, "2026-06-08"),
    ("2026-10-01", 9, "2026-10-10"),
    ("2026-10-03", 0, "2026-10-08"),
  ]) func `a last day that is off moves to the next working day`(
    from: String, days: Int, last: String
  ) throws {
    let deadline = try bundled.get().deadline(
      from: instant("\(from) 10:00"), term: .calendarDays(days))
    #expect(try deadline.dueOn == date(last))
    let nominal = try date(from).adding(days: days)
    #expect((deadline.explanation.shift == nil) == (nominal == deadline.dueOn))
    #expect(deadline.explanation.shift?.from == (nominal == deadline.dueOn ? nil : nominal))
  }

  @Test func `without rolling the nominal day stands and nothing is provisional`() throws {
    let deadline = try bundled.get().deadline(
      from: instant("2031-10-01 10:00"), term: .calendarDays(4), rollsForward: false)
    #expect(try deadline.dueOn == date("2031-10-05"))
    #expect(deadline.explanation.counted.count == 4)
    #expect(!deadline.provisional)
  }

  @Test func `a term in calendar days before an event never moves`() throws {
    let deadline = try bundled.get().deadline(
      from: instant("2026-10-15 10:00"), term: .calendarDays(-10))
    #expect(try deadline.dueOn == date("2026-10-05"))
    #expect(deadline.explanation.shift == nil)
    #expect(deadline.explanation.counted.map(\.date.day) == Array(5...14))
  }

  @Test(arguments: [(1, 1), (24, 24), (240, 240), (-2, -2)])
  func `hours run on the wall clock over nights and holidays`(hours: Int, expected: Int) throws {
    let start = try instant("2026-09-30 23:30")
    let deadline = try bundled.get().deadline(from: start, term: .hours(hours))
    #expect(start.milliseconds(until: deadline.due) == Int64(expected) * 3_600_000)
    #expect(deadline.explanation.counted.isEmpty && deadline.explanation.skipped.isEmpty)
    #expect(!deadline.provisional)
  }

  @Test func `an hour over midnight is due on the next day, and 24 o'clock on the old`() throws {
    let calendar = try bundled.get()
    let over = try calendar.deadline(from: instant("2026-09-30 23:30"), term: .minutes(60))
    #expect(try over.due == instant("2026-10-01 00:30"))
    #expect(try over.dueOn == date("2026-10-01"))
    let upTo = try calendar.deadline(from: instant("2026-09-30 23:00"), term: .hours(1))
    #expect(try upTo.dueOn == date("2026-09-30"))
  }
}

struct SameDayTests {
  @Test(arguments: [
    ("2026-09-18 15:59:59", "2026-09-18", Explanation.Shift.Reason?.none),
    ("2026-09-18 16:00", "2026-09-20", .afterCutOff),
    ("2026-09-18 21:00", "2026-09-20", .afterCutOff),
    ("2026-09-19 09:00", "2026-09-20", .dayOff),
    ("2026-09-20 09:00", "2026-09-20", nil),
    ("2026-09-24 17:00", "2026-09-28", .afterCutOff),
    ("2026-10-03 09:00", "2026-10-08", .dayOff),
  ]) func `what comes after the cut-off or on a day off is due the next working day`(
    received: String, last: String, reason: Explanation.Shift.Reason?
  ) throws {
    let deadline = try bundled.get().deadline(
      from: instant(received), term: .sameDay(cutOff: time("16:00")))
    #expect(try deadline.dueOn == date(last))
    #expect(deadline.explanation.shift?.reason == reason)
  }

  @Test func `without a cut-off the day lasts until 24 o'clock`() throws {
    let deadline = try bundled.get().deadline(
      from: instant("2026-09-18 23:59:59"), term: .sameDay(cutOff: nil))
    #expect(try deadline.due == date("2026-09-19").startsAt)
  }

  @Test func `after the close of business a day is over`() throws {
    let office = try bundled.get().adapted(localDays: [], closeOfBusiness: time("17:30"))
    let deadline = try office.deadline(
      from: instant("2026-09-17 17:30"), term: .sameDay(cutOff: nil))
    #expect(try deadline.due == instant("2026-09-18 17:30"))
  }

  @Test func `without rolling a day off keeps its own deadline before the cut-off`() throws {
    let calendar = try bundled.get()
    let term = Term.sameDay(cutOff: try time("16:00"))
    let early = try calendar.deadline(
      from: instant("2026-09-19 09:00"), term: term, rollsForward: false)
    #expect(try early.dueOn == date("2026-09-19"))
    let late = try calendar.deadline(
      from: instant("2026-09-19 17:00"), term: term, rollsForward: false)
    #expect(try late.dueOn == date("2026-09-20"))
  }
}
