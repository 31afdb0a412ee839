import Testing

@testable import Rulebook

struct ArticleTests {
  static let capabilities = """
    - {id: duty.roster, title: {zh-Hans: 值班表, en: Roster}, state: built, page: /duty,
       tests: [OfficeTests/the roster has no gap, OfficeTests/shared]}
    - {id: duty.patrols, title: {zh-Hans: 巡查, en: Patrols}, state: planned, page: none, tests: none}

    """

  private func sample(_ became: String = "[{capability: duty.roster}]") -> String {
    var sample = Sample()
    sample.sections["duty"] = """
        - {id: a, article: "1", title: {zh-Hans: 甲, en: A}, kind: role, level: hint}
      """
    sample.sections["eligibility"] = """
        barred: none
        required: none
        maximum:
          - {id: one, article: "2", title: {zh-Hans: 一个, en: One}, count: 1, level: caution,
             reading: none, examples: [{count: 2, passes: false}, {count: 1, passes: true}]}
        staffing: none
        conditions: none
        naming: none
      """
    let text = sample.text
    let start = text.range(of: "articles:")?.lowerBound ?? text.endIndex
    return String(text[..<start]) + """
      articles:
        covers: ["1..3", "A.1"]
        list:
          - article: "1"
            says: {zh-Hans: 一, en: One}
            became: [{rules: [duty.a]}]
            tests: none
          - article: "2"
            says: {zh-Hans: 二, en: Two}
            became: [{rules: [eligibility.one]}, {principle: {zh-Hans: 因, en: Because}}]
            tests: [WebTests/two]
          - article: "3"
            says: {zh-Hans: 三, en: Three}
            became: \(became)
            tests: [OfficeTests/shared]
          - article: A.1
            says: {zh-Hans: 表, en: Form}
            became: [{capability: duty.patrols}]
            tests: none

      """
  }

  private func errors(_ text: String) -> [RulebookError] {
    Sample.errors([("sample.yaml", text), ("capabilities.yaml", Self.capabilities)])
  }

  @Test func `every article has its rows, and every row its tests`() throws {
    let shelf = try RulebookShelf(files: [
      ("sample.yaml", sample()), ("capabilities.yaml", Self.capabilities),
    ])
    #expect(shelf.ids == ["sample"])
    let rows = shelf.coverage(ids: ["sample", "nowhere"])
    #expect(rows.map(\.article) == ["1", "2", "2", "3", "A.1"])
    #expect(rows.map(\.became) == [.rules, .rules, .principle, .capability, .capability])
    #expect(
      rows.map(\.names) == [["duty.a"], ["eligibility.one"], [], ["duty.roster"], ["duty.patrols"]])
    #expect(
      rows.map(\.tests) == [
        [], ["WebTests/two", "rulebook test sample#eligibility.one"], ["WebTests/two"],
        ["OfficeTests/shared", "OfficeTests/the roster has no gap"], [],
      ])
    #expect(rows.map(\.isPlanned) == [false, false, false, false, true])
    #expect(rows[2].reason?.english == "Because")
    #expect(rows[0].says.english == "One")
  }

  @Test(arguments: [
    ("1..3", "1..4", RulebookErrorCode.articleNotListed, "article", "4"),
    ("1..3", "1..2", .articleNotCovered, "article", "3"),
    ("1..3", "3..1", .wrongType, "path", "articles.covers"),
    ("1..3", "1..99999", .wrongType, "path", "articles.covers"),
    ("1..3", "1..", .wrongType, "path", "articles.covers"),
    ("\"1..3\"", "\"1..3\", \"2\"", .duplicateID, "id", "2"),
    ("[duty.a]", "[duty.b]", .ruleNotFound, "rule", "duty.b"),
    ("[duty.a]", "[duty.b]", .ruleNotListed, "rule", "duty.a"),
    ("[duty.a]", "[duty.a, duty.a]", .duplicateID, "id", "duty.a"),
    ("[duty.a]", "[eligibility.one, duty.a]", .ruleNotFound, "article", "1"),
    (
      "capability: duty.roster", "capability: duty.rooster", .unknownCapability, "capability",
      "duty.rooster"
    ),
    (
      "{capability: duty.roster}", "{ability: duty.roster}", .missingKey, "path",
      "articles.list.became"
    ),
    (
      "{capability: duty.roster}", "{capability: duty.roster, rules: [duty.a]}", .unknownKey,
      "key", "capability"
    ),
    ("- article: A.1", "- article: \"2\"", .duplicateID, "id", "2"),
    ("[WebTests/two]", "[]", .emptyList, "path", "articles.list.tests"),
  ])
  func `a list of articles that does not fit is told with what is wrong`(
    words: String, changed: String, code: RulebookErrorCode, fact: String, value: String
  ) throws {
    let text = sample().replacing(words, with: changed, maxReplacements: 1)
    let found = errors(text)
    #expect(found.contains { $0.code == code && $0.facts[fact] == value }, "\(found)")
    #expect(found.allSatisfy { $0.file == "sample.yaml" && $0.line > 0 })
  }

  @Test func `an unknown capability is shown beside those of its group`() throws {
    let found = errors(sample("[{capability: duty.rooster}]"))
    #expect(found.map(\.code) == [.unknownCapability])
    #expect(found.first?.facts["known"] == "duty.roster, duty.patrols")
  }

  @Test func `without the list of capabilities their names are not looked at`() throws {
    let shelf = try RulebookShelf(files: [("sample.yaml", sample("[{capability: no.such}]"))])
    #expect(shelf.capabilities == nil)
    #expect(shelf.coverage(ids: ["sample"]).map(\.isPlanned) == [false, false, false, true, true])
  }

  @Test(arguments: [
    ("state: built", "state: dreamt", RulebookErrorCode.unknownValue),
    ("id: duty.patrols", "id: duty.roster", .duplicateID),
    ("page: none, ", "", .missingKey), ("title: {zh-Hans: 巡查, en: Patrols}, ", "", .missingKey),
    ("page: none", "pages: none", .unknownKey),
  ])
  func `a list of capabilities with a mistake does not load`(
    words: String, changed: String, code: RulebookErrorCode
  ) {
    let text = Self.capabilities.replacing(words, with: changed)
    let found = Sample.errors([("capabilities.yaml", text)])
    #expect(found.contains { $0.code == code && $0.file == "capabilities.yaml" }, "\(found)")
    #expect(Sample.errors([("capabilities.yaml", "a: b")]).map(\.code) == [.wrongType])
  }

  @Test func `the list of capabilities is there once`() throws {
    #expect {
      _ = try Shipped.shelf().adding(files: [("capabilities.yaml", Self.capabilities)])
    } throws: { error in
      (error as? RulebookErrors)?.errors.map(\.code) == [.duplicateRulebook]
    }
  }

  @Test func `what asks for nothing is no rule, and says why`() throws {
    let shelf = try Shipped.shelf()
    let rows = shelf.coverage(ids: ["hunan-2017"])
    let article = rows.filter { $0.article == "20" && $0.became != .principle }
    #expect(article.map(\.became) == [.absence] && article.map(\.names) == [["formats"]])
    #expect(article.allSatisfy { $0.tests.isEmpty && $0.reason?.english.isEmpty == false })
    for rulebook in shelf.ids.compactMap({ shelf.rulebook($0) }) {
      let rows = shelf.coverage(ids: [rulebook.id])
      for row in rows where row.became == .rules {
        #expect(row.names.allSatisfy { rulebook.rule($0)?.absence == nil }, "\(row)")
      }
      for row in rows where row.became == .absence {
        #expect(row.names.allSatisfy { rulebook.rule($0)?.absence != nil }, "\(row)")
      }
      // A rule may rest on several articles and is then named at each.
      let named = Set(rows.filter { $0.became == .rules }.flatMap(\.names))
      #expect(named.count <= rulebook.ruleCount)
    }
    let rows17 = shelf.coverage(ids: ["hunan-2017"]).filter { $0.article == "17" }
    #expect(rows17.contains { $0.became == .absence && $0.names == ["publishing.within"] })
  }

  @Test func `every article of the shipped rulebooks became something`() throws {
    let shelf = try Shipped.shelf()
    let rows = shelf.coverage(ids: shelf.ids)
    let total = shelf.ids.compactMap { shelf.rulebook($0)?.articles.covers.count }.reduce(0, +)
    #expect(Set(rows.map { "\($0.rulebook) \($0.article)" }).count == total)
    #expect(
      rows.allSatisfy {
        ($0.reason != nil) == ($0.became == .principle || $0.became == .absence)
      })
    #expect(shelf.capabilities?.capability("rulebooks.versions") != nil)
  }
}
