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
      // The menu leads to events, the list of what waits names none.
      let main = try #require(home.text.range(of: "<main"))
      #expect(!home.text[main.lowerBound...].contains("突发事件"))
    }
  }

  @Test(.cites("hunan-2017", article: "11"), arguments: Engine.allCases)
  func `whoever signs for somebody else is recorded with whom they stood in for`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (principal, today) = (world.cast.firstReviewer, world.now.date)
    let own = try await world.ask(as: .citizen) {
      try #require(try $0.appointments(of: try principal.personID()).first).id
    }
    _ = try await world.perform(
      Delegate(
        appointment: own, deputy: try world.cast.newcomer.personID(), from: today, until: today),
      as: principal)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      _ = try await journey.begun(newBrowser)
      let deputy = try await journey.at(newBrowser(), "caoxin")
      let signed = try await journey.agree(deputy, stage: 1)
      #expect(signed.text.contains("曹新（受王初委托）"))
      let sheet = try await deputy.get("/posts/1/print")
      #expect(sheet.text.contains("曹新（受王初委托）") && sheet.missingPhrases.isEmpty)
      let audit = try await journey.at(newBrowser(), "shiji")
      #expect(try await audit.get("/audit").text.contains("受王初委托"))
    }
  }

  @Test(.cites("yaoan", article: "5.5"), arguments: Engine.allCases)
  func `the sheet holds the eight steps with who took them and when`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let editor = try await PostJourney(world: world).published(newBrowser)
      let sheet = try await editor.get("/posts/1/print")
      let start = try #require(sheet.text.range(of: "<ol class=\"sheet-steps\">"))
      let rest = sheet.text[start.upperBound...]
      let steps = rest[..<(rest.range(of: "</ol>")?.lowerBound ?? rest.endIndex)]
        .split(separator: "<li>").map(String.init)
      #expect(steps.count == 8)
      for (letter, step) in zip("abcdefgh", steps) { #expect(step.hasPrefix("\(letter) ")) }
      #expect(steps.first?.contains("李采") == true && steps[5].contains("2026"))
      #expect(steps[2].contains("规则未要求"))
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
      #expect(written.text.contains("草稿已保存") && !written.text.contains("已存为新的一版"))
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
