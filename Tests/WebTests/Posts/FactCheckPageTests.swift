import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct FactCheckPageTests {
  private static let origin = "https://muduo.example"
  private static let question: [(String, String)] = [
    ("check-body", "市政管理处"), ("check-name", "陈工"), ("check-contact", "当面扫码"),
    ("check-question", "<b>路段</b>对吗？"), ("check-hours", "24"),
  ]

  @Test(arguments: Engine.allCases)
  func `a link is shown once, answered without an account, and read before signing`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world, publicOrigin: Self.origin).open { newBrowser in
      let journey = PostJourney(world: world)
      let editor = try await journey.begun(newBrowser)
      let reviewer = try await journey.at(newBrowser(), "wangchu")
      let page = try await reviewer.get("/posts/1")
      let wrong = try await reviewer.submit(
        "/posts/1/fact-checks", on: page, [("check-hours", "24"), ("check-name", "陈工")])
      #expect(wrong.status == .unprocessableContent && wrong.missingPhrases.isEmpty)
      #expect(wrong.text.contains("href=\"#field-check-body\""))
      let path = try await Self.ask(reviewer, on: wrong)
      let item = try await reviewer.get("/posts/1")
      #expect(item.missingPhrases.isEmpty && item.text.contains("等待答复：市政管理处 陈工"))
      #expect(!item.text.contains(path), "the link is shown only once")

      let outside = newBrowser()
      let asked = try await outside.get(path)
      #expect(asked.status == .ok && asked.missingPhrases.isEmpty)
      #expect(asked.text.contains("11月28日") && asked.text.contains("&lt;b&gt;路段"))
      #expect(!asked.text.contains("王初") && !asked.text.contains("href=\"/posts"))
      #expect(!asked.text.contains("陈工"), "nobody's name but the office's")
      let bare = try await outside.submit(path, on: asked, [("verdict", "differs")])
      #expect(bare.status == .unprocessableContent && bare.missingPhrases.isEmpty)
      for field in ["words", "name", "post"] {
        #expect(bare.text.contains("href=\"#field-\(field)\""))
      }
      let sent = try await outside.submit(path, on: bare, Self.answer)
      #expect(sent.status == .seeOther && sent.location == path)
      let done = try await outside.get(path)
      #expect(done.status == .ok && done.text.contains("已经答复"))
      #expect(!done.text.contains("11月28日"), "after the answer it gives nothing away")
      let late = try await newBrowser().submit(path, on: asked, Self.answer)
      #expect(late.status != .ok && late.status.code < 500)

      let read = try await reviewer.get("/posts/1")
      #expect(read.missingPhrases.isEmpty && read.text.contains("有出入：市政管理处 陈工"))
      #expect(read.text.contains("应为&lt;i&gt;12月"))
      let sheet = try await editor.get("/posts/1/print")
      #expect(sheet.missingPhrases.isEmpty && sheet.text.contains("有出入（陈工，市政管理处科长"))
    }
  }

  @Test(arguments: Language.allCases)
  func `a link is kept by nobody, and one of no use looks like one that never was`(
    language: Language
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world, publicOrigin: Self.origin).open { newBrowser in
      let editor = try await PostJourney(world: world).begun(newBrowser)
      let path = try await Self.ask(editor, on: try await editor.get("/posts/1"))
      let insider = try await editor.get(path)
      #expect(insider.status == .ok && insider.hidden(of: path).isEmpty, "no form for the house")
      let outside = newBrowser()
      outside.cookies["wb_lang"] = language.rawValue
      let unknown = "/f/" + String(repeating: "0", count: 32)
      for address in [path, unknown] {
        let page = try await outside.get(address)
        #expect(page.missingPhrases.isEmpty && page.headers[.cacheControl] == "no-store")
        #expect(page.header("Referrer-Policy") == "no-referrer")
        #expect(page.header("X-Robots-Tag") == "noindex")
        #expect(page.text.contains("content=\"no-referrer\"") && !page.text.contains("<script>"))
      }
      let before = try await outside.get(path)
      let item = try await editor.get("/posts/1")
      let withdrawn = try await editor.submit("/posts/1/fact-checks/1/withdrawal", on: item, [])
      #expect(withdrawn.location == "/posts/1?done=fact-check-withdrawn")
      #expect(try await editor.get("/posts/1?done=fact-check-withdrawn").missingPhrases.isEmpty)
      let gone = try await outside.get(path)
      let never = try await outside.get(unknown)
      #expect(gone.status == .notFound && never.status == .notFound)
      #expect(Self.words(gone) == Self.words(never))
      let refused = try await outside.submit(path, on: before, Self.answer)
      #expect(refused.status == .notFound && Self.words(refused) == Self.words(never))
    }
  }

  private static let answer: [(String, String)] = [
    ("verdict", "differs"), ("words", "应为<i>12月"), ("name", "陈工"), ("post", "市政管理处科长"),
  ]

  /// Asks and reads the link from the answer.
  private static func ask(_ browser: Browser, on page: Page) async throws -> String {
    let shown = try await browser.submit("/posts/1/fact-checks", on: page, question)
    #expect(shown.status == .ok && shown.missingPhrases.isEmpty)
    #expect(shown.text.contains("<svg") && shown.headers[.cacheControl] == "no-store")
    let link = try #require(
      shown.text.firstMatch(of: #/value="https:\/\/muduo\.example(\/f\/[0-9a-f]{32})"/#))
    return String(link.output.1)
  }

  /// What a reader sees of a page.
  private static func words(_ page: Page) -> String {
    page.text.replacing(#/<[^>]*>/#, with: "")
  }
}

extension Page {
  fileprivate func header(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { headers[$0] }
  }
}
