import HTTPTypes
import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Web

@Suite struct MarkedTextTests {
  private func finding(
    _ offset: Int?, _ length: Int?, field: String = "body"
  ) -> Finding {
    Finding(
      rule: "r", family: "f", level: .hint, citations: [], field: field, offset: offset,
      length: length, phraseKey: "k")
  }

  private func stretches(_ text: String, _ findings: [Finding]) -> [String] {
    let numbered = findings.enumerated().map { ($0.offset + 1, $0.element) }
    return MarkedText(text, field: "body", findings: numbered.map { (number: $0, item: $1) })
      .stretches.map { "\($0.words)\($0.numbers)" }
  }

  @Test func `marks the words and leaves the rest`() {
    #expect(stretches("最好的服务", [finding(0, 2)]) == ["最好[1]", "的服务[]"])
  }

  @Test func `cuts overlapping findings into stretches`() {
    #expect(
      stretches("甲乙丙丁", [finding(0, 3), finding(1, 3)]) == ["甲[1]", "乙丙[1, 2]", "丁[2]"])
  }

  @Test func `an emoji of several scalars is one character`() {
    #expect(stretches("👨‍👩‍👧好", [finding(1, 1)]) == ["👨‍👩‍👧[]", "好[1]"])
  }

  @Test func `a place outside the text marks nothing beyond it`() {
    let odd = [
      finding(9, 1), finding(-1, 2), finding(1, Int.max), finding(0, 0), finding(nil, nil),
      finding(0, 1, field: "title"),
    ]
    #expect(stretches("甲乙", odd) == ["甲[]", "乙[3]"])
  }

  @Test func `no text has no stretches`() {
    #expect(stretches("", [finding(0, 1)]).isEmpty)
  }
}

@Suite struct TryPageTests {
  private let path = TryPage.path

  private static func fields(_ text: String, title: String = "") -> [(String, String)] {
    [
      ("title", title), ("text", text), ("rulebooks", "zhengzhou-2020"), ("rulebooks", "yaoan"),
      ("platforms", "weibo"),
    ]
  }

  @Test(arguments: Language.allCases)
  func `the words of a finding are marked, and nothing is stored`(
    _ language: Language
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { [path] newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      browser.cookies["wb_lang"] = language.rawValue
      let form = try await browser.get(path)
      #expect(form.status == .ok && form.missingPhrases.isEmpty)
      #expect(form.text.contains(#/checked[^>]*value="zhengzhou-2020"/#))
      let before = try await world.trace()
      let text = "当事人身份证号11010519491231002X，请周知。" + String(repeating: "长", count: 200)
      let page = try await browser.submit(path, on: form, Self.fields(text, title: "标题"))
      #expect(page.status == .ok && page.missingPhrases.isEmpty, "\(page.missingPhrases)")
      #expect(page.text.contains("<mark>11010519491231002X"))
      #expect(page.text.contains("href=\"#finding-1\"") && page.text.contains("id=\"finding-1\""))
      #expect(page.text.contains("/rulebooks/yaoan/articles/"))
      #expect(try await world.trace() == before)
    }
  }

  @Test func `what is tried stays text`() async throws {
    let world = try await World(on: .sqlite)
    let canary = PostJourney.canary
    try await Site.with(world).open { [path] newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let form = try await browser.get(path)
      let text = canary + "最好的服务，手机13800138000" + canary
      let page = try await browser.submit(path, on: form, Self.fields(text, title: canary))
      #expect(page.status == .ok)
      #expect(!page.text.contains("<script>") && !page.text.contains("<img src=x"))
      #expect(page.text.contains("&lt;script"))
    }
  }

  @Test(arguments: [
    [("title", ""), ("text", "")], [("text", "字"), ("rulebooks", "no-such")],
    [("text", "字"), ("platforms", "telegram")],
    [("text", String(repeating: "字", count: 20_001))],
    [("title", String(repeating: "题", count: 101)), ("text", "字")],
  ])
  func `a field that cannot be taken is named`(_ fields: [(String, String)]) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { [path] newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let page = try await browser.submit(path, on: try await browser.get(path), fields)
      #expect(page.status == .unprocessableContent && page.missingPhrases.isEmpty)
      #expect(page.text.contains("error-summary"))
    }
  }

  @Test(arguments: Language.allCases)
  func `a text that is a warning and a reprint is asked for what such texts say`(
    _ language: Language
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { [path] newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      browser.cookies["wb_lang"] = language.rawValue
      let form = try await browser.get(path)
      let fields = [
        ("title", ""), ("text", "预警级别：红色\n原标题：云川入汛"), ("rulebooks", "openness"),
        ("rulebooks", "yaoan"),
      ]
      let plain = try await browser.submit(path, on: form, fields)
      let page = try await browser.submit(
        path, on: form, fields + [("kinds", "warning"), ("kinds", "reprint")])
      #expect(page.status == .ok && page.missingPhrases.isEmpty, "\(page.missingPhrases)")
      let shelf = try Bundled.shelf.get()
      let warning = try #require(shelf.rulebook("openness")?.emergency.content?.warning)
      let day = try #require(CivilDate("2026-09-28"))
      let reprint = shelf.governing(["openness", "yaoan"], on: day).reprintFields
      #expect(warning.count == 8 && reprint.count == 4)
      let titles = warning.map { ($0.id, $0.title) } + reprint.map { ($0.name, $0.title) }
      for (id, title) in titles {
        let name = language == .english ? title.english : title.chinese
        let isSaid = id == "grade" || id == "original-title"
        let mark = language == .english ? "“\(name)” is missing" : "缺少“\(name)”"
        #expect(page.text.contains(mark) == !isSaid, "\(id)")
        #expect(!plain.text.contains(mark))
      }
      let odd = try await browser.submit(path, on: form, fields + [("kinds", "rumour")])
      #expect(odd.status == .unprocessableContent)
    }
  }
}
