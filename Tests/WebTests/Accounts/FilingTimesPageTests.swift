import HTTPTypes
import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Web

/// The days of a filing, before and after it was sent.
@Suite struct FilingTimesPageTests {
  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `what was sent keeps the days of the day on which it was sent`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let filing = try await FilingCase.applied(in: world)
    try await filing.fill(day: CivilDate("2026-10-20"))
    try await filing.send()
    let late = try await FilingCase.applied(in: world, name: "姚川县政府头条", on: .toutiao)
    try await late.fill(day: CivilDate("2026-10-09"))
    try await late.send()
    world.clock.set(try #require(CivilDate("2026-11-10")).startsAt)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      let page = try await browser.get(filing.path)
      #expect(page.missingPhrases.isEmpty)
      #expect(page.text.contains("2026-09-28（周一） 备案，最早可在 2026-10-10（周六） 办理"))
      #expect(!page.text.contains("今天备案") && !page.text.contains("已过最迟日期"))
      #expect(page.text.contains("按时</span>") && !page.text.contains("逾期"))
      let missed = try await browser.get(late.path)
      #expect(missed.text.contains("逾期") && !missed.text.contains("按时</span>"))
      try await filing.agree()
      _ = try await world.perform(
        CarryOutFiling(filing.filing, on: #require(CivilDate("2026-11-09"))),
        as: FilingCase.manager(of: world))
      let done = try await browser.get(filing.path)
      #expect(!done.text.contains("最早可在") && done.text.contains("按时</span>"))
    }
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `what is to be sent names the limit that runs, and no other`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let planned = try await FilingCase.applied(in: world)
    for name in ["首任", "继任"] {
      _ = try await world.perform(
        AssignAccountPerson(
          world.cast.countyAccount, duty: .administratorA, holder: DutyHolder(name: name)),
        as: FilingCase.manager(of: world))
    }
    let due = try await FilingCase.begun(.administratorChange, in: world)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      for address in [planned.path, due.path, "/filings"] {
        let page = try await browser.get(address)
        #expect(page.missingPhrases.isEmpty && !page.text.contains("无时限"), "\(address)")
      }
      let page = try await browser.get(due.path)
      #expect(page.text.contains("未到期") && page.text.contains("最迟 2026-10-10"))
      world.clock.set(try #require(CivilDate("2026-10-12")).startsAt)
      let later = newBrowser()
      try await later.signIn("xiehao")
      let over = try await later.get(due.path)
      #expect(over.text.contains("已逾期") && over.text.contains("已过最迟日期"))
    }
  }
}
