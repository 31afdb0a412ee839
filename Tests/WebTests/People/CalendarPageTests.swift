import HTTPTypes
import Office
import Support
import Testing
import WorkCalendar

@testable import Web

@Suite struct CalendarPageTests {
  private static let nextYear = """
    date,holiday,day,source
    2027-01-01,元旦,off,https://www.gov.cn/example
    2027-10-01,国庆节,off,https://www.gov.cn/example
    2027-10-09,国庆节,work,https://www.gov.cn/example
    """

  @Test func `five working days over the National Day are explained`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let page = try await browser.get(
        "/calendar?from=2026-09-30T16:20&n=5&unit=working-days")
      #expect(page.status == .ok)
      #expect(page.text.contains("最迟 2026-10-13（周二） 24:00"))
      #expect(page.text.contains("10-10 周六（国庆节调休上班）"))
      let wrong = try await browser.get("/calendar?from=yesterday&n=five&unit=working-days")
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.text.contains("从哪天几点起不是有效的日期"))
      #expect(wrong.text.contains("数量要填数字"))
      let long = try await browser.get(
        "/calendar?from=2026-09-30T16:20&n=99999999999&unit=hours")
      #expect(long.status == .unprocessableContent)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a new year is looked at first and then put in force`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let form = try await browser.get("/calendar/adopt")
      let preview = try await browser.submit(
        "/calendar/preview", on: form, [("schedule", Self.nextYear)])
      #expect(preview.status == .ok && preview.text.contains("共有 3 天发生变化"))
      #expect(preview.text.contains("2027-10-09"))
      #expect(try await !world.ask(as: .citizen) { try $0.calendar().isPublished(year: 2027) })
      let done = try await browser.submit("/calendar/adopt", on: preview, [])
      #expect(done.location == "/calendar?done=adopted")
      let calendar = try await world.ask(as: .citizen) { try $0.calendar() }
      #expect(calendar.isPublished(year: 2027) && calendar.isPublished(year: 2026))
      let day = try #require(CivilDate("2027-10-09"))
      #expect(calendar.isWorkingDay(day))
      let again = try await browser.submit("/calendar/adopt", on: preview, [])
      #expect(again.location == "/calendar?done=adopted", "sent twice, done once")
    }
  }

  @Test func `a preview of an older calendar cannot be put in force`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let form = try await browser.get("/calendar/adopt")
      let first = try await browser.submit(
        "/calendar/preview", on: form, [("schedule", Self.nextYear)])
      let other = """
        date,holiday,day,source
        2027-01-04,元旦,off,https://www.gov.cn/other
        """
      let second = try await browser.submit(
        "/calendar/preview", on: form, [("schedule", other)])
      #expect(try await browser.submit("/calendar/adopt", on: second, []).status == .seeOther)
      #expect(try await browser.submit("/calendar/adopt", on: first, []).status == .conflict)
    }
  }

  @Test func `a schedule that cannot be read is refused by line and column`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let form = try await browser.get("/calendar/adopt")
      let answer = try await browser.submit(
        "/calendar/preview", on: form,
        [("schedule", "date,holiday,day,source\n2027-02-30,春节,off,x")])
      #expect(answer.status == .unprocessableContent && answer.text.contains("第 2 行第 1 个字"))
      #expect(answer.text.contains("2027-02-30"), "what was pasted stays")
    }
  }

  @Test func `only the system administrator may replace the calendar`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("lvquan")
      let page = try await browser.get("/calendar/adopt")
      #expect(page.status == .forbidden && page.text.contains("系统管理员"))
    }
  }

  @Test func `days that are not given whole leave their year as it is`() throws {
    let current = try Bundled.calendar.get()
    let revision = try CalendarRevision(
      pasted: "date,holiday,day,source\n2026-12-31,元旦,off,https://www.gov.cn/x",
      current: current)
    #expect(revision.changes.map(\.date.text) == ["2026-12-31"])
    let day = try #require(CivilDate("2026-10-10"))
    #expect(revision.calendar.isWorkingDay(day), "the make-up day of October stays")
  }

  @Test func `the office's own days survive a new schedule`() throws {
    let flood = LocalDay(date: try #require(CivilDate("2026-08-03")), kind: .off, name: "防汛")
    let current = try Bundled.calendar.get().adapted(localDays: [flood])
    let revision = try CalendarRevision(pasted: Self.nextYear, current: current)
    #expect(revision.localDays == [flood])
    #expect(!revision.calendar.isWorkingDay(flood.date))
    #expect(revision.changes.count == 3)
  }
}
