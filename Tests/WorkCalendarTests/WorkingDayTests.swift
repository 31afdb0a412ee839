import Testing

@testable import WorkCalendar

struct WorkingDayTests {
  @Test(arguments: [
    ("2026-09-30", 5, "2026-10-13"),
    ("2026-02-13", 5, "2026-02-27"),
    ("2026-02-13", 3, "2026-02-25"),
    ("2025-09-26", 3, "2025-09-30"),
    ("2026-09-18", 1, "2026-09-20"),
    ("2025-01-24", 5, "2025-02-07"),
    ("2025-09-30", 7, "2025-10-16"),
    ("2026-04-30", 1, "2026-05-06"),
  ]) func `working days step over holidays and count make-up days`(
    from: String, days: Int, last: String
  ) throws {
    for hour in ["00:00", "09:15", "23:59:59"] {
      let deadline = try bundled.get().deadline(
        from: instant("\(from) \(hour)"), term: .workingDays(days))
      #expect(try deadline.dueOn == date(last))
      #expect(try deadline.due == date(last).adding(days: 1).startsAt)
      #expect(!deadline.provisional)
      #expect(deadline.explanation.counted.count == days)
    }
  }

  @Test func `five working days from 30 September 2026 end on 13 October`() throws {
    let deadline = try bundled.get().deadline(
      from: instant("2026-09-30 10:00"), term: .workingDays(5))
    #expect(deadline.due.rfc3339 == "2026-10-14T00:00:00+08:00")
    #expect(
      deadline.explanation.counted.map(\.date.text) == [
        "2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12", "2026-10-13",
      ])
    #expect(deadline.isKept(at: deadline.due.advanced(byMilliseconds: -1)))
    #expect(!deadline.isKept(at: deadline.due))
  }

  @Test func `no working days end on the day of receipt, even one off`() throws {
    let deadline = try bundled.get().deadline(
      from: instant("2026-10-03 10:00"), term: .workingDays(0))
    #expect(try deadline.dueOn == date("2026-10-03"))
    #expect(deadline.explanation.counted.isEmpty && deadline.explanation.skipped.isEmpty)
  }

  @Test func `the last day ends at the close of business where there is one`() throws {
    let office = try bundled.get().adapted(localDays: [], closeOfBusiness: time("17:30"))
    let start = try instant("2026-09-30 10:00")
    let usual = try office.deadline(from: start, term: .workingDays(5))
    #expect(try usual.due == instant("2026-10-13 17:30"))
    #expect(try usual.dueOn == date("2026-10-13"))
    let own = try office.deadline(
      from: start, term: .workingDays(5), endsAt: .closeOfBusiness(time("12:00")))
    #expect(try own.due == instant("2026-10-13 12:00"))
    let midnight = try office.deadline(from: start, term: .workingDays(5), endsAt: .midnight)
    #expect(try midnight.due == date("2026-10-14").startsAt)
  }

  @Test func `the ends of the calendar are errors and not traps`() throws {
    let calendar = try bundled.get()
    for term in [Term.workingDays(5), .calendarDays(5), .sameDay(cutOff: .startOfDay), .hours(1)] {
      #expect(throws: DeadlineError.outOfRange) {
        try calendar.deadline(from: .latest, term: term)
      }
    }
    for term in [Term.workingDays(-5), .calendarDays(-5), .minutes(-1)] {
      #expect(throws: DeadlineError.outOfRange) {
        try calendar.deadline(from: .earliest, term: term)
      }
    }
    let last = try calendar.deadline(from: .latest, term: .sameDay(cutOff: nil))
    #expect(last.due == .latest)
    #expect(try last.dueOn == date("9999-12-31"))
    #expect(throws: DeadlineError.outOfRange) {
      try calendar.earliest(after: date("9999-12-30"), workingDays: 5)
    }
  }

  @Test(arguments: [
    LocalDay.Kind.off: "2026-08-05", .work: "2026-08-03",
  ]) func `the office's own days move a deadline`(kind: LocalDay.Kind, last: String) throws {
    let name = "火把节"
    let days =
      kind == .off
      ? [LocalDay(date: try date("2026-08-04"), kind: .off, name: name)]
      : [LocalDay(date: try date("2026-08-01"), kind: .work, name: name)]
    let office = try bundled.get().adapted(localDays: days)
    let deadline = try office.deadline(from: instant("2026-07-31 10:00"), term: .workingDays(2))
    #expect(try deadline.dueOn == date(last))
    let named = deadline.explanation.counted + deadline.explanation.skipped
    #expect(named.contains { $0.kind.name == name })
    #expect(!deadline.provisional)
  }

  @Test func `the office's own days prevail over the schedule and occur once`() throws {
    let makeUp = try date("2026-10-10")
    let off = LocalDay(date: makeUp, kind: .off, name: "x")
    let office = try bundled.get().adapted(localDays: [off])
    #expect(!office.isWorkingDay(makeUp))
    #expect(throws: CalendarError.duplicateLocalDay(makeUp)) {
      try bundled.get().adapted(
        localDays: [off, LocalDay(date: makeUp, kind: .work, name: "y")])
    }
  }
}
