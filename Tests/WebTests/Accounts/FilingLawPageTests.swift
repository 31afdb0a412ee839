import HTTPTypes
import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Web

@Suite struct FilingLawPageTests {
  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `the law of a closing stands on the page before anything is stored`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let account = "/accounts/\(world.cast.countyAccount)"
    let path = account + "/filings/new?event=closing"
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("xiehao")
      let card = try await manager.get(account)
      #expect(card.text.contains("href=\"\(path)\"") && card.missingPhrases.isEmpty)
      #expect(!card.text.contains("action=\"\(account)/filings\""), "nothing begins unseen")
      let before = try await world.trace()
      let page = try await manager.get(path)
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      // Monday 09-28; the holidays of October lie between.
      #expect(page.text.contains("最早可在 2026-10-10（周六） 办理"))
      #expect(page.text.contains("2026-10-10（周六） 办理的，最迟 2026-09-28（周一） 备案"))
      #expect(page.text.contains("备案当天计入，办理当天不计入"))
      #expect(page.text.contains("国庆节"))
      #expect(page.text.contains("/rulebooks/yaoan/articles/4.2"))
      #expect(page.text.contains("<li>事由"), "what the form will ask")
      let later = try await manager.get(path + "&day=2026-10-12")
      #expect(later.text.contains("2026-10-12（周一） 办理的，最迟 2026-09-29（周二） 备案"))
      #expect(later.text.contains("国庆节调休上班"))
      let wrong = try await manager.get(path + "&day=2026-02-30")
      #expect(wrong.status == .unprocessableContent && wrong.text.contains("#field-day"))
      #expect(wrong.text.contains("value=\"2026-02-30\""), "what was typed stays")
      #expect(try await world.trace() == before)
      let begun = try await manager.submit(account + "/filings", on: later, [])
      #expect(begun.location == "/filings/1/edit?done=begun")
      let form = try await manager.get("/filings/1/edit")
      #expect(form.text.contains("value=\"2026-10-12\""))
      let again = try await manager.get(path)
      #expect(again.text.contains("href=\"/filings/1\"") && again.text.contains("继续办理"))
      #expect(!again.text.contains("action=\"\(account)/filings\""), "one at a time")
    }
  }

  @Test(.cites("hunan-2017", article: "13"), .cites("zhengzhou-2020", article: "8"))
  func `what has to be approved first has its limit counted from a day after that`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("jianghao")
      let page = try await manager.get(
        "/accounts/\(world.cast.account)/filings/new?event=closing")
      #expect(page.missingPhrases.isEmpty && page.text.contains("先报批，批准后才能办理"))
      #expect(page.text.contains("批准后在 2026-09-28（周一） 办理的，最迟"))
    }
  }

  @Test func `whoever cannot file reads the law and finds no button`() async throws {
    let world = try await World(on: .sqlite)
    let path = "/accounts/\(world.cast.account)/filings/new?event="
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("shenxuan")
      let page = try await manager.get(path + "change")
      #expect(page.status == .ok && page.text.contains("由本单位账号管理员办理"))
      #expect(!page.text.contains("action=\"/accounts/\(world.cast.account)/filings\""))
      #expect(try await manager.get(path + "everything").status == .notFound)
      #expect(try await manager.get(path + "emergency-closing").status == .conflict)
      let stranger = newBrowser()
      try await stranger.signIn("xiehao")
      #expect(try await stranger.get(path + "change").status == .forbidden)
    }
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `an application shows the way of a new account and of one that is in use`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("xiehao")
      let page = try await manager.get("/accounts/new")
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      #expect(page.text.contains("新开账号") && page.text.contains("账号已经在用，补办备案"))
      #expect(page.text.contains("最早可在 2026-10-10（周六） 办理"))
      #expect(page.text.contains("2026-10-10（周六） 办理的，最迟 2026-09-28（周一） 备案"))
      // The cast adopted the standard on 2026-09-01; thirty working days from there.
      #expect(page.text.contains("应自 2026-09-01（周二） 起补办备案，最迟 2026-10-19（周一） 办理"))
      let planned = try await manager.get("/accounts/new?day=2026-10-12")
      #expect(planned.text.contains("2026-10-12（周一） 办理的，最迟 2026-09-29（周二） 备案"))
      #expect(planned.text.contains("id=\"field-day\"") && planned.text.contains("2026-10-12"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `the limit of an account in use counts from when the rules bind, on its form as well`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = try FilingCase.manager(of: world)
    let outcome = try await world.perform(
      ApplyForAccount(
        organization: world.cast.county, platform: .weChatSubscription, name: "姚川县政府微信",
        isExisting: true, day: CivilDate("2024-05-06")), as: manager)
    let filing = outcome.filing
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      let page = try await browser.get("/filings/\(filing)")
      #expect(page.text.contains("最迟 2026-10-19（周一） 办理"))
      #expect(!page.text.contains("已过最迟日期"))
    }
  }
}
