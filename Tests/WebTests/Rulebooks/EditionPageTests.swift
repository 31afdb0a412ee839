import Foundation
import HTTPTypes
import Office
import Rulebook
import Support
import Testing

@testable import Web

/// A citation of an earlier day opens the text of that day, also when the file changed or is gone.
@Suite struct EditionPageTests {
  @Test func `a citation leads to the text that is meant`() throws {
    let citation = Citation(rulebook: "yaoan", article: "5.4", rule: "")
    var names = RulebookNames()
    #expect(names.path(citation) == "/rulebooks/yaoan/articles/5.4")
    let yaoan = try #require(try Bundled.shelf.get().rulebook("yaoan"))
    names.lead(toEdition: yaoan, try #require(try Words.bundled()[.chinese]))
    #expect(names.path(citation) == "/rulebooks/yaoan/articles/5.4?edition=" + yaoan.version)
  }

  @Test(arguments: Engine.allCases)
  func `an article is read in the text of an earlier day`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await world.office.takeUpRulebooks()
    world.clock.advance(minutes: 5)
    let newer = try await Self.upgraded(world)
    let old = try #require(try Bundled.shelf.get().rulebook("zhengzhou-2020")).version
    let new = try #require(newer.office.shelf.rulebook("zhengzhou-2020")).version
    let path = "/rulebooks/zhengzhou-2020"
    try await Site.with(newer).open { newBrowser in
      let reader = newBrowser()
      try await reader.signIn("licai")
      let article = try await reader.get(path + "/articles/14?edition=" + old)
      #expect(article.status == .ok && article.missingPhrases.isEmpty)
      for words in ["郑州", "这是以前的一版", old, "\(path)/articles/13?edition=\(old)"] {
        #expect(article.text.contains(words), "\(words)")
      }
      #expect(article.text.contains("href=\"\(path)/articles/14\""), "the way to today's")
      let today = try await reader.get(path + "/articles/14")
      #expect(today.text.contains(new) && !today.text.contains("以前的一版"))
      #expect(!today.text.contains("?edition="))
      let rulebook = try await reader.get(path)
      #expect(rulebook.text.contains("href=\"\(path)?edition=\(old)\""))
      let whole = try await reader.get(path + "?edition=" + old)
      #expect(whole.status == .ok && whole.missingPhrases.isEmpty)
      #expect(whole.text.contains("这是以前的一版") && whole.text.contains("href=\"\(path)\""))
      #expect(try await reader.get(path + "?edition=" + new).text.contains("嵩山"))
      for wrong in ["0", String(old.dropLast()), "%3Cscript%3E"] {
        #expect(try await reader.get(path + "?edition=" + wrong).status == .notFound, "\(wrong)")
      }
    }
  }

  @Test func `a rulebook whose file is gone is still read where it is cited`() async throws {
    let world = try await World(on: .sqlite)
    try await world.office.takeUpRulebooks()
    world.clock.advance(minutes: 5)
    let newer = try await Self.upgraded(world)
    try await Site.with(newer).open { newBrowser in
      let reader = newBrowser()
      try await reader.signIn("licai")
      for path in ["/rulebooks/openness", "/rulebooks/openness/articles/N25-7"] {
        let page = try await reader.get(path)
        #expect(page.status == .ok && page.missingPhrases.isEmpty, "\(path)")
        #expect(page.text.contains("已不在系统中"), "\(path)")
      }
      #expect(try await reader.get("/rulebooks/none").status == .notFound)
    }
  }

  /// The next version of the program, with another title of Zhengzhou's text and one text less.
  private static func upgraded(_ world: World) async throws -> World {
    let shelf = try Bundled.shelf.get()
    let files = try shelf.ids.filter { $0 != "openness" }.map { id in
      let text = try #require(shelf.text(of: id))
      let changed = id == "zhengzhou-2020" ? text.replacing("郑州", with: "嵩山") : text
      return (name: id + ".yaml", text: changed)
    }
    let newer = try world.anotherNode(shelf: RulebookShelf(files: files))
    try await newer.office.takeUpRulebooks()
    return newer
  }
}
