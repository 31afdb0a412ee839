import HTTPTypes
import LongPicture
import Office
import Support
import Testing

@testable import Web

@Suite struct LongPicturePageTests {
  @Test(.cites("yaoan", article: "5.6"), arguments: Engine.allCases)
  func `an item is drawn as a long picture with its body's name, and saved under its number`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let editor = try await Self.written(world, newBrowser(), "自**11月28日**起管制。\n\n- 经三路")
      let item = try await editor.get("/posts/1")
      #expect(item.text.contains("href=\"/posts/1/long-picture\""))
      let page = try await editor.get("/posts/1/long-picture")
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      for words in ["第 1 张，共 1 张", "src=\"/posts/1/long-picture/1\"", "还没有审定"] {
        #expect(page.text.contains(words), "\(words)")
      }
      #expect(!page.text.contains("无法排出"))
      let picture = try await editor.get("/posts/1/long-picture/1")
      #expect(picture.status == .ok)
      #expect(picture.headers[.contentType] == "image/png")
      #expect(picture.text.prefix(8).contains("PNG"))
      #expect(picture.headers[.contentDisposition]?.hasPrefix("inline;") == true)
      let saved = try await editor.get("/posts/1/long-picture/1?save=yes")
      #expect(saved.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
      for number in ["0", "2", "x"] {
        let other = try await editor.get("/posts/1/long-picture/" + number)
        #expect(other.status == .notFound, "\(number)")
      }
    }
  }

  @Test func `what cannot be drawn is named on the page`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let editor = try await Self.written(world, newBrowser(), "\u{F0000}来了")
      let page = try await editor.get("/posts/1/long-picture")
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      #expect(page.text.contains("有 1 个字符无法排出"))
    }
  }

  @Test func `whoever may not see an item sees no picture of it`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      _ = try await Self.written(world, newBrowser(), "甲。")
      let outsider = try await PostJourney(world: world).at(newBrowser(), "kongwai")
      for path in ["/posts/1/long-picture", "/posts/1/long-picture/1"] {
        #expect(try await outsider.get(path).status == .forbidden, "\(path)")
      }
    }
  }

  @Test func `a font file that is not there is a failure of its own`() async throws {
    let text = LongPicture(title: "题", blocks: [], source: "局", date: "今日")
    await #expect(throws: LongPicture.Failure.unreadableFont(path: "/nowhere.ttc")) {
      _ = try await Drawing(fonts: "/nowhere.ttc").outline(text)
    }
  }

  @Test func `a link in a picture says where it leads`() {
    let body = BodyText("## 题\n\n见[通告](https://a.gov.cn/1)，\nhttps://a.gov.cn/2\n\n- 甲\n- **乙**")
    #expect(
      PostPicture.blocks(body) == [
        .heading("题"),
        .paragraph("见通告（https://a.gov.cn/1），\nhttps://a.gov.cn/2"),
        .entry(label: "•", "甲"), .entry(label: "•", "乙"),
      ])
  }

  private static func written(
    _ world: World, _ browser: Browser, _ body: String
  ) async throws -> Browser {
    let editor = try await PostJourney(world: world).at(browser, "licai")
    let blank = try await editor.get("/posts/new")
    let fields = PostJourney.fields(body: body, account: world.cast.account)
    let saved = try await editor.submit("/posts", on: blank, fields)
    #expect(saved.status == .seeOther)
    return editor
  }
}
