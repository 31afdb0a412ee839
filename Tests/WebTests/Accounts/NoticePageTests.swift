import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct NoticePageTests {
  @Test(.cites("zhengzhou-2020", article: "8"), arguments: Engine.allCases)
  func `a notice is checked, published, told on and ended, and everybody can follow it`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let path = "/accounts/\(world.cast.account)/notices"
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("jianghao")
      let blank = try await manager.get(path + "/new?kind=closing")
      #expect(blank.text.contains("关于停用“云川公安”账号的公告"), "the words are proposed")
      #expect(blank.text.contains("/rulebooks/zhengzhou-2020/articles/8"))
      var fields = [
        ("kind", "closing"), ("event-on", "2026-09-30"), ("title", "关于停用“云川公安”账号的公告"),
        ("text", "云川市公安局的账号“云川公安”自2026年9月30日起停止使用。"),
        ("replacement", "云川市公安局门户网站"), ("contact", "请打13812345678"),
      ]
      let caught = try await manager.submit(path, on: blank, fields + [("step", "publish")])
      #expect(caught.status == .ok && caught.text.contains("13812345678"))
      #expect(!caught.text.contains("value=\"publish\""), "nothing to publish it with")

      fields[5].1 = "在门户网站“我要留言”栏目联系"
      let silent = try await manager.submit(
        path, on: caught, fields.filter { $0.0 != "replacement" } + [("step", "check")])
      #expect(silent.status == .unprocessableContent && silent.text.contains("替代渠道"))

      let checked = try await manager.submit(path, on: caught, fields + [("step", "check")])
      #expect(checked.text.contains("value=\"publish\""))
      var changed = fields
      changed[3].1 += "又添一句。"
      let unseen = try await manager.submit(path, on: checked, changed + [("step", "publish")])
      #expect(unseen.status == .ok, "other words than those checked are checked again")
      #expect(try await newBrowser().get("/p/notices/1").status == .notFound)

      let sent = try await manager.submit(path, on: checked, fields + [("step", "publish")])
      #expect(sent.location == path + "/1?done=published")
      let page = try await manager.get(path + "/1?done=published")
      let told = try await manager.submit(
        path + "/1/progress", on: page, [("progress", "平台正在办理注销。")])
      #expect(told.location == path + "/1?done=told")

      let citizen = newBrowser()
      for address in ["/p", "/p/notices", "/p/a/yunchuan", "/p/notices/1", "/p/feed.atom"] {
        let page = try await citizen.get(address)
        #expect(page.text.contains("关于停用“云川公安”账号的公告"), "\(address)")
        #expect(page.text.contains("平台正在办理注销。"), "\(address)")
        #expect(page.missingPhrases.isEmpty, "\(address)")
      }
      #expect(try await citizen.get("/p/a/yunchuan").text.contains("role=\"status\""))
      let sheet = try await manager.get(path + "/1/print")
      #expect(sheet.text.contains("云川市公安局") && sheet.missingPhrases.isEmpty)

      let open = try await manager.get(path + "/1")
      let ended = try await manager.submit(path + "/1/end", on: open, [])
      #expect(ended.location == path + "/1?done=ended")
      #expect(!(try await citizen.get("/p").text.contains("关于停用")))
      #expect(try await citizen.get("/p/a/yunchuan").text.contains("以往公告"))
    }
  }

  @Test func `somebody of another body sees no notices of this one`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let stranger = newBrowser()
      try await stranger.signIn("kongwai")
      let page = try await stranger.get("/accounts/\(world.cast.account)/notices")
      #expect(page.status == .forbidden)
    }
  }
}
