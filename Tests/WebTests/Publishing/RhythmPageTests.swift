import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Office
import Support
import Testing
import WorkCalendar

@testable import Web

@Suite struct RhythmPageTests {
  private func fine(_ page: Page) {
    #expect(page.status == .ok && page.missingPhrases.isEmpty, "\(page.missingPhrases)")
  }

  @Test(
    .cites("zhengzhou-2020", article: "12"), .cites("zhengzhou-2020", article: "16"),
    arguments: Engine.allCases)
  func `what went out outside is recorded, counted and struck out on the account's page`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let path = "/accounts/\(world.cast.account)/rhythm"
    try await Site.with(world).open { newBrowser in
      let publisher = newBrowser()
      try await publisher.signIn("zhengbu")
      let board = try await publisher.get("/rhythm")
      fine(board)
      #expect(board.text.contains("href=\"\(path)\"") && board.text.contains("没有更新记录"))
      let page = try await publisher.get(path)
      fine(page)
      #expect(page.text.contains("没有更新记录") && page.text.contains("本月没有"))
      let typed = [
        ("outside-title", "雨天<b>行车</b>提示"), ("outside-link", "weixin"),
        ("outside-at", "2026-09-27T10:00"), ("outside-category", "service"),
      ]
      let wrong = try await publisher.submit(path, on: page, typed)
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.text.contains("#field-outside-link"))
      #expect(wrong.text.contains("雨天&lt;b&gt;行车"), "what was typed stays")
      let done = try await publisher.submit(
        path, on: wrong,
        typed.map { $0.0 == "outside-link" ? ($0.0, "https://mp.example/s/1") : $0 })
      #expect(done.location == path + "?month=2026-09&done=recorded")
      let after = try await publisher.get(path + "?month=2026-09&done=recorded")
      fine(after)
      #expect(after.text.contains("已登记") && after.text.contains("雨天&lt;b&gt;行车"))
      #expect(after.text.contains("1 天前") && !after.text.contains("没有更新记录"))
      try await strike(publisher, path)
      try await closed(newBrowser(), newBrowser(), path)
    }
  }

  private func strike(_ publisher: Browser, _ path: String) async throws {
    let entry = try await publisher.get(path + "/outside/1")
    fine(entry)
    let silent = try await publisher.submit(path + "/outside/1", on: entry, [("reason", "")])
    #expect(silent.status == .unprocessableContent)
    let gone = try await publisher.submit(
      path + "/outside/1", on: entry, [("reason", "登记错了账号")])
    #expect(gone.location == path + "?done=struck")
    let struck = try await publisher.get(path + "/outside/1")
    fine(struck)
    #expect(struck.text.contains("已划掉") && struck.text.contains("登记错了账号"))
    #expect(try await publisher.get(path).text.contains("没有更新记录"))
  }

  /// Who only writes sees the page without its form; another unit sees nothing.
  private func closed(_ editor: Browser, _ stranger: Browser, _ path: String) async throws {
    try await editor.signIn("licai")
    let page = try await editor.get(path)
    fine(page)
    #expect(!page.text.contains("outside-title") && page.text.contains("站外发布由"))
    let home = try await editor.get("/")
    fine(home)
    #expect(home.text.contains("快到更新期限的账号") && home.text.contains(path))
    try await stranger.signIn("kongwai")
    #expect(try await stranger.get(path).status == .forbidden)
    #expect(try await stranger.get(path + "/outside/1").status == .forbidden)
  }

  @Test(arguments: Engine.allCases)
  func `the calendar shows a week of what is recorded, as a table and as a list`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await world.perform(
      RecordOutside(
        world.cast.account, publishedAt: world.now.advanced(byMilliseconds: -3_600_000),
        title: "雨天行车提示", link: "https://mp.example/s/1",
        category: PostCategory(rawValue: "service")), as: world.cast.publisher)
    try await Site.with(world).open { newBrowser in
      let publisher = newBrowser()
      try await publisher.signIn("zhengbu")
      for query in ["", "?view=list", "?week=2026-09-28&platform=portal"] {
        let page = try await publisher.get("/rhythm/calendar" + query)
        fine(page)
        #expect(page.text.contains("雨天行车提示") && page.text.contains("站外发布"), "\(query)")
      }
      let before = try await publisher.get("/rhythm/calendar?week=2026-09-20&view=list")
      fine(before)
      #expect(!before.text.contains("雨天行车提示"))
    }
  }
}
