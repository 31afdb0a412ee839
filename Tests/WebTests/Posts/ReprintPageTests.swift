import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// A reprint on its way: the form, whoever looks into it, the sheet and the portal.
@Suite struct ReprintPageTests {
  private static func fields(_ world: World) -> [(String, String)] {
    PostJourney.fields(account: world.cast.account).filter { $0.0 != "origin" } + [
      ("origin", "reprint"), ("reprint-source", "云川日报" + PostJourney.canary),
      ("original-link", "https://news.example.cn/1"), ("planned", ""),
    ]
  }

  @Test(.cites("hunan-2017", article: "21"), arguments: Engine.allCases)
  func `a reprint shows where it comes from, on the item, the sheet and the portal`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let journey = PostJourney(world: world)
    try await Site.with(world).open { newBrowser in
      let editor = try await journey.at(newBrowser(), "licai")
      let blank = try await editor.get("/posts/new")
      let saved = try await editor.submit("/posts", on: blank, Self.fields(world))
      #expect(saved.location == "/posts/1/edit?done=written")
      let page = try await editor.get("/posts/1")
      #expect(page.text.contains("还没有人核实") || page.text.contains("/posts/1/reprint-checks"))
      let empty = try await editor.submit("/posts/1/reprint-checks", on: page, [])
      #expect(empty.status == .unprocessableContent && empty.missingPhrases.isEmpty)
      let done = try await editor.submit(
        "/posts/1/reprint-checks", on: page,
        [("confirmed", "verified"), ("confirmed", "fits-account")])
      #expect(done.location == "/posts/1?done=checked", "\(done.text.suffix(2_000))")
      let checked = try await editor.get("/posts/1?done=checked")
      #expect(checked.text.contains("李采于") && checked.missingPhrases.isEmpty)
      let sheet = try await editor.get("/posts/1/print")
      #expect(sheet.text.contains("云川日报") && sheet.text.contains("李采于"))
      let sent = try await editor.submit("/posts/1/submission", on: checked, [])
      #expect(sent.location == "/posts/1?done=submitted")
      try await journey.reviewed(newBrowser)
      let publisher = try await journey.at(newBrowser(), "zhengbu")
      _ = try await publisher.submit(
        "/releases/1/confirmation", on: try await publisher.get("/posts/1"),
        [("confirmation", "公安")])
      try await journey.deliver()
      let portal = try await newBrowser().get("/p/posts/1")
      #expect(portal.text.contains("云川日报") && portal.missingPhrases.isEmpty)
      #expect(portal.text.contains("href=\"https://news.example.cn/1\""))
      #expect(!portal.text.contains("<script>alert"))
    }
  }

  @Test func `facts of a reprint are not dropped when the item is called one's own`() async throws {
    let world = try await World(on: .sqlite)
    let journey = PostJourney(world: world)
    try await Site.with(world).open { newBrowser in
      let editor = try await journey.at(newBrowser(), "licai")
      let blank = try await editor.get("/posts/new")
      let fields = Self.fields(world).map { $0.0 == "origin" ? ("origin", "own") : $0 }
      let page = try await editor.submit("/posts", on: blank, fields)
      #expect(page.status == .unprocessableContent && page.missingPhrases.isEmpty)
      #expect(page.text.contains("前后对不上") && page.text.contains("云川日报"))
      let early = Self.fields(world).map {
        $0.0 == "planned" ? ("planned", "2026-09-28T08:59") : $0
      }
      let past = try await editor.submit("/posts", on: blank, early)
      #expect(past.status == .unprocessableContent && past.text.contains("要晚于现在"))
      let words = Self.fields(world).map { $0.0 == "planned" ? ("planned", "明天早上") : $0 }
      let wrong = try await editor.submit("/posts", on: blank, words)
      #expect(wrong.status == .unprocessableContent && wrong.text.contains("明天早上"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `an item that was not signed in time says so to its author`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let journey = PostJourney(world: world)
    try await Site.with(world).open { newBrowser in
      let editor = try await journey.begun(
        newBrowser,
        PostJourney.fields(account: world.cast.account) + [("planned", "2026-09-28T10:30")])
      let waiting = try await editor.get("/posts/1")
      #expect(waiting.text.contains("10:30"))
      world.clock.advance(minutes: 91)
      try await world.perform(ExpirePost(PostID(1)), as: .system(.timekeeper))
      // Nobody was at the desk for that long.
      let again = try await journey.at(newBrowser(), "licai")
      let home = try await again.get("/")
      #expect(home.text.contains("到了计划时间没签完") && home.missingPhrases.isEmpty)
      let back = try await again.get("/posts/1/edit")
      #expect(back.text.contains("还没有签完，已退回") && back.missingPhrases.isEmpty)
      let page = try await again.get("/posts/1")
      #expect(page.text.contains("到了计划时间没有签完") && page.missingPhrases.isEmpty)
    }
  }
}
