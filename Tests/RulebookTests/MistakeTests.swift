import Testing
import WorkCalendar

@testable import Rulebook

/// A rulebook with each kind of mistake: the error names file, line and what a clerk needs.
struct MistakeTests {
  @Test func `a rulebook with a rule of every kind loads, and all its examples hold`() throws {
    let sample = Full.sample
    let shelf = try RulebookShelf(files: [(sample.file, sample.text)])
    try shelf.verifyExamples(calendar: Shipped.calendar())
    let book = try #require(shelf.rulebook("full"))
    #expect(book.rules.map(\.id) == Full.ids)
    #expect(book.rules.allSatisfy { $0.line > 1 && $0.absence == nil })
    #expect(Set(book.rules.map(\.section)).count == Sample.sectionNames.count)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var words: String
    var changed: String
    var code: RulebookErrorCode
    var facts: [String: String]

    init(
      _ words: String, _ changed: String, _ code: RulebookErrorCode, _ facts: [String: String]
    ) {
      (self.words, self.changed, self.code, self.facts) = (words, changed, code, facts)
    }

    var testDescription: String { changed }
  }

  static let words: [Mistake] = [
    Mistake("owner: unit", "owner: body", .unknownValue, ["known": "unit, officer, post"]),
    Mistake("unless: unit-approval", "unless: maybe", .unknownValue, ["value": "maybe"]),
    Mistake("names: [国保]", "names: []", .emptyList, ["path": "eligibility.barred.names"]),
    Mistake("levels: [city]", "levels: [town]", .unknownValue, ["value": "town"]),
    Mistake("platforms: [weibo, wechat]", "platforms: [weibo, weibo]", .duplicateID, [:]),
    Mistake("platforms: [weibo, wechat]", "platforms: [msn]", .unknownValue, ["value": "msn"]),
    Mistake("count: 1, level", "count: 0, level", .numberOutOfRange, ["minimum": "1"]),
    Mistake("role: account-manager, l", "role: boss, l", .unknownValue, ["value": "boss"]),
    Mistake("role: account-manager, l", "l", .stageWithoutRole, ["key": "role"]),
    Mistake("check: contains-unit-name", "check: regex", .unknownValue, ["value": "regex"]),
    Mistake("mode: approval", "mode: ask", .unknownValue, ["known": "approval, report"]),
    Mistake("[opening, closing]", "[opening, birth]", .unknownValue, ["value": "birth"]),
    Mistake("seat: government", "seat: heaven", .unknownValue, ["value": "heaven"]),
    Mistake("when: before", "when: during", .unknownValue, ["known": "before, after"]),
    Mistake("{working-days: 5}", "{same-day: {cut-off: none}}", .unknownValue, [:]),
    Mistake("kind: choice", "kind: text", .wrongType, ["expected": "none"]),
    Mistake("parts: [name, mobile]", "parts: [name, shoe]", .unknownValue, ["value": "shoe"]),
    Mistake("parts: [name, mobile]", "parts: [name, name]", .duplicateID, [:]),
    Mistake("parts: [name, mobile]", "parts: []", .emptyList, [:]),
    Mistake("{id: other, title", "{id: weibo, title", .duplicateID, ["id": "weibo"]),
    Mistake("accounts: [weibo], at", "accounts: all, at", .wrongType, ["expected": "list"]),
    Mistake("at-least: 1, at-most: none", "at-least: none, at-most: none", .missingKey, [:]),
    Mistake("at-least: 1, at-most: none", "at-least: 3, at-most: 2", .numberOutOfRange, [:]),
    Mistake("every: {days: 2}", "every: fortnight", .unknownValue, ["value": "fortnight"]),
    Mistake("every: {days: 2}", "every: {days: 0}", .numberOutOfRange, ["value": "0"]),
    Mistake("every: {days: 2}", "every: {hours: 2}", .unknownValue, ["value": "hours"]),
    Mistake("kind: needs-consent", "kind: bad", .unknownValue, ["value": "bad"]),
    Mistake("applies-to: institutional", "applies-to: all", .unknownValue, [:]),
    Mistake("hints: [命案]", "hints: none", .exampleFailed, ["rule": "content.case"]),
    Mistake("requires: portal-link", "requires: luck", .unknownValue, ["value": "luck"]),
    Mistake("id: area,", "id: place,", .duplicateID, ["id": "emergency.place"]),
    Mistake("from: event-known", "from: noon", .unknownValue, ["value": "noon"]),
    Mistake("platform: weibo", "platform: Weibo", .unknownValue, ["value": "Weibo"]),
    Mistake("kind: voice", "kind: noise", .unknownValue, ["value": "noise"]),
    Mistake("maximum-bytes: 10", "maximum-bytes: -1", .numberOutOfRange, ["value": "-1"]),
    Mistake("class: petition", "class: letter", .unknownValue, ["known": "petition"]),
    Mistake("kind: duty", "kind: wish", .unknownValue, ["value": "wish"]),
    Mistake("[leak, periodic]", "[leak, moon]", .unknownValue, ["value": "moon"]),
    Mistake("every: {days: 7}", "every: often", .unknownValue, ["value": "often"]),
    Mistake("of: logs", "of: gossip", .unknownValue, ["value": "gossip"]),
    Mistake("at-least: {days: 60}", "at-least: {days: x}", .wrongType, [:]),
    Mistake("decided-by: news-centre", "decided-by: me", .unknownValue, ["value": "me"]),
    Mistake("every: month}]", "every: moon}]", .unknownValue, ["value": "moon"]),
    Mistake("kind: veto", "kind: shame", .unknownValue, ["value": "shame"]),
    Mistake("within: year", "within: life", .unknownValue, ["known": "year"]),
    Mistake("consecutive: true", "consecutive: maybe", .wrongType, ["expected": "boolean"]),
    Mistake("kind: report, unless", "kind: gossip, unless", .unknownValue, ["value": "gossip"]),
    Mistake("evidence: T", "evidence: X", .unknownValue, ["known": "T, B, M"]),
    Mistake(
      "adaptable: stricter", "adaptable: looser", .wrongType,
      [
        "path":
          "eligibility.maximum.adaptable"
      ]),
    Mistake(
      "adaptable: stricter", "adaptable: {minimum: 3, maximum: 2}", .numberOutOfRange,
      ["minimum": "3"]),
    Mistake("handling: petition-channel", "handling: bin", .unknownValue, ["value": "bin"]),
    Mistake("article: \"1\", stages", "article: [\"1\", \"1\"], stages", .duplicateID, [:]),
  ]

  @Test(arguments: words)
  func `a wrong word is told with its line and what could stand there`(mistake: Mistake) throws {
    try check(mistake)
  }

  static let examples: [Mistake] = [
    Mistake(
      "{name: 交警支队, passes: true}", "{name: 国保局, passes: true}", .exampleFailed,
      ["rule": "eligibility.secret", "expected": "passes", "got": "fails"]),
    Mistake(
      "{level: county, platforms: [weibo]", "{level: city, platforms: [weibo]",
      .exampleFailed, ["rule": "eligibility.must", "got": "fails (wechat)"]),
    Mistake(
      "{count: 1, passes: true}", "{count: 5, passes: true}", .exampleFailed,
      ["rule": "eligibility.one"]),
    Mistake(
      "{count: 2, passes: true}", "{count: 0, passes: true}", .exampleFailed,
      ["rule": "eligibility.two"]),
    Mistake("name: 甲局发布", "name: 乙局发布", .exampleFailed, ["rule": "eligibility.name"]),
    Mistake(
      "as-of: \"2026-03-02\", passes: true}", "as-of: \"2026-03-09\", passes: true}",
      .exampleFailed, ["rule": "update-rhythm.daily"]),
    Mistake(
      "{text: 一起喝茶, hints: false}", "{text: 命案, hints: false}", .exampleFailed,
      ["rule": "content.case", "got": "passes (命案)"]),
    Mistake(
      "{text: 木, times: 3, passes: false}", "{text: 木, times: 1, passes: false}",
      .exampleFailed, ["rule": "formats.text", "got": "passes (1/2)"]),
    Mistake("{bytes: 11,", "{bytes: 9,", .exampleFailed, ["rule": "formats.voice"]),
    Mistake(
      "{days: 59, passes: false}", "{days: 61, passes: false}", .exampleFailed,
      ["rule": "security.logs"]),
    Mistake(
      "{notices: [], clean: [], passes: true}",
      "{notices: [\"2026-05-01\"], clean: [\"2026-06-01\"], passes: true}", .exampleFailed,
      ["rule": "assessment.three"]),
    Mistake(
      "{name: 国保支队, passes: false}, ", "", .exampleMissing,
      ["rule": "eligibility.secret", "expected": "fails"]),
    Mistake(
      ", {count: 1, passes: true}]", "]", .exampleMissing,
      ["rule": "eligibility.one", "expected": "passes"]),
    Mistake("{days: 59, passes: false}, ", "", .exampleMissing, ["rule": "security.logs"]),
    Mistake(
      "{notices: [\"2026-03-01\"], clean: [], passes: false},\n       ", "",
      .exampleMissing, ["rule": "assessment.three"]),
  ]

  @Test(arguments: examples)
  func `an example that does not hold, or is missing, is told with its rule`(
    mistake: Mistake
  ) throws {
    try check(mistake)
  }

  private func check(_ mistake: Mistake) throws {
    let text = Full.sample.text
    let range = try #require(text.range(of: mistake.words), "\(mistake.words)")
    let line = text[..<range.lowerBound].count { $0.isNewline } + 1
    let wrong = text.replacing(mistake.words, with: mistake.changed, maxReplacements: 1)
    let found = Sample.errors([("full.yaml", wrong)])
    let error = try #require(found.first { $0.code == mistake.code }, "\(found)")
    #expect(error.file == "full.yaml")
    // A list or a rule that goes over several lines is told at its beginning.
    #expect((line - 3...line + 2).contains(error.line), "\(error)")
    #expect(error.column > 0)
    for (key, value) in mistake.facts { #expect(error.facts[key] == value, "\(error)") }
  }

  @Test(arguments: Sample.sectionNames)
  func `every section must stand, and may say nothing, with an article or without`(
    name: String
  ) throws {
    var sample = Sample()
    #expect(sample.errors().isEmpty)
    let bare = sample.text.replacing("\n\(name): none\n", with: "\n")
    let found = Sample.errors([("sample.yaml", bare)])
    #expect(found.map(\.code) == [.missingKey])
    #expect(found.first?.facts["key"] == name)
    sample.sections[name] = "  none: {article: \"1\", reason: {zh-Hans: 无, en: Nothing}}"
    sample.articles = [("1", [name])]
    let book = try sample.rulebook()
    #expect(book.absences.map(\.citation.rule) == [name])
    #expect(book.rule(name)?.absence?.english == "Nothing")
    sample.sections[name] = "  none: {reason: {zh-Hans: 无, en: Nothing}}"
    #expect(sample.errors().contains { $0.code == .missingArticle })
  }

  @Test func `an unknown section is shown beside the known ones`() throws {
    let text = Sample().text.replacing("formats: none", with: "formats: none\nfromats: none")
    let found = Sample.errors([("sample.yaml", text)])
    #expect(found.map(\.code) == [.unknownKey])
    #expect(found.first?.facts["known"]?.contains("formats") == true)
    #expect(found.first?.facts["known"]?.contains("issuer") == true)
  }

  @Test func `every list may say none, with an article or without`() throws {
    let full = Full.sample.text
    let lists = [
      "barred", "required", "maximum", "staffing", "conditions", "naming", "routes", "clocks",
      "form", "notice", "direct", "urgent", "warning", "checks", "limits", "media", "kinds",
      "quotas", "steps", "confirmations", "corrections", "rotation", "playbooks", "reports",
      "patrols", "retention", "holds", "duties", "periods", "indicators", "closures",
    ]
    for list in lists {
      let lines = full.split(separator: "\n", omittingEmptySubsequences: false)
      let start = try #require(lines.firstIndex { $0.hasPrefix("  \(list):") })
      let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix("    ") } ?? lines.endIndex
      let text = (lines[..<start] + ["  \(list): none"] + lines[end...]).joined(separator: "\n")
      let found = Sample.errors([("full.yaml", text)])
      #expect(found.allSatisfy { $0.code == .ruleNotFound }, "\(list): \(found)")
      #expect(!found.isEmpty)
    }
  }
}
