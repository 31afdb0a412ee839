import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// Events, notices and holds as people meet them on the pages.
@Suite struct EmergencyPageTests {
  private static func fields(_ world: World, event: String) -> [(String, String)] {
    PostJourney.fields(title: "关于金水路燃气泄漏的通报", account: world.cast.account) + [
      ("element-event", "燃气泄漏" + PostJourney.canary), ("element-place", "金水路"),
      ("element-type", "事故灾难"), ("element-brief", "无人伤亡"), ("element-measures", "已封路"),
      ("event", event),
    ]
  }

  private func opened(_ world: World, _ editor: Browser) async throws -> Page {
    let blank = try await editor.get("/events/new")
    #expect(blank.status == .ok && blank.missingPhrases.isEmpty)
    let typed = [("name", "路" + PostJourney.canary), ("known", "2026-09-28T08:40")]
    let undecided = try await editor.submit("/events", on: blank, typed + [("clock", "")])
    #expect(undecided.status == .unprocessableContent && undecided.missingPhrases.isEmpty)
    let done = try await editor.submit("/events", on: blank, typed + [("clock", "none")])
    #expect(done.location == "/events/1?done=opened", "\(done.text.suffix(2_000))")
    return try await editor.get("/events/1?done=opened")
  }

  @Test(.cites("yaoan", article: "5.1"), arguments: Engine.allCases)
  func `the notices on an event lead to each other, for the office and for citizens`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let journey = PostJourney(world: world)
    try await Site.with(world).open { newBrowser in
      let editor = try await journey.at(newBrowser(), "licai")
      let event = try await opened(world, editor)
      #expect(event.missingPhrases.isEmpty && event.text.contains("写首次通报"))
      let blank = try await editor.get("/posts/new?template=emergency&event=1")
      #expect(blank.missingPhrases.isEmpty && blank.text.contains("首次通报"))
      let saved = try await editor.submit("/posts", on: blank, Self.fields(world, event: "1"))
      #expect(saved.location == "/posts/1/edit?done=written", "\(saved.text.suffix(2_000))")
      let page = try await editor.get("/posts/1")
      #expect(page.text.contains("href=\"/events/1\"") && page.missingPhrases.isEmpty)
      _ = try await editor.submit("/posts/1/submission", on: page, [])
      try await journey.reviewed(newBrowser)
      let publisher = try await journey.at(newBrowser(), "zhengbu")
      _ = try await publisher.submit(
        "/releases/1/confirmation", on: try await publisher.get("/posts/1"),
        [("confirmation", "公安")])
      try await journey.deliver()
      let update = try await editor.get("/posts/new?update-of=1")
      #expect(update.text.contains("写续报") && update.text.contains("已封路"))
      let next = try await editor.submit(
        "/posts", on: update, Self.fields(world, event: "1-1") + [("final", "yes")])
      #expect(next.location == "/posts/2/edit?done=written", "\(next.text.suffix(2_000))")
      let edit = try await editor.get("/posts/2/edit")
      #expect(edit.text.contains("value=\"1-1\"") && edit.missingPhrases.isEmpty)
      let sheet = try await editor.get("/posts/2/print")
      #expect(sheet.text.contains("续报 1（终报）") && sheet.missingPhrases.isEmpty)
      let chain = try await editor.get("/events/1")
      #expect(chain.text.contains("href=\"/posts/1\"") && chain.text.contains("href=\"/posts/2\""))
      let portal = try await newBrowser().get("/p/posts/1")
      #expect(portal.missingPhrases.isEmpty && !portal.text.contains("<script>alert"))
      for page in [event, page, edit, chain] { #expect(!page.text.contains("<script>alert")) }
    }
  }

  @Test(.cites("openness", article: "N25-64"))
  func `a warning has a form of its own`() async throws {
    let world = try await World(on: .sqlite)
    let journey = PostJourney(world: world)
    try await Site.with(world).open { newBrowser in
      let editor = try await journey.at(newBrowser(), "licai")
      let blank = try await editor.get("/posts/new?template=warning")
      #expect(blank.text.contains("预警级别") && blank.missingPhrases.isEmpty)
      let fields = PostJourney.fields(title: "暴雪橙色预警", account: world.cast.account)
      let saved = try await editor.submit(
        "/posts", on: blank, fields + [("element-grade", "橙色"), ("event", "")])
      #expect(saved.location == "/posts/1/edit?done=written", "\(saved.text.suffix(2_000))")
      let page = try await editor.get("/posts/1")
      #expect(page.text.contains("预警级别") && page.text.contains("橙色"))
      let wrong = try await editor.submit("/posts", on: blank, fields + [("event", "1-x")])
      #expect(wrong.status == .unprocessableContent && wrong.missingPhrases.isEmpty)
    }
  }

  @Test(.cites("zhengzhou-2020", article: "28"), arguments: Engine.allCases)
  func `those who have to keep silent read who speaks, and whom to ask`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let journey = PostJourney(world: world)
    try await Site.with(world).open { newBrowser in
      let centre = try await journey.at(newBrowser(), "qinwen")
      let blank = try await centre.get("/holds/new")
      #expect(blank.status == .ok && blank.missingPhrases.isEmpty)
      let empty = try await centre.submit(
        "/holds", on: blank, [("scope", "\(world.cast.district)")])
      #expect(empty.status == .unprocessableContent && empty.missingPhrases.isEmpty)
      let placed = try await centre.submit(
        "/holds", on: blank,
        [
          ("scope", "\(world.cast.district)"), ("subject", "某路事故"), ("reason", "统一口径"),
          ("contact", "新闻中心 0000-0000000"),
          ("rule", "zhengzhou-2020/directives.police-opinion"),
        ])
      #expect(placed.location == "/holds/1?done=placed", "\(placed.text.suffix(2_000))")
      let district = try await journey.at(newBrowser(), "kongwai")
      let list = try await district.get("/events")
      #expect(list.text.contains("某路事故") && list.missingPhrases.isEmpty)
      let form = try await district.get("/posts/new?kind=emergency")
      let fields = Self.fields(world, event: "").map {
        $0.0 == "accounts" ? ("accounts", "\(world.cast.districtAccount)") : $0
      }
      let saved = try await district.submit("/posts", on: form, fields + [("about", "1")])
      #expect(saved.location == "/posts/1/edit?done=written", "\(saved.text.suffix(2_000))")
      let item = try await district.get("/posts/1/edit")
      #expect(item.text.contains("新闻中心 0000-0000000") && item.missingPhrases.isEmpty)
      let sent = try await district.submit("/posts/1/submission", on: item, [])
      #expect(sent.status == .conflict && sent.text.contains("新闻中心 0000-0000000"))
      let hold = try await centre.get("/holds/1")
      let lifted = try await centre.submit("/holds/1/lifting", on: hold, [("reason", "已回复")])
      #expect(lifted.location == "/holds/1?done=lifted")
      let free = try await district.get("/posts/1")
      #expect(!free.text.contains("新闻中心 0000-0000000"))
    }
  }
}
