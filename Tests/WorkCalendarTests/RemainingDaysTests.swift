import Testing

@testable import WorkCalendar

struct RemainingDaysTests {
  @Test(arguments: [
    ("2026-09-30 10:00", 5), ("2026-10-03 10:00", 5), ("2026-10-08 00:00", 4),
    ("2026-10-10 23:59:59", 2), ("2026-10-12 12:00", 1), ("2026-10-13 00:00", 0),
    ("2026-10-13 23:59:59", 0), ("2026-10-14 00:00", -1), ("2026-10-14 23:59", -1),
    ("2026-10-15 00:00", -2), ("2026-10-17 12:00", -3), ("2026-10-19 12:00", -4),
  ]) func `working days left count down to 0 on the last day and on below`(
    now: String, left: Int
  ) throws {
    let calendar = try bundled.get()
    let due = try calendar.deadline(from: instant("2026-09-30 10:00"), term: .workingDays(5)).due
    #expect(calendar.workingDaysLeft(at: try instant(now), until: due) == left)
    #expect(calendar.overdueWorkingDays(at: try instant(now), since: due) == max(0, -left))
  }

  @Test func `something due on a Friday is one day late until Monday is over`() throws {
    let calendar = try bundled.get()
    let due = try date("2026-06-05").endsAt
    for now in ["2026-06-06 00:00", "2026-06-07 12:00", "2026-06-08 23:59"] {
      #expect(calendar.workingDaysLeft(at: try instant(now), until: due) == -1)
    }
    let closing = try instant("2026-06-05 17:30")
    #expect(calendar.workingDaysLeft(at: closing, until: closing) == -1)
    #expect(calendar.workingDaysLeft(at: try instant("2026-06-05 17:29"), until: closing) == 0)
  }

  @Test func `counting agrees with walking day by day`() throws {
    let calendar = try bundled.get().adapted(
      localDays: [
        LocalDay(date: date("2026-10-10"), kind: .off, name: "x"),
        LocalDay(date: date("2026-10-11"), kind: .work, name: "x"),
      ])
    var generator = SeededGenerator(state: 3)
    let origin = try date("2013-06-01")
    for _ in 0..<300 {
      let first = origin.adding(days: .random(in: 0..<5000, using: &generator))
      let length = Int.random(in: -5..<400, using: &generator)
      let walked = (0..<max(0, length)).count { index in
        calendar.isWorkingDay(first.adding(days: index + 1))
      }
      #expect(calendar.workingDays(after: first, through: first.adding(days: length)) == walked)
    }
  }

  @Test func `the whole calendar can be counted`() throws {
    let calendar = try bundled.get()
    let all = calendar.workingDaysLeft(at: .earliest, until: .latest)
    #expect(all > 2_600_000)
    #expect(calendar.workingDaysLeft(at: .latest, until: .earliest) < -2_600_000)
  }
}
