import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct PostListPageTests {
  private static func written(
    _ world: World, _ titles: [String], by actor: Actor? = nil
  ) async throws {
    for title in titles {
      let draft = PostDraft(
        title: title, summary: "", body: "正文。", category: PostCategory(rawValue: "openness"),
        accounts: [world.cast.account], concerns: [])
      _ = try await world.perform(
        WritePost(organization: world.cast.city, draft: draft), as: actor ?? world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `words of two characters are found, one is too short, and a number leads to its item`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Self.written(world, ["夜间管制的通告", "招聘辅警的公告", PostJourney.canary])
    try await Site.with(world).open { newBrowser in
      let editor = newBrowser()
      try await editor.signIn("licai")
      let found = try await editor.get("/posts?q=" + percentEncoded("管制"))
      #expect(found.status == .ok && found.missingPhrases.isEmpty)
      #expect(found.text.contains("夜间管制的通告") && !found.text.contains("招聘辅警的公告"))
      #expect(found.text.contains("正文前 500 字"))
      let short = try await editor.get("/posts?q=" + percentEncoded("管"))
      #expect(short.text.contains("至少输入两个字") && !short.text.contains("夜间管制的通告"))
      let none = try await editor.get("/posts?q=" + percentEncoded("地铁"))
      #expect(none.text.contains("没有符合条件的结果") && none.missingPhrases.isEmpty)
      let number = try await editor.get("/posts?q=yc-2026-0002")
      #expect(number.status == .seeOther && number.location == "/posts/2")
      let script = try await editor.get("/posts?q=script")
      #expect(!script.text.contains("<script>alert") && script.text.contains("&lt;script"))
      let stranger = newBrowser()
      try await stranger.signIn("kongwai")
      #expect(try await stranger.get("/posts?q=YC-2026-0002").status == .ok)
    }
  }

  @Test(arguments: Engine.allCases)
  func `the address carries every filter, and a list is kept and let go`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Self.written(world, ["夜间管制的通告"])
    try await Site.with(world).open { newBrowser in
      let editor = newBrowser()
      try await editor.signIn("licai")
      let address = "/posts?state=draft&sensitivity=ordinary&holder=me&from=2026-09-01"
      let list = try await editor.get(address)
      #expect(list.status == .ok && list.missingPhrases.isEmpty)
      #expect(list.text.contains("夜间管制的通告"))
      #expect(list.text.contains("value=\"2026-09-01\""))
      let kept = try await editor.submit("/views", on: list, [("name", "九月草稿")])
      #expect(kept.location == address + "&done=view-saved")
      let after = try await editor.get(try #require(kept.location))
      #expect(after.missingPhrases.isEmpty && after.text.contains("已存为常用清单"))
      #expect(after.text.contains("九月草稿"))
      let again = try await editor.submit("/views", on: after, [("name", "九月草稿")])
      #expect(again.status == .unprocessableContent && again.missingPhrases.isEmpty)
      #expect(again.text.contains("夜间管制的通告"), "the list is still there")
      let gone = try await editor.submit("/views/1/deletion", on: after, [])
      #expect(gone.location == "/posts?done=view-deleted")
    }
  }

  @Test(arguments: Engine.allCases)
  func `ticked drafts are handed on one by one, and the page says which were not`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Self.written(world, ["甲稿", "乙稿"])
    try await Self.written(world, ["丙稿"], by: world.cast.secondEditor)
    let next = try world.cast.secondEditor.personID()
    try await Site.with(world).open { newBrowser in
      let editor = newBrowser()
      try await editor.signIn("licai")
      let list = try await editor.get("/posts")
      #expect(list.text.contains("name=\"item\""))
      let items = [("item", "1"), ("item", "2"), ("item", "3")]
      let form = try await editor.submit("/posts/assignments/new", on: list, items)
      #expect(form.status == .ok && form.missingPhrases.isEmpty)
      #expect(form.text.contains("张双") && form.text.contains("甲稿"))
      let blank = try await editor.submit(
        "/posts/assignments", on: form, items + [("holder", "\(next)"), ("reason", "")])
      #expect(blank.status == .unprocessableContent && blank.missingPhrases.isEmpty)
      let done = try await editor.submit(
        "/posts/assignments", on: blank, items + [("holder", "\(next)"), ("reason", "休假")])
      #expect(done.status == .ok && done.missingPhrases.isEmpty)
      #expect(done.text.contains("共 3 件，转交了 2 件"))
      #expect(done.text.contains("已经在张双手上"))
      let none = try await editor.submit("/posts/assignments/new", on: list, [])
      #expect(none.text.contains("没有勾选稿件") && none.missingPhrases.isEmpty)
    }
  }

  @Test(arguments: Engine.allCases)
  func `the list goes out as a file, narrowed or ticked, and every copy is written down`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Self.written(world, ["甲稿通告", "乙稿公告"])
    try await Site.with(world).open { newBrowser in
      let editor = newBrowser()
      try await editor.signIn("licai")
      let list = try await editor.get("/posts?q=" + percentEncoded("通告"))
      let file = try await editor.submit("/posts/export", on: list, [("format", "csv")])
      #expect(file.text.contains("甲稿通告") && !file.text.contains("乙稿公告"))
      let key = try #require(list.hidden(of: "/posts/assignments/new")["_form"])
      let ticked = try await editor.post(
        "/posts/export",
        [("_form", key), ("list", ""), ("item", "2"), ("item", "99"), ("format", "csv")])
      #expect(ticked.text.contains("乙稿公告") && !ticked.text.contains("甲稿通告"))
      let none = try await editor.post(
        "/posts/export", [("_form", key), ("list", ""), ("format", "csv")])
      #expect(none.status == .unprocessableContent && none.missingPhrases.isEmpty)
      #expect(none.text.contains("先勾选要导出的稿件") && none.text.contains("回到列表"))
      let log = try await world.ask(as: world.cast.auditor) { reading in
        try reading.auditLog(AuditFilter(act: "accounts.export")).records
      }
      #expect(log.map { $0.facts["exported-list"] } == ["posts", "posts"])
    }
  }
}
