import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// What whoever signs an item sees first, and what the sheet and the log say of it.
@Suite struct ReviewerPageTests {
  private static let emergency = [
    ("title", "北山山体滑坡情况通报"), ("summary", "请提前绕行"), ("body", "道路中断，已组织绕行。"),
    ("category", "notices"), ("sensitivity", "ordinary"), ("concerns-none", "yes"),
    ("element-event", "山体滑坡"), ("element-place", "云川北山"),
    ("element-type", "自然灾害"), ("element-brief", "道路中断"), ("element-measures", "已封路"),
  ]

  @Test(.cites("zhengzhou-2020", article: "14"), arguments: Engine.allCases)
  func `the findings stand before the signature, which a key reaches`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      _ = try await journey.begun(newBrowser)
      let reviewer = try await journey.at(newBrowser(), "wangchu")
      let page = try await reviewer.get("/posts/1")
      let findings = try #require(page.text.range(of: "<h2>规则检查"))
      let signature = try #require(page.text.range(of: "action=\"/stages/1/agreement\""))
      #expect(findings.lowerBound < signature.lowerBound)
      #expect(page.text.contains("data-approve=\"yes\""))
      #expect(page.text.contains(#/<ul[^>]*data-phrases="yes"[^>]* hidden/#))
      let sheet = try await reviewer.get("/posts/1/print")
      #expect(sheet.text.contains("规则未要求"), "an empty place would look left out")
      let home = try await reviewer.get("/")
      #expect(home.text.contains("/rulebooks/zhengzhou-2020/articles/14"), "why it waits")
      #expect(!home.text.contains("突发事件"))
    }
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `the sheet and the home page say that an item tells of an emergency`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      let editor = try await journey.at(newBrowser(), "yanxie")
      let blank = try await editor.get("/posts/new?kind=emergency")
      let saved = try await editor.submit(
        "/posts", on: blank, Self.emergency + [("accounts", "\(world.cast.countyAccount)")])
      #expect(saved.location == "/posts/1/edit?done=written", "\(saved.text.suffix(1_500))")
      let written = try await editor.get("/posts/1/edit?done=written")
      #expect(written.text.contains("草稿已保存") && !written.text.contains("新的一版"))
      let sheet = try await editor.get("/posts/1/print")
      #expect(sheet.missingPhrases.isEmpty && sheet.text.contains("请提前绕行"))
      #expect(sheet.text.contains(#/突发事件[^<]*一般/#))
      let home = try await editor.get("/")
      #expect(home.missingPhrases.isEmpty)
      #expect(home.text.contains("突发事件") && home.text.contains("拟稿中"))
    }
  }

  @Test(
    arguments: [
      (nil, nil, ""), (nil, "http://127.0.0.1:8080", "http://127.0.0.1:8080"),
      ("https://muduo.example", "http://127.0.0.1:8080", "https://muduo.example"),
    ] as [(String?, String?, String)])
  func `links that leave the site begin with the address it is known by, or listens on`(
    _ publicOrigin: String?, _ ownOrigin: String?, _ expected: String
  ) async throws {
    let world = try await World(on: .sqlite)
    let site = try Site.with(world, publicOrigin: publicOrigin, ownOrigin: ownOrigin)
    try await site.open { newBrowser in
      let editor = try await PostJourney(world: world).published(newBrowser)
      let links = FeedReader(try await newBrowser().get("/p/feed.atom").text).links
      #expect(links.contains(expected + "/p/posts/1"), "\(links)")
      let sheet = try await editor.get("/posts/1/print")
      #expect(sheet.text.contains(">" + expected + "/p/posts/1<"))
    }
  }

  @Test func `the log of an item says each act in words`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      let editor = try await journey.at(newBrowser(), "licai")
      let blank = try await editor.get("/posts/new")
      _ = try await editor.submit(
        "/posts", on: blank,
        PostJourney.fields(body: "失主请联系，手机 13812345678。", account: world.cast.account))
      let page = try await editor.get("/posts/1")
      _ = try await editor.submit("/posts/1/waivers", on: page, [("reason", "值班号码")])
      let waived = try await editor.get("/posts/1")
      #expect(waived.text.contains("另有误报 1 项"))
      #expect(!waived.text.contains("posts.waive"))
    }
  }
}
