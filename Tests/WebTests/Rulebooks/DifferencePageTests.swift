import HTTPTypes
import Office
import Rulebook
import Support
import Testing

@testable import Web

@Suite struct DifferencePageTests {
  private let path = "/rulebooks/differences?left=zhengzhou-2020&right=hunan-2017"

  private func page(_ path: String, language: Language = .chinese) async throws -> Page {
    let world = try await World(on: .sqlite)
    let found = Found()
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      browser.cookies["wb_lang"] = language.rawValue
      await found.keep(try await browser.get(path))
    }
    return try #require(await found.page)
  }

  private actor Found {
    var page: Page?
    func keep(_ page: Page) { self.page = page }
  }

  @Test(
    .cites("zhengzhou-2020", article: "12"), .cites("hunan-2017", article: "19"),
    arguments: Language.allCases)
  func `conflicting update rhythms come before what is merely said differently`(
    _ language: Language
  ) async throws {
    let page = try await page(path, language: language)
    #expect(page.status == .ok && page.missingPhrases.isEmpty, "\(page.missingPhrases)")
    let say = try #require(try Words.bundled()[language])
    let conflict = say("rulebook.difference.conflict")
    let rhythm = try #require(page.text.range(of: say("rulebook.topic.rhythm")))
    let words = try #require(page.text.range(of: say("rulebook.difference.words-differ")))
    #expect(rhythm.lowerBound < words.lowerBound)
    #expect(page.text.contains(conflict))
    #expect(page.text.contains("/rulebooks/zhengzhou-2020/articles/12\""))
  }

  @Test func `an unknown rulebook is named`() async throws {
    let page = try await page("/rulebooks/differences?left=nope&right=%3Cb%3E")
    #expect(page.status == .ok && page.missingPhrases.isEmpty)
    #expect(page.text.contains("没有“nope”这部规定") && page.text.contains("没有“&lt;b&gt;”"))
  }

  @Test func `only conflicts are shown when asked for`() async throws {
    let page = try await page(path + "&only=conflicts")
    let say = try #require(try Words.bundled()[.chinese])
    #expect(page.text.contains(say("rulebook.difference.conflict")))
    for kind in [Difference.Kind.wordsDiffer, .onlyLeft, .onlyRight, .same] {
      let words = say("rulebook.difference." + kind.rawValue)
      #expect(!page.text.contains("<span>\(words)</span>"), "\(words)")
    }
  }

  @Test(arguments: ["", "?left=zhengzhou-2020", "?left=x&right=%3Cscript%3E"])
  func `without two rulebooks the page asks for them`(_ query: String) async throws {
    let page = try await page("/rulebooks/differences" + query)
    #expect(page.status == .ok && page.missingPhrases.isEmpty)
    #expect(page.text.contains("请选择两部规定"))
    #expect(!page.text.contains("<script>"))
  }

  @Test(arguments: Language.allCases)
  func `every pair of rulebooks is put into words`(_ language: Language) throws {
    let shelf = try Bundled.shelf.get()
    let say = try #require(try Words.bundled()[language])
    let words = DifferenceWords(say: say)
    let rulebooks = shelf.ids.compactMap { shelf.rulebook($0) }
    try #require(rulebooks.count > 3)
    for left in rulebooks {
      for right in rulebooks where right.id != left.id {
        for difference in Differences.between(left: left, right: right) {
          let subject = difference.topic.subject
          let sides = [difference.left, difference.right].compactMap { $0 }
          let lines =
            sides.flatMap { words.lines($0, on: subject) } + [words.topic(difference.topic)]
          for line in lines {
            #expect(!line.contains("⟦") && !line.contains("{") && !line.isEmpty, "\(line)")
          }
        }
      }
    }
  }

  @Test(
    .cites("national-media", article: "N8"),
    arguments: Language.allCases,
    [
      "/rulebooks/differences?left=national-media&right=yaoan",
      "/rulebooks/coverage?rulebook=national-media", "/rulebooks/national-media/articles/N8",
    ])
  func `what rests on memory says so`(_ language: Language, _ path: String) async throws {
    let page = try await page(path, language: language)
    let say = try #require(try Words.bundled()[language])
    #expect(page.status == .ok && page.missingPhrases.isEmpty, "\(page.missingPhrases)")
    #expect(page.text.contains(say("rulebook.not-in-force")))
    let other = try await self.page(
      path.replacing("national-media&right=yaoan", with: "zhengzhou-2020&right=yaoan")
        .replacing("national-media", with: "yaoan").replacing("N8", with: "5.4"),
      language: language)
    #expect(other.status == .ok && !other.text.contains(say("rulebook.not-in-force")))
  }

  @Test(arguments: Language.allCases)
  func `a search says of each hit whether it binds`(_ language: Language) async throws {
    let shelf = try Bundled.shelf.get()
    let say = try #require(try Words.bundled()[language])
    let hits = RulebookSearch.hits(for: .init("来源", say: say), on: shelf, say: say)
    let media = hits.filter { $0.rulebook == "national-media" && $0.article == "N8" }
    #expect(Set(media.map(\.evidence)) == [.memory])
    #expect(Set(media.map(\.kind)) == [.article, .rule])
    #expect(hits.contains { $0.rulebook == "yaoan" && $0.evidence == .text })
    let page = try await page("/rulebooks?q=N8", language: language)
    #expect(page.status == .ok && page.text.contains(say("rulebook.partly-not-in-force")))
  }
}
