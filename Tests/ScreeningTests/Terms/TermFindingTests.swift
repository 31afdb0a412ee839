import Rulebook
import Testing
import WorkCalendar

@testable import Screening

struct TermFindingTests {
  private static func matcher() throws -> TermMatcher {
    var lists = try TermSamples.confusions("扫黑险恶 扫黑除恶 must-fix", "反应情况 反映情况 caution").lists
    for (id, level) in [
      ("secrecy", FindingLevel.mustFix), ("secrecy", .hint), ("wording", .mustFix),
    ] {
      var family = TermSamples.family(id)
      family.citations = [ArticleReference(rulebook: "hunan-2017", article: "17")]
      lists.append(
        TermList(
          family: family,
          terms: [TermEntry(text: "\(id)\(level.rawValue)", suggestion: "替", level: level)]))
    }
    var own = TermSamples.family("leaders")
    own.isOwn = true
    lists.append(TermList(family: own, terms: [TermEntry(text: "王局", level: .mustFix)]))
    return try TermSamples.matcher(lists)
  }

  private static let shelf = Result { try RulebookShelf.bundled() }

  static func rules(_ ids: String...) throws -> GoverningRules {
    try shelf.get().governing(ids, on: try #require(CivilDate("2026-11-21")))
  }

  private func findings(_ text: String, _ rules: GoverningRules) throws -> [Finding] {
    try Self.matcher().findings(in: ScreenedField(id: "body", text: text), under: rules)
  }

  @Test func `a finding says where, what, why and under which article`() throws {
    let found = try findings("开展扫黑 险恶", try Self.rules("hunan-2017", "zhengzhou-2020"))
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.rule == "terms.typo")
    #expect(finding.family == "typo")
    #expect(finding.level == .mustFix)
    #expect(
      finding.citations == [
        Citation(rulebook: "zhengzhou-2020", article: "14", rule: "terms.typo")
      ])
    #expect((finding.field, finding.offset, finding.length) == ("body", 2, 5))
    #expect((finding.text, finding.suggestion) == ("扫黑 险恶", "扫黑除恶"))
    #expect(finding.facts["words"] == "扫黑 险恶")
    #expect(finding.facts["term"] == "扫黑险恶")
    #expect(finding.phraseKey == "finding.term.typo")
  }

  @Test(arguments: [
    ("扫黑险恶", "zhengzhou-2020", FindingLevel.mustFix), ("扫黑险恶", "yaoan", .caution),
    ("反应情况", "zhengzhou-2020", .caution), ("反应情况", "yaoan", .hint),
    ("secrecymust-fix", "hunan-2017", .mustFix), ("secrecymust-fix", "yaoan", .caution),
    ("secrecyhint", "hunan-2017", .hint), ("secrecyhint", "yaoan", .hint),
    ("wordingmust-fix", "hunan-2017", .mustFix), ("wordingmust-fix", "yaoan", .hint),
    ("王局", "yaoan", .hint),
  ])
  func `nothing is demanded without an article`(
    text: String, rulebook: String, level: FindingLevel
  ) throws {
    let found = try findings(text, try Self.rules(rulebook))
    #expect(found.map(\.level) == [level])
    #expect(found.map(\.citations.isEmpty) == [rulebook == "yaoan"])
  }

  @Test func `a family of the office's own has a phrase for all such`() throws {
    let finding = try #require(try findings("王局", try Self.rules()).first)
    #expect(finding.phraseKey == "finding.term.own")
    #expect(finding.facts["title-en"] == "leaders")
  }
}

struct ScreenerTests {
  private struct Marker: TextCheck {
    var level: FindingLevel
    var rule: String

    func findings(in field: ScreenedField, under rules: GoverningRules) -> [Finding] {
      [(2, 1), (0, 1), (0, 2)].map { offset, length in
        Finding(
          rule: rule, family: "mark", level: level,
          citations: [Citation(rulebook: "x", article: rule, rule: rule)], field: field.id,
          offset: offset, length: length, phraseKey: "finding.mark")
      }
    }
  }

  private let fields = [
    ScreenedField(id: "title", text: "标题"), ScreenedField(id: "body", text: "正文"),
  ]

  @Test func `findings come by level, field and place, each place once`() throws {
    let screener = Screener(
      textChecks: [Marker(level: .hint, rule: "a"), Marker(level: .caution, rule: "b")],
      structure: try Structure.bundled(), platforms: try PlatformLimits.bundled())
    let found = screener.findings(
      in: ScreenedItem(fields: fields, platforms: []), under: GoverningRules(rulebooks: []))
    #expect(found.map(\.field) == ["title", "title", "title", "body", "body", "body"])
    #expect(found.map(\.offset) == [0, 0, 2, 0, 0, 2])
    #expect(Set(found.map(\.level)) == [.caution])
    #expect(found.allSatisfy { $0.citations.map(\.article) == ["a", "b"] })
  }

  @Test func `all checks look at an item, and an office's terms are among them`() throws {
    let screener = try Screener(lists: try TermSamples.confusions("扫黑险恶 扫黑除恶 must-fix"))
    let item = ScreenedItem(
      fields: [
        ScreenedField(id: "title", text: String(repeating: "题", count: 33)),
        ScreenedField(id: "body", text: "开展扫黑险恶，电话13812345678。"),
      ],
      platforms: ["wechat"], elements: [:],
      pictures: [ScreenedPicture(name: "1.jpg", alternativeText: " ")])
    let rules = try TermFindingTests.rules("yaoan")
    let findings = screener.findings(in: item, under: rules)
    let families = Set(findings.map(\.family))
    #expect(families.isSuperset(of: ["format", "typo", "personal-data", "structure"]))
    let missing = findings.contains { $0.phraseKey == "finding.required-field.blank" }
    #expect(missing == !rules.emergencyElements.isEmpty)
  }

  @Test func `a clean item has no findings`() throws {
    let screener = try Screener(lists: try TermLists.bundled())
    let item = ScreenedItem(
      fields: [ScreenedField(id: "body", text: "全市公安机关开展夏季治安巡查。")], platforms: ["weibo"])
    let rules = try TermFindingTests.rules("zhengzhou-2020")
    #expect(screener.findings(in: item, under: rules).isEmpty)
  }
}
