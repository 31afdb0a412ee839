import HTTPTypes
import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Web

@Suite struct FilingListPageTests {
  /// One filing in time, one too late, one that is to be sent and late already, one without limit.
  private func filings(_ world: World) async throws -> [String: FilingID] {
    let manager = try FilingCase.manager(of: world)
    let kept = try await FilingCase.applied(in: world)
    try await kept.fill()
    try await kept.send()
    let missed = try await FilingCase.applied(in: world, name: "姚川县政府头条", on: .toutiao)
    try await missed.fill(day: CivilDate("2026-10-09"))
    try await missed.send()
    for name in ["首任", "继任"] {
      _ = try await world.perform(
        AssignAccountPerson(
          world.cast.countyAccount, duty: .administratorA, holder: DutyHolder(name: name)),
        as: manager)
    }
    let waiting = try await FilingCase.begun(.administratorChange, in: world)
    let planned = try await FilingCase.applied(in: world, name: "姚川县政府百家号", on: .baijiahao)
    return [
      "kept": kept.filing, "missed": missed.filing, "waiting": waiting.filing,
      "planned": planned.filing,
    ]
  }

  private func shown(_ page: Page, _ filings: [String: FilingID]) -> Set<String> {
    Set(filings.filter { page.text.contains("href=\"/filings/\($0.value)\"") }.keys)
  }

  @Test(arguments: Engine.allCases)
  func `the list is narrowed by account, number, body and lateness, and shows the last day`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let filings = try await filings(world)
    let number = try await world.ask(as: .system(.founder)) { reading in
      try reading.filing(try #require(filings["missed"])).number
    }
    let missed = try #require(number)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      func list(_ query: String, _ browser: Browser) async throws -> Set<String> {
        let page = try await browser.get("/filings?" + query)
        #expect(page.status == .ok && page.missingPhrases.isEmpty, "\(query)")
        return shown(page, filings)
      }
      #expect(try await list("", browser) == ["kept", "missed", "waiting", "planned"])
      #expect(try await list("q=" + percentEncoded("头条"), browser) == ["missed"])
      #expect(try await list("q=ycxzftt", browser) == ["missed"], "the first letters")
      #expect(try await list("q=" + missed, browser) == ["missed"])
      #expect(try await list("q=" + missed.suffix(4), browser) == ["missed"])
      #expect(try await list("q=100%25", browser) == [])
      #expect(try await list("organization=\(world.cast.county)", browser).count == 4)
      #expect(try await list("organization=\(world.cast.countyDepartment)", browser) == [])
      #expect(try await list("overdue=yes", browser) == ["missed"])
      #expect(try await list("overdue=yes&event=closing", browser) == [])
      let before = try await browser.get("/filings")
      // Filed for 2026-10-09, five working days ahead.
      #expect(before.text.contains("最迟 2026-09-24") && before.text.contains("逾期"))
      #expect(before.text.contains("未到期") && before.text.contains("最迟 2026-10-10"))
      world.clock.set(try #require(CivilDate("2026-10-11")).startsAt)
      let later = newBrowser()
      try await later.signIn("xiehao")
      #expect(try await list("overdue=yes", later) == ["missed", "waiting"])
      #expect(try await list("overdue=yes&state=draft", later) == ["waiting"])
      #expect(try await later.get("/filings").text.contains("已逾期"))
      let file = try await later.submit(
        "/filings/export", on: try await later.get("/filings?overdue=yes&state=draft"),
        [("format", "csv")])
      #expect(file.text.split(separator: "\r\n").count == 2)
    }
  }

  @Test(arguments: Engine.allCases)
  func `who sees several bodies chooses one, and the registry names who is in charge`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    for (duty, name) in [
      (AccountDuty.firstResponsible, "领甲"), (.administratorA, "刘发"), (.administratorB, "甲<b>"),
    ] {
      _ = try await world.perform(
        AssignAccountPerson(world.cast.account, duty: duty, holder: DutyHolder(name: name)),
        as: world.cast.accountManager)
    }
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("shenxuan")
      let page = try await manager.get("/accounts")
      #expect(page.missingPhrases.isEmpty && page.text.contains("id=\"field-organization\""))
      #expect(page.text.contains("第一责任人：领甲") && page.text.contains("A 角：刘发"))
      #expect(page.text.contains("B 角：甲&lt;b&gt;"))
      let one = try await manager.get("/accounts?organization=\(world.cast.district)")
      #expect(one.text.contains("金水公安</a>") && !one.text.contains("云川公安</a>"))
      #expect(one.text.contains("<option value=\"\(world.cast.district)\" selected"))
      let alone = newBrowser()
      try await alone.signIn("xiehao")
      let own = try await alone.get("/filings")
      #expect(!own.text.contains("id=\"field-organization\""), "nothing to choose")
    }
  }
}
