import Testing

@testable import Rulebook

/// What rests on memory is marked wherever it appears.
struct EvidenceShownTests {
  private let shelf: RulebookShelf

  init() throws { shelf = try RulebookShelf.bundled() }

  @Test func `a difference says how well each side is known`() throws {
    let media = try #require(shelf.rulebook("national-media"))
    let yaoan = try #require(shelf.rulebook("yaoan"))
    let rows = Differences.between(left: media, right: yaoan)
    let reprint = try #require(rows.first { $0.topic.subject == .reprint })
    #expect(reprint.left?.evidence == .memory && reprint.right?.evidence == .text)
    #expect(reprint.left?.citations.map(\.article) == ["N8"])
    let rhythm = try #require(rows.first { $0.topic.subject == .rhythm })
    #expect(rhythm.left?.evidence == .bulletin)
    // Every position agrees with the rules that it cites.
    for (position, rulebook) in rows.flatMap({ [($0.left, media), ($0.right, yaoan)] }) {
      guard let position else { continue }
      let known = position.citations.compactMap { rulebook.rule($0.rule)?.evidence }
      #expect((position.evidence == .memory) == known.contains(.memory))
    }
  }

  @Test func `coverage names the rules that bind nobody yet`() throws {
    let rows = shelf.coverage(ids: ["national-media"])
    let row = try #require(rows.first { $0.article == "N8" && $0.became == .rules })
    #expect(row.evidence == .memory && row.unchecked.contains("reprint.source"))
    #expect(Set(row.unchecked).isSubset(of: row.names))
    let media = try #require(shelf.rulebook("national-media"))
    for row in rows where row.became == .rules {
      #expect(row.unchecked == row.names.filter { media.rule($0)?.evidence == .memory })
    }
    #expect(shelf.coverage(ids: ["yaoan"]).allSatisfy { $0.unchecked.isEmpty })
  }

  @Test func `an article is known as well as its least known rule`() throws {
    let media = try #require(shelf.rulebook("national-media"))
    #expect(media.evidence(ofArticle: "N8") == .memory)
    #expect(media.evidence(ofArticle: "N2") == .bulletin)
    #expect(shelf.rulebook("yaoan")?.evidence(ofArticle: "5.4") == .text)
    #expect(Evidence.weakest(of: [.bulletin, .text]) == .bulletin)
    #expect(Evidence.weakest(of: []) == nil)
  }
}
