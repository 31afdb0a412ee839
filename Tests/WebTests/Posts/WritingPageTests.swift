import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// Writing an item: what is kept while it is typed, and who else is at it.
@Suite struct WritingPageTests {
  @Test(arguments: Engine.allCases)
  func `the editor opens with what was typed and not saved, until it is saved or dropped`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let (editor, page) = try await Self.begun(world, newBrowser())
      #expect(page.text.contains("data-working=\"/posts/1/working\""))
      let typed = PostJourney.fields(body: "写到一半", account: world.cast.account)
      let kept = try await Self.keep(editor, page, typed)
      #expect(kept.status == .ok && kept.text.contains("09:00 已暂存"))

      let again = try await editor.get("/posts/1/edit")
      #expect(again.missingPhrases.isEmpty && again.text.contains(">\n写到一半</textarea>"))
      #expect(again.text.contains("填写、还没有保存的内容") && again.text.contains("<ins>"))
      let item = try await editor.get("/posts/1")
      #expect(!item.text.contains("写到一半"), "the item itself says what is saved")

      let dropped = try await editor.submit("/posts/1/working/removal", on: again, [])
      #expect(dropped.location == "/posts/1/edit?done=dropped")
      let old = try await editor.get(try #require(dropped.location))
      #expect(old.missingPhrases.isEmpty && old.text.contains("已丢弃"))
      #expect(!old.text.contains("写到一半"))

      _ = try await Self.keep(editor, old, typed)
      let whole = try await editor.get("/posts/1/edit")
      let saved = try await editor.submit("/posts/1/revisions", on: whole, typed)
      #expect(saved.location == "/posts/1/edit?done=saved")
      let done = try await editor.get("/posts/1/edit")
      #expect(!done.text.contains("还没有保存的内容"))
      _ = try await Self.keep(editor, done, typed)
      let same = try await editor.get("/posts/1/edit")
      #expect(!same.text.contains("还没有保存的内容"), "what is saved already is not offered")
    }
  }

  @Test(arguments: Engine.allCases)
  func `two who write are told of each other, and a late one of the newer version`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let (editor, mine) = try await Self.begun(world, newBrowser())
      let colleague = try await PostJourney(world: world).at(newBrowser(), "zhangshuang")
      let theirs = try await colleague.get("/posts/1/edit")
      #expect(theirs.text.contains("李采也打开了这件稿件"))
      let heard = try await Self.keep(editor, mine, [])
      #expect(heard.text.contains("张双也打开了这件稿件"))
      let typed = PostJourney.fields(body: "我写的", account: world.cast.account)
      _ = try await Self.keep(editor, mine, typed)
      _ = try await colleague.submit(
        "/posts/1/revisions", on: theirs,
        PostJourney.fields(body: "同事写的", account: world.cast.account))
      let late = try await Self.keep(editor, mine, [])
      #expect(late.text.contains("张双已于") && late.text.contains("保存了新的一版"))
      let page = try await editor.get("/posts/1/edit")
      #expect(page.missingPhrases.isEmpty && page.text.contains("保存了新的一版"))
      let stale = try await editor.submit("/posts/1/revisions", on: page, typed)
      #expect(stale.status == .conflict && stale.text.contains("同事写的"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `autosave without a right is refused`(engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let (editor, page) = try await Self.begun(world, newBrowser())
      let typed = PostJourney.fields(account: world.cast.account)
      let reviewer = try await PostJourney(world: world).at(newBrowser(), "wangchu")
      let own = try await reviewer.get("/profile")
      let token = try #require(own.hidden(of: "/sign-out")["_form"])
      let refused = try await reviewer.post(
        "/posts/1/working", typed + [("_form", token), ("version", "1")])
      #expect(refused.status == .forbidden)
      let foreign = try await editor.post("/posts/1/working", typed + [("_form", token)])
      #expect(foreign.status == .forbidden, "a token of another browser")
      let stranger = try await newBrowser().post("/posts/1/working", typed)
      #expect(stranger.status != .ok || !stranger.text.contains("\"kept\""))
      _ = try await editor.submit("/posts/1/submission", on: page, [])
      let late = try await Self.keep(editor, page, typed)
      #expect(late.status == .conflict)
      let kept = try await world.ask(as: world.cast.editor) { try $0.working(on: PostID(1)) }
      #expect(kept == nil)
    }
  }

  /// An item, at its editor's browser with the editor's page.
  private static func begun(_ world: World, _ browser: Browser) async throws -> (Browser, Page) {
    let editor = try await PostJourney(world: world).at(browser, "licai")
    let blank = try await editor.get("/posts/new")
    _ = try await editor.submit(
      "/posts", on: blank, PostJourney.fields(account: world.cast.account))
    let page = try await editor.get("/posts/1/edit")
    #expect(page.missingPhrases.isEmpty)
    return (editor, page)
  }

  /// What the script sends: all fields, or none of them where nothing was typed.
  private static func keep(
    _ browser: Browser, _ page: Page, _ fields: [(String, String)]
  ) async throws -> Page {
    var hidden = page.hidden(of: "/posts/1/revisions")
    if fields.isEmpty { hidden["kind"] = nil }
    return try await browser.post(
      "/posts/1/working", fields + hidden.map { ($0.key, $0.value) })
  }
}
