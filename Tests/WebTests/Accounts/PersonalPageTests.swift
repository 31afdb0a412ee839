import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct PersonalPageTests {
  @Test(
    .cites("hunan-2017", article: "39"), .cites("hunan-2017", article: "42"),
    arguments: Engine.allCases)
  func `an officer reports on the page and the unit decides and reminds there`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let officer = newBrowser()
      try await officer.signIn("licai")
      let blank = try await officer.get("/personal/new")
      #expect(blank.text.contains("本系统不从任何平台收集信息"))
      #expect(blank.text.contains("/rulebooks/hunan-2017/articles/39"))
      let half = try await officer.submit("/personal", on: blank, [("name", "小李随笔")])
      #expect(half.status == .unprocessableContent && half.text.contains("小李随笔"))
      let fields = [
        ("platform", "weibo"), ("name", "小李随笔"), ("post", "宣传科新闻岗"), ("secret", "no"),
        ("link", ""), ("need", ""), ("certified", "yes"),
      ]
      let sent = try await officer.submit("/personal", on: half, fields)
      #expect(sent.location == "/personal/1?done=reported")
      let own = try await officer.get("/personal/1?done=reported")
      #expect(own.status == .ok && own.missingPhrases.isEmpty)
      #expect(!own.text.contains("/personal/1/approval"), "nobody decides on their own")

      let manager = newBrowser()
      try await manager.signIn("jianghao")
      #expect(try await manager.get("/personal").text.contains("小李随笔"))
      let page = try await manager.get("/personal/1")
      let agreed = try await manager.submit("/personal/1/approval", on: page, [("opinion", "")])
      #expect(agreed.location == "/personal/1?done=approved")
      let next = try await manager.get("/personal/1")
      let early = try await manager.submit(
        "/personal/1/reminders", on: next, [("words", "注意措辞"), ("day", "2027-01-01")])
      #expect(early.status == .unprocessableContent && early.text.contains("注意措辞"))
      let reminded = try await manager.submit(
        "/personal/1/reminders", on: next,
        [("words", "注意措辞"), ("day", "2026-09-28"), ("talked", "yes")])
      #expect(reminded.location == "/personal/1?done=reminded")
      #expect(try await officer.get("/personal/1").text.contains("已当面谈话"))
      #expect(try await officer.get("/personal/1/print").text.contains("注意措辞"))
      let struck = try await manager.submit(
        "/personal/1/strike-off", on: try await manager.get("/personal/1"), [("reason", "已调离")])
      #expect(struck.location == "/personal/1?done=struck-off")

      let stranger = newBrowser()
      try await stranger.signIn("wangchu")
      #expect(try await stranger.get("/personal/1").status == .notFound)
    }
  }
}
