import Foundation
import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct CorrectionPageTests {
  private static let explanation = "活动已取消，<b>管制</b>不再实行。"

  private static func fields(
    _ kind: Correction.Kind, _ world: World
  ) -> [(String, String)] {
    [
      ("kind", kind.rawValue), ("fault", "活动取消了"), ("finder", "body"), ("found-by", "市交通局"),
      ("found-at", world.now.typed), ("explanation", explanation), ("basis", "依据条款"),
    ]
  }

  private static func opened(
    _ kind: Correction.Kind, by editor: Browser, _ world: World
  ) async throws {
    world.clock.advance(minutes: 5)
    let form = try await editor.get("/posts/1/corrections/new")
    #expect(form.status == .ok && form.missingPhrases.isEmpty)
    let sent = try await editor.submit("/posts/1/corrections", on: form, fields(kind, world))
    #expect(sent.location == "/posts/1?done=correction-\(kind.rawValue)")
    let page = try await editor.get("/posts/1?done=correction-\(kind.rawValue)")
    #expect(page.status == .ok && page.missingPhrases.isEmpty)
    #expect(page.text.contains("已发现差错") && page.text.contains("市交通局"))
  }

  private static func takenDown(_ newBrowser: () -> Browser, _ journey: PostJourney) async throws {
    let publisher = try await journey.at(newBrowser(), "zhengbu")
    #expect(try await publisher.get("/").text.contains("上还能看到"))
    let page = try await publisher.get("/posts/1")
    let wrong = try await publisher.submit(
      "/releases/1/takedown", on: page, [("takedown", "警务")])
    #expect(wrong.status == .unprocessableContent && wrong.missingPhrases.isEmpty)
    let done = try await publisher.submit(
      "/releases/1/takedown", on: page, [("takedown", "公安")])
    #expect(done.location == "/posts/1?done=taken-down")
    #expect(try await publisher.get("/posts/1?done=taken-down").missingPhrases.isEmpty)
  }

  @Test(.cites("zhengzhou-2020", article: "18"), arguments: Engine.allCases)
  func `a withdrawn item leaves its title and the explanation on the portal and in the feeds`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world, publicOrigin: "https://muduo.example").open { newBrowser in
      let journey = PostJourney(world: world)
      let editor = try await journey.published(newBrowser)
      let form = try await editor.get("/posts/1/corrections/new")
      let empty = try await editor.submit(
        "/posts/1/corrections", on: form, [("kind", "withdraw")])
      #expect(empty.status == .unprocessableContent && empty.missingPhrases.isEmpty)
      for field in ["fault", "finder", "found-at", "explanation"] {
        #expect(empty.text.contains("field-\(field)-error"), "\(field) is missed at once")
      }
      try await Self.opened(.withdraw, by: editor, world)
      try await Self.takenDown(newBrowser, journey)

      let shown = try await newBrowser().get("/p/posts/1")
      #expect(shown.status == .ok && shown.missingPhrases.isEmpty)
      #expect(shown.text.contains("关于冬季交通管制路段的通告"))
      #expect(shown.text.contains("&lt;b&gt;管制&lt;/b&gt;") && shown.text.contains("撤下"))
      #expect(!shown.text.contains("11月28日"), "the text is gone")
      #expect(!(try await newBrowser().get("/p").text.contains("冬季交通")))
      for path in ["/p/feed.atom", "/p/a/yunchuan/feed.atom"] {
        let atom = try await newBrowser().get(path)
        #expect(FeedReader(atom.text).isWellFormed && atom.text.contains("已撤稿"))
        #expect(!atom.text.contains("11月28日"))
      }
      let list = try await editor.get("/corrections")
      #expect(list.status == .ok && list.missingPhrases.isEmpty)
      #expect(list.text.contains("关于冬季交通管制路段的通告") && list.text.contains("已办完"))
      let file = try await editor.submit("/corrections/export", on: list, [("format", "csv")])
      #expect(file.status == .ok && file.text.contains("市交通局"))
    }
  }

  @Test(.cites("zhengzhou-2020", article: "18"), arguments: Engine.allCases)
  func `a removed item answers that it is gone, and the feeds say so in their own form`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world, publicOrigin: "https://muduo.example").open { newBrowser in
      let journey = PostJourney(world: world)
      let editor = try await journey.published(newBrowser)
      try await Self.opened(.delete, by: editor, world)
      try await Self.takenDown(newBrowser, journey)
      let shown = try await newBrowser().get("/p/posts/1")
      #expect(shown.status == .gone && shown.missingPhrases.isEmpty)
      #expect(!shown.text.contains("冬季交通") && !shown.text.contains("依据条款"))
      let atom = try await newBrowser().get("/p/feed.atom").text
      let feed = FeedReader(atom)
      #expect(feed.isWellFormed && atom.contains("<at:deleted-entry ref=\"urn:uuid:"))
      #expect(feed.elements["entry"] == nil)
      let json = try await newBrowser().get("/p/feed.json")
      let read = try #require(
        try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
      let item = try #require((read["items"] as? [[String: Any]])?.first)
      #expect(item["title"] as? String == "内容已删除" && item["date_modified"] != nil)
      #expect(!json.text.contains("冬季交通"))
    }
  }

  @Test(.cites("hunan-2017", article: "15"), arguments: Engine.allCases)
  func `a corrected item goes back to its author and stays as it is until the new one is out`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      let editor = try await journey.published(newBrowser)
      try await Self.opened(.correct, by: editor, world)
      let edit = try await editor.get("/posts/1/edit")
      let saved = try await editor.submit(
        "/posts/1/revisions", on: edit,
        PostJourney.fields(body: "自11月30日起管制。", account: world.cast.account))
      #expect(saved.location == "/posts/1/edit?done=saved")
      #expect(try await newBrowser().get("/p/posts/1").text.contains("11月28日"))
      #expect(try await editor.get("/").text.contains("待改稿"))
      let page = try await editor.get("/posts/1")
      let dropped = try await editor.submit(
        "/posts/1/corrections/end", on: page, [("drop-reason", "原文没有错")])
      #expect(dropped.location == "/posts/1?done=correction-dropped")
      let after = try await editor.get("/posts/1?done=correction-dropped")
      #expect(after.missingPhrases.isEmpty && after.text.contains("原文没有错"))
    }
  }
}
