import Testing
import WorkCalendar

@testable import Rulebook

struct ShippedRulebookTests {
  @Test func `the seven rulebooks are on the shelf`() throws {
    #expect(try Shipped.shelf().ids == Shipped.ids)
  }

  @Test func `every example of every rulebook holds under the statutory calendar`() throws {
    let shelf = try Shipped.shelf()
    try shelf.verifyExamples(calendar: Shipped.calendar())
    #expect(shelf.ids.compactMap { shelf.rulebook($0)?.examples.count }.reduce(0, +) > 200)
  }

  @Test(arguments: Shipped.ids)
  func `every citation of a rulebook names it and an article in its list`(id: String) throws {
    let rulebook = try #require(try Shipped.shelf().rulebook(id))
    let rules = try Shipped.rules(id)
    let listed = Set(rulebook.articles.entries.map(\.article))
    var citations = rules.messageClasses.flatMap(\.citations)
    for sensitivity in Sensitivity.allCases {
      for account in AccountScope.allCases {
        citations +=
          rules.reviewRoute(RouteDemand(sensitivity: sensitivity, scopes: [account])).citations
      }
    }
    citations += rulebook.rules.flatMap(\.citations)
    #expect(!citations.isEmpty)
    #expect(citations.allSatisfy { $0.rulebook == id && listed.contains($0.article) })
  }

  @Test func `a rulebook knows its issuer, number and first day`() throws {
    let book = try #require(try Shipped.shelf().rulebook("zhengzhou-2020"))
    #expect(book.documentNumber == "郑公通〔2020〕276号")
    #expect(book.short(in: "zh-Hans") == "郑")
    #expect(book.short(in: "en") == "Zhengzhou")
    #expect(book.inForceFrom.text == "2020-12-08")
    #expect(book.inForceUntil == nil)
    #expect(book.articles.covers == (1...31).map(String.init))
    #expect(book.articles.entries.map(\.article) == book.articles.covers)
    #expect(book.evidence == .text)
    #expect(book.parents.isEmpty)
  }

  @Test func `a version changes with every byte of the file`() throws {
    let text = try Shipped.text("yaoan")
    let book = try #require(try Shipped.shelf().rulebook("yaoan"))
    #expect(book.version.count == 64)
    let changed = try RulebookShelf(files: [("yaoan.yaml", text + "# one more remark\n")])
    #expect(changed.rulebook("yaoan")?.version != book.version)
  }

  @Test func `a rulebook binds from its first day`() throws {
    let shelf = try Shipped.shelf()
    let ids = ["zhengzhou-2020", "hunan-2017", "nowhere-1999"]
    let eve = try #require(CivilDate("2020-12-07"))
    let early = shelf.governing(ids, on: eve)
    #expect(early.rulebooks.map(\.id) == ["hunan-2017"])
    #expect(early.notInForce == ["zhengzhou-2020"])
    #expect(early.missing == ["nowhere-1999"])
    let first = shelf.governing(ids, on: eve.adding(days: 1))
    #expect(first.rulebooks.map(\.id) == ["zhengzhou-2020", "hunan-2017"])
  }

  @Test func `a rulebook binds to its last day`() throws {
    let text = try Shipped.text("zhengzhou-2020")
      .replacing("in-force-until: none", with: "in-force-until: 2024-06-30")
    let shelf = try RulebookShelf(files: [("zhengzhou-2020.yaml", text)])
    let last = try #require(CivilDate("2024-06-30"))
    #expect(shelf.governing(["zhengzhou-2020"], on: last).rulebooks.count == 1)
    #expect(shelf.governing(["zhengzhou-2020"], on: last.adding(days: 1)).rulebooks.isEmpty)
  }

  @Test func `asking twice for a rulebook brings it once`() throws {
    #expect(try Shipped.rules("yaoan", "yaoan").rulebooks.count == 1)
  }
}
