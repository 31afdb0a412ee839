import Testing

@testable import WorkCalendar

struct RecomputationTests {
  let former: WorkCalendar
  let later: WorkCalendar
  let sooner: WorkCalendar

  init() throws {
    let published = ["2027-10-01,国庆节,off,s", "2026-10-01,国庆节,off,s"]
    former = try calendar(["2026-10-01,国庆节,off,s"])
    later = try calendar(published + ["2027-03-03,x,off,s"])
    sooner = try calendar(published + ["2027-03-06,x,work,s"])
  }

  func deadline() throws -> Deadline {
    try former.deadline(from: instant("2027-03-01 10:00"), term: .workingDays(5))
  }

  @Test func `the same end under a published calendar is no longer provisional`() throws {
    let settled = try calendar(["2026-10-01,国庆节,off,s", "2027-10-01,国庆节,off,s"])
    let result = try settled.recomputed(deadline(), keptAt: nil)
    guard case .unchanged(let deadline) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(try self.deadline().provisional && !deadline.provisional)
    #expect(deadline.calendarVersion == settled.version)
    #expect(result.inForce == deadline)
  }

  @Test func `an open deadline moves with the calendar`() throws {
    let moved = try later.recomputed(deadline(), keptAt: nil)
    #expect(try moved.inForce.dueOn == date("2027-03-09"))
    guard case .moved = moved else {
      Issue.record("\(moved)")
      return
    }
    #expect(try sooner.recomputed(deadline(), keptAt: nil).inForce.dueOn == date("2027-03-06"))
  }

  @Test func `what was kept under the former calendar stays kept`() throws {
    let former = try deadline()
    #expect(try former.dueOn == date("2027-03-08"))
    let keptAt = try instant("2027-03-08 15:00")
    let result = try sooner.recomputed(former, keptAt: keptAt)
    guard case .keptUnderFormer(let kept, let wouldBe) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(kept == former && result.inForce == former)
    #expect(!wouldBe.isKept(at: keptAt) && result.inForce.isKept(at: keptAt))
  }

  @Test func `what was kept under both calendars is simply moved`() throws {
    let result = try sooner.recomputed(deadline(), keptAt: instant("2027-03-02 15:00"))
    #expect(try result.inForce.dueOn == date("2027-03-06"))
  }

  @Test func `a miss is lifted when the new calendar gives more time`() throws {
    let at = try instant("2027-03-09 15:00")
    #expect(try !deadline().isKept(at: at))
    #expect(try later.recomputed(deadline(), keptAt: at).inForce.isKept(at: at))
  }

  @Test func `the end of the day and the rolling are kept in mind`() throws {
    let first = try former.deadline(
      from: instant("2027-03-01 10:00"), term: .calendarDays(5),
      endsAt: .closeOfBusiness(time("17:00")), rollsForward: false)
    guard case .unchanged = try later.recomputed(first, keptAt: nil) else {
      Issue.record("moved")
      return
    }
    let before = try former.deadline(before: date("2027-03-05"), workingDays: 3)
    #expect(try later.recomputed(before, keptAt: nil).inForce.dueOn == date("2027-03-01"))
  }

  @Test func `no kept deadline ever becomes a miss`() throws {
    var generator = SeededGenerator(state: 9)
    let first = try date("2027-02-20")
    for _ in 0..<500 {
      let start = first.adding(days: .random(in: 0..<30, using: &generator)).startsAt
      let term = Term.workingDays(.random(in: 1...9, using: &generator))
      let deadline = try former.deadline(from: start, term: term)
      let span = start.milliseconds(until: deadline.due)
      let keptAt = start.advanced(byMilliseconds: .random(in: 0..<span, using: &generator))
      for calendar in [later, sooner] {
        let result = try calendar.recomputed(deadline, keptAt: keptAt)
        #expect(result.inForce.isKept(at: keptAt))
      }
    }
  }
}
