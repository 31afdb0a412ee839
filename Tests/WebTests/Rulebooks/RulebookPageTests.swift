import HTTPTypes
import Office
import Rulebook
import Support
import Testing

@testable import Web

@Suite struct RulebookPageTests {
  /// What a signed-in person sees in both languages.
  private func look(
    at path: String, as login: String = "licai",
    _ check: @escaping @Sendable (Page, Language) throws -> Void
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn(login)
      for language in Language.allCases {
        browser.cookies["wb_lang"] = language.rawValue
        let page = try await browser.get(path)
        #expect(page.status == .ok && page.missingPhrases.isEmpty, "\(page.missingPhrases)")
        try check(page, language)
      }
    }
  }

  @Test func `the list names every rulebook and says which are in use`() async throws {
    let shelf = try Bundled.shelf.get()
    try #require(shelf.ids.count > 3)
    try await look(at: "/rulebooks") { page, language in
      for id in shelf.ids {
        #expect(page.text.contains("href=\"/rulebooks/\(id)\""), "\(id)")
      }
      if language == .chinese {
        #expect(page.text.contains("已启用") && page.text.contains("郑公通〔2020〕276号"))
      }
    }
  }

  @Test(arguments: [
    ("第十七条", "zhengzhou-2020", "17"), ("十七", "hunan-2017", "17"), ("第8条", "zhengzhou-2020", "8"),
    ("8 条", "zhengzhou-2020", "8"), ("三十", "hunan-2017", "30"), ("第二十 条", "zhengzhou-2020", "20"),
    ("十", "zhengzhou-2020", "10"), ("5.4", "yaoan", "5.4"),
  ])
  func `an article is found as clerks write it`(
    words: String, rulebook: String, article: String
  ) throws {
    let say = try #require(try Words.bundled()[.chinese])
    let shelf = try Bundled.shelf.get()
    let found = RulebookSearch.hits(for: .init(words, say: say), on: shelf, say: say)
      .filter { $0.kind == .article && $0.rulebook == rulebook }.map(\.article)
    #expect(found.contains(article))
  }

  @Test(arguments: [
    ("64字节", "yaoan", "5.6"), ("６４ 字节", "yaoan", "5.6"), ("六十四字节", "yaoan", "5.6"),
    ("64 BYTES", "yaoan", "5.6"), ("1小时", "yaoan", "5.4"), ("1 小时", "yaoan", "5.4"),
    ("一小时", "yaoan", "5.4"), ("5个工作日", "yaoan", "4.2"), ("五个工作日", "yaoan", "4.2"),
  ])
  func `rules are found by what they say, however the number is written`(
    words: String, rulebook: String, article: String
  ) throws {
    let language: Language = words.hasSuffix("BYTES") ? .english : .chinese
    let say = try #require(try Words.bundled()[language])
    let hits = RulebookSearch.hits(
      for: .init(words, say: say), on: try Bundled.shelf.get(), say: say)
    #expect(
      hits.contains { $0.kind == .rule && $0.rulebook == rulebook && $0.article == article },
      "\(hits.map { "\($0.kind) \($0.rulebook) \($0.article)" })")
  }

  @Test func `a number is found as a whole, and an article by the number it begins with`() throws {
    let say = try #require(try Words.bundled()[.chinese])
    let shelf = try Bundled.shelf.get()
    func articles(_ words: String, of rulebook: String) -> [String] {
      RulebookSearch.hits(for: .init(words, say: say), on: shelf, say: say)
        .filter { $0.kind == .article && $0.rulebook == rulebook }.map(\.article)
    }
    let found = articles("N25", of: "openness")
    let all = shelf.rulebook("openness")?.articles.entries.map(\.article) ?? []
    #expect(found.count == all.filter { $0.hasPrefix("N25-") || $0 == "N25" }.count)
    #expect(articles("3.2", of: "yaoan").contains("3.2.9"))
    let query = RulebookSearch.Query("1", say: say)
    #expect(query.names(article: "1") && !query.names(article: "12"))
    #expect(!query.matches(["24小时内", "二十一天", "N11"]) && query.matches(["一天"]))
    for (typed, text) in [
      ("2天", "两天"), ("20", "二十"), ("110", "一百一十"), ("2026年", "二〇二六年"),
      ("统一", "统一口径"), ("十分", "十分重要"), ("100万", "100 万"), ("ＡＢ", "ab"),
    ] {
      #expect(RulebookSearch.Query(typed, say: say).matches([text]), "\(typed)")
    }
  }

  @Test func `a section's heading finds its rules, and common words are no article`() throws {
    let say = try #require(try Words.bundled()[.chinese])
    let shelf = try Bundled.shelf.get()
    let hits = RulebookSearch.hits(for: .init("更新频次", say: say), on: shelf, say: say)
    #expect(hits.contains { $0.rulebook == "zhengzhou-2020" && $0.article == "12" })
    for words in ["一起", "十一月", "条", "第"] {
      let query = RulebookSearch.Query(words, say: say)
      #expect(!(1...99).contains { query.names(article: "\($0)") }, "\(words)")
    }
  }

  @Test func `an article says how well it is known itself`() async throws {
    try await look(at: "/rulebooks/openness/articles/N28") { page, language in
      if language == .chinese { #expect(!page.text.contains("已核对原文")) }
    }
    try await look(at: "/rulebooks") { page, language in
      if language == .chinese { #expect(page.text.contains("部分内容待核对原文")) }
    }
  }

  @Test(arguments: [
    ("国保", "/rulebooks/zhengzhou-2020/articles/6"), ("5.4", "/rulebooks/yaoan/articles/5.4"),
  ])
  func `the search finds words and article numbers and leads to the article`(
    words: String, link: String
  ) async throws {
    try await look(at: "/rulebooks?q=" + percentEncoded(words)) { page, _ in
      #expect(page.text.contains("href=\"\(link)\""))
    }
  }

  @Test func `a search without hits says so, and what was typed stays text`() async throws {
    let canary = PostJourney.canary
    try await look(at: "/rulebooks?q=" + percentEncoded(canary)) { page, language in
      #expect(!page.text.contains("<img src=x") && !page.text.contains("<script>alert"))
      #expect(page.text.contains("&lt;script"))
      if language == .chinese { #expect(page.text.contains("没有找到")) }
    }
  }

  @Test(arguments: ["zhengzhou-2020", "hunan-2017", "yaoan"])
  func `a rulebook's page shows every rule and every article at its place`(
    _ id: String
  ) async throws {
    let rulebook = try #require(try Bundled.shelf.get().rulebook(id))
    try await look(at: "/rulebooks/" + id) { page, _ in
      for rule in rulebook.rules {
        #expect(page.text.contains("id=\"rule-\(rule.id)\""), "\(rule.id)")
      }
      for entry in rulebook.articles.entries {
        #expect(page.text.contains("id=\"article-\(entry.article)\""), "\(entry.article)")
      }
      let ids = page.text.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
      #expect(Set(ids).count == ids.count, "an id stands twice")
      let targets = page.text.matches(of: #/href="#(rule-[^"]*)"/#).map { String($0.output.1) }
      #expect(Set(targets).isSubset(of: ids), "\(Set(targets).subtracting(ids))")
      #expect(page.text.contains(rulebook.version))
    }
  }

  @Test func `what rests on memory is shown as not in force`() async throws {
    let shelf = try Bundled.shelf.get()
    let rulebook = try #require(
      shelf.ids.compactMap { shelf.rulebook($0) }.first { rulebook in
        rulebook.rules.contains { !$0.isDemanded }
      })
    try await look(at: "/rulebooks/" + rulebook.id) { page, language in
      #expect(page.text.contains(language == .chinese ? "待核对原文，未启用" : "not in force"))
    }
  }

  @Test(.cites("yaoan", article: "5.4"))
  func `an article's page gives its words, rulebook, version and rules`() async throws {
    let rulebook = try #require(try Bundled.shelf.get().rulebook("yaoan"))
    let entry = try #require(rulebook.articles.entries.first { $0.article == "5.4" })
    try await look(at: "/rulebooks/yaoan/articles/5.4") { page, language in
      let words = language == .chinese ? entry.says.chinese : entry.says.english
      let says = words.replacing("'", with: "&#39;")
      #expect(page.text.contains(says) && page.text.contains(rulebook.version))
      for case .rules(let ids) in entry.became {
        for id in ids { #expect(page.text.contains("id=\"rule-\(id)\""), "\(id)") }
      }
      #expect(page.text.contains("href=\"/rulebooks/yaoan\""))
    }
  }

  @Test func `an article or rulebook that is not there is not found`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      for path in ["/rulebooks/none", "/rulebooks/yaoan/articles/99", "/rulebooks/none/articles/1"]
      {
        #expect(try await browser.get(path).status == .notFound, "\(path)")
      }
    }
  }

  @Test func `every citation of every rulebook leads to a page`() throws {
    let shelf = try Bundled.shelf.get()
    try #require(shelf.ids.count > 3)
    for rulebook in shelf.ids.compactMap({ shelf.rulebook($0) }) {
      for citation in rulebook.rules.flatMap(\.citations) {
        let articles = shelf.rulebook(citation.rulebook)?.articles.entries.map(\.article) ?? []
        #expect(articles.contains(citation.article), "\(citation)")
      }
    }
  }

  @Test func `coverage and article say where nothing is asked, and why`() async throws {
    for path in ["/rulebooks/coverage?rulebook=hunan-2017", "/rulebooks/hunan-2017/articles/20"] {
      try await look(at: path) { page, language in
        #expect(page.text.contains(language == .chinese ? "没有要求：" : "Nothing is asked: "))
        #expect(page.text.contains(language == .chinese ? "只谈表达方式" : "manner of expression"))
      }
    }
  }

  @Test func `coverage counts the articles and says what is planned`() async throws {
    let rows = try Bundled.shelf.get().coverage(ids: ["zhengzhou-2020"])
    try #require(rows.contains { $0.isPlanned })
    try await look(at: "/rulebooks/coverage?rulebook=zhengzhou-2020") { page, language in
      for row in rows {
        #expect(
          page.text.contains("/rulebooks/zhengzhou-2020/articles/\(row.article)\""),
          "\(row.article)")
      }
      #expect(page.text.contains(language == .chinese ? "计划中" : "planned"))
    }
  }
}
