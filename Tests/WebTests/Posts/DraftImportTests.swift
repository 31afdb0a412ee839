import Documents
import HTML
import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// Documents on their way into the editor.
@Suite struct DraftImportTests {
  /// What a department sends: a title, a heading, strong words, a list of its own.
  private static func wordFile(_ title: String = "关于冬季交通管制路段的通告") throws -> [UInt8] {
    var document = WordDocument(font: WordFont(latin: "Times New Roman", eastAsian: "SimSun"))
    document.add(WordParagraph(title, role: .title))
    document.add(WordParagraph([WordRun("自"), WordRun("11月28日", isBold: true), WordRun("起管制。")]))
    document.add(WordParagraph("一、路段", role: .heading))
    document.add(WordParagraph("经三路。"))
    return try document.bytes()
  }

  static let path = "/posts/import"

  private func upload(
    _ browser: Browser, file: (name: String, bytes: [UInt8])? = nil, markup: String = ""
  ) async throws -> Page {
    let form = try await browser.get(Self.path)
    #expect(form.status == .ok && form.missingPhrases.isEmpty)
    let unit = try #require(form.text.firstMatch(of: #/<option value="(\d+)"/#)?.output.1)
    return try await browser.upload(
      Self.path,
      [
        SentPart("_form", try #require(form.hidden(of: Self.path)["_form"])),
        SentPart("kind", ""), SentPart("organization", String(unit)),
        SentPart("markup", markup),
        SentPart("file", file: file?.name ?? "", file?.bytes ?? []),
      ])
  }

  /// What stands in the editor's text.
  private func body(_ page: Page) throws -> String {
    let found = page.text.firstMatch(of: #/<textarea[^>]*name="body"[^>]*>([^<]*)</#)
    return String(try #require(found).output.1)
  }

  @Test(arguments: Engine.allCases)
  func `a Word file becomes a draft, which is stored only when it is saved`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let editor = newBrowser()
      try await editor.signIn("licai")
      #expect(try await editor.get("/posts").text.contains("href=\"\(Self.path)\""))
      let before = try await world.trace()
      let page = try await upload(editor, file: ("通告.docx", try Self.wordFile()))
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      #expect(page.text.contains("value=\"关于冬季交通管制路段的通告\""))
      let text = try body(page)
      #expect(text.contains("自**11月28日**起管制。\n\n## 一、路段\n\n经三路。"))
      #expect(page.text.contains("还没有保存"))
      #expect(try await world.trace().differences(from: before).isEmpty)

      let fields = PostJourney.fields(body: text, account: world.cast.account)
      let saved = try await editor.submit("/posts", on: page, fields)
      #expect(saved.location == "/posts/1/edit?done=written")
      let shown = try await editor.get("/posts/1")
      #expect(shown.text.contains("<strong>11月28日</strong>"))
      #expect(shown.text.contains(#/<h\d>一、路段</#))
    }
  }

  @Test func `what is pasted from a web editor comes clean, and what stayed behind is named`()
    async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let editor = newBrowser()
      try await editor.signIn("licai")
      let page = try await upload(
        editor,
        markup: """
          <section data-tools="135"><h2>停课通知</h2><p onclick="x()">今日<span style="display:none">暗纹水印</span>停课
          <a href="https://edu.example/x">详情</a><a href="javascript:alert(1)">更多</a></p>
          <img src="https://img.example/雪景.png"><script>alert(1)</script></section>
          """)
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      #expect(page.text.contains("value=\"停课通知\""))
      #expect(try body(page).contains("今日停课 [详情](https://edu.example/x)更多"))
      for words in ["图片 1 张没有带过来：雪景.png", "链接 1 处", "脚本 2 处", "隐藏文字 1 处"] {
        #expect(page.text.contains(words), "\(words)")
      }
      #expect(!page.text.contains("alert(1)") && !page.text.contains("暗纹水印"))
    }
  }

  static let refused: [(String, [UInt8], String)] = [
    ("a.doc", [0xD0, 0xCF, 0x11, 0xE0], "另存为 .docx"), ("a.exe", [0x4D, 0x5A], "看不出"),
    ("a.docx", [0x50, 0x4B, 0x03, 0x04], "完整的 Word"), ("a.md", [], "没有文字"),
    ("a.html", Array("<img src=a.png>".utf8), "没有文字"),
    ("a.txt", [0x00, 0xFF, 0xFE], "UTF-8"),
    ("a.md", Array(("# 题\n\n" + String(repeating: "长", count: 20_001)).utf8), "20000"),
  ]

  @Test(arguments: refused)
  func `a file that is no document brings the form back with the reason`(
    name: String, bytes: [UInt8], words: String
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let editor = newBrowser()
      try await editor.signIn("licai")
      let before = try await world.trace()
      let page = try await upload(editor, file: (name, bytes))
      #expect(page.status == .unprocessableContent && page.text.contains(words), "\(name)")
      #expect(page.missingPhrases.isEmpty && page.text.contains("name=\"markup\""))
      #expect(try await world.trace().differences(from: before).isEmpty)
    }
  }

  @Test func `neither and both are told apart, and what was pasted is still there`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let editor = newBrowser()
      try await editor.signIn("licai")
      let neither = try await upload(editor)
      #expect(neither.status == .unprocessableContent)
      #expect(neither.text.contains("请选择文件，或者粘贴内容"))
      let both = try await upload(
        editor, file: ("a.md", Array("甲".utf8)), markup: PostJourney.canary + "贴")
      #expect(both.status == .unprocessableContent && both.text.contains("只能用一样"))
      #expect(both.text.contains("贴</textarea>") && !both.text.contains("<img src=x"))
    }
  }

  @Test func `a title that is too long is not cut but said to be so`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let editor = newBrowser()
      try await editor.signIn("licai")
      let title = String(repeating: "题", count: 130)
      let page = try await upload(editor, file: ("a.md", Array("# \(title)\n\n甲".utf8)))
      #expect(page.text.contains("value=\"\(title)\"") && page.text.contains("error-summary"))
      #expect(page.missingPhrases.isEmpty)
    }
  }

  @Test func `only those who write may import, and only for their own body`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let reviewer = newBrowser()
      try await reviewer.signIn("wangchu")
      #expect(try await reviewer.get(Self.path).status == .forbidden)
      let editor = newBrowser()
      try await editor.signIn("licai")
      let form = try await editor.get(Self.path)
      let page = try await editor.upload(
        Self.path,
        [
          SentPart("_form", try #require(form.hidden(of: Self.path)["_form"])),
          SentPart("kind", ""), SentPart("organization", "999"), SentPart("markup", "<p>甲</p>"),
        ])
      #expect(page.status == .unprocessableContent && page.missingPhrases.isEmpty)
      let strange = try await editor.upload(
        Self.path,
        [
          SentPart("_form", try #require(form.hidden(of: Self.path)["_form"])),
          SentPart("admin", "yes"), SentPart("markup", "<p>甲</p>"),
        ])
      #expect(strange.status == .unprocessableContent)
    }
  }

  // MARK: - Nothing active

  static let pieces = [
    "<script>", "</script>", "<p onclick='x'>", "<a href='javascript:x'>", "</a>", "<b>", "</b>",
    "<img src=x onerror=x>", "<svg onload=x>", "<iframe>", "</iframe>", "<style>", "</style>",
    "<h2>", "</h2>", "<li>", "<ul>", "<ol>", "<table><tr><td>", "</td>", "</table>", "<!--", "-->",
    "&lt;script&gt;", "&#60;img src=x&#62;", "**", "[", "](https://a.example)", "\"", "甲", "乙",
    "\n", "## ", "- ", "<p style='font-weight:700'>", "<a href='https://a.example/\"><script>'>",
  ]

  @Test func `nothing active survives, whatever the page holds`() throws {
    var dice = SystemRandomNumberGenerator()
    let allowed = Set(["div", "h3", "p", "br", "ul", "li", "strong", "a"])
    for _ in 0..<2_000 {
      let page = (0..<24).compactMap { _ in Self.pieces.randomElement(using: &dice) }.joined()
      guard let draft = try? ReadDraft(pasted: page + "<br>") else { continue }
      var bytes: [UInt8] = []
      bodyNodes(draft.body).render(into: &bytes)
      let html = String(decoding: bytes, as: UTF8.self)
      for tag in html.matches(of: #/<\/?([a-zA-Z][a-zA-Z0-9]*)([^>]*)>/#) {
        #expect(allowed.contains(String(tag.output.1)), "\(tag.output.0) from \(page)")
        let attributes = tag.output.2.matches(of: #/ ([a-z-]+)="/#).map { String($0.output.1) }
        #expect(Set(attributes).isSubset(of: ["class", "href", "rel"]), "\(tag.output.0)")
      }
      for link in html.matches(of: #/href="([^"]*)"/#) {
        #expect(link.output.1.hasPrefix("https://a.example"), "\(link.output.1) from \(page)")
      }
    }
  }
}
