import Testing
import WorkCalendar

@testable import Rulebook

struct ExtendsTests {
  /// A county that asks for more than its province, in the ten lines that matter.
  static let county = """
    id: yunchuan-2026
    title: {zh-Hans: 云川县公安局实施细则, en: Yunchuan county rules}
    short: {zh-Hans: 云, en: Yunchuan}
    issuer: {zh-Hans: 云川县公安局, en: Yunchuan county police}
    document-number: none
    extends: hunan-2017
    evidence: T
    in-force-from: 2026-01-01
    in-force-until: none
    in-force-reading: none

    messages:
      department-answer:
        complicated:
          article: "4"
          term: {working-days: 3}
          examples: [{from: "2026-03-02T23:00:00+08:00", due: "2026-03-06T00:00:00+08:00"}]
    without:
      - {rule: eligibility.two-officers, article: "5", reason: {zh-Hans: 本县人少, en: A small county}}
    articles:
      covers: ["4", "5"]
      list:
        - article: "4"
          says: {zh-Hans: 复杂的三天, en: Three days if complicated}
          became: [{rules: [messages.department-answer.complicated]}]
          tests: none
        - article: "5"
          says: {zh-Hans: 不要求两名民警, en: Two officers are not asked for}
          became: [{rules: [eligibility.two-officers]}]
          tests: none

    """

  private func shelf(_ text: String) throws -> RulebookShelf {
    try Shipped.shelf().adding(files: [("yunchuan-2026.yaml", text)])
  }

  private func errors(_ text: String) -> [RulebookError] {
    do {
      _ = try shelf(text)
      return []
    } catch {
      return (error as? RulebookErrors)?.errors ?? []
    }
  }

  @Test func `ten lines on top of a province are a rulebook`() throws {
    let shelf = try shelf(Self.county)
    let county = try #require(shelf.rulebook("yunchuan-2026"))
    let province = try Shipped.rulebook("hunan-2017")
    #expect(county.parents == ["hunan-2017"])
    try shelf.verifyExamples(calendar: Shipped.calendar())

    let rules = shelf.governing(["yunchuan-2026"], on: Shipped.day)
    let changed = try #require(rules.departmentClock(.complicated))
    #expect(changed.term == .workingDays(3))
    #expect(articles(changed.citations) == ["yunchuan-2026 4"])
    #expect(changed.from == "transferred")
    let kept = try #require(rules.departmentClock(.major))
    #expect(kept.term == .workingDays(7))
    #expect(articles(kept.citations) == ["hunan-2017 27"])
    #expect(rules.staffing(at: .city).map(\.name) == ["reviewing-officer"])
    #expect(rules.reviewRoute(RouteDemand(sensitivity: .ordinary)).stages.count == 1)
    #expect(county.content == province.content)
    #expect(county.articles.entries.map(\.article) == ["4", "5"])
  }

  @Test func `a rule is found in the file that wrote it`() throws {
    let county = try #require(try shelf(Self.county).rulebook("yunchuan-2026"))
    let lines = Self.county.split(separator: "\n", omittingEmptySubsequences: false)
    let changed = try #require(county.rule("messages.department-answer.complicated"))
    #expect(changed.file == "yunchuan-2026.yaml")
    #expect(lines[changed.line - 1].contains("article: \"4\""))
    #expect(changed.exampleCount == 1)
    let kept = try #require(county.rule("messages.department-answer.major"))
    #expect(kept.file == "hunan-2017.yaml")
    #expect(kept == (try Shipped.rulebook("hunan-2017")).rule(kept.id))
    let absence = try #require(county.rule("eligibility.two-officers"))
    #expect(absence.absence?.english == "A small county")
    #expect(articles(absence.citations) == ["yunchuan-2026 5"])
    #expect(county.absences.contains { $0.citation == absence.citations.first })
  }

  @Test func `the version covers what lies underneath`() throws {
    let county = try #require(try shelf(Self.county).rulebook("yunchuan-2026"))
    let changed = try RulebookShelf(files: [
      ("yunchuan-2026.yaml", Self.county),
      ("hunan-2017.yaml", try Shipped.text("hunan-2017") + "# a remark\n"),
    ])
    #expect(county.version.count == 64)
    #expect(changed.rulebook("yunchuan-2026")?.version != county.version)
    #expect(changed.rulebook("yunchuan-2026")?.rules == county.rules)
  }

  @Test func `rulebooks lie three deep whatever the order of their files`() throws {
    let team = Self.county
      .replacing("yunchuan-2026", with: "a-team").replacing("hunan-2017", with: "yunchuan-2026")
      .replacing("{working-days: 3}", with: "{hours: 8}")
      .replacing("due: \"2026-03-06T00:00:00+08:00\"", with: "due: \"2026-03-03T07:00:00+08:00\"")
      .replacing("eligibility.two-officers", with: "eligibility.reviewing-officer")
    let files = [
      ("a-team.yaml", team), ("yunchuan-2026.yaml", Self.county),
      ("hunan-2017.yaml", try Shipped.text("hunan-2017")),
    ]
    let shelf = try RulebookShelf(files: files)
    #expect(try RulebookShelf(files: files.reversed()) == shelf)
    let book = try #require(shelf.rulebook("a-team"))
    #expect(book.parents == ["yunchuan-2026", "hunan-2017"])
    let rules = shelf.governing(["a-team"], on: Shipped.day)
    #expect(rules.departmentClock(.complicated)?.term == .hours(8))
    #expect(rules.departmentClock(.simple)?.citations.first?.rulebook == "hunan-2017")
    #expect(rules.staffing(at: .city).isEmpty)
    #expect(book.rule("eligibility.two-officers")?.file == "yunchuan-2026.yaml")
    try shelf.verifyExamples(calendar: Shipped.calendar())
  }

  @Test func `a new rule, a new question and a new word are added`() throws {
    let text = Self.county
      .replacing(
        "messages:\n",
        with: """
          duty:
            - {id: weekly-talk, article: "4", title: {zh-Hans: 周会, en: A talk}, kind: duty, level: hint}
          content:
            - id: hot-topics
              article: "4"
              hints: [热搜, 直播]
          messages:

          """
      ).replacing(
        "[{rules: [messages.department-answer.complicated]}]",
        with: "[{rules: [messages.department-answer.complicated, duty.weekly-talk, "
          + "content.hot-topics]}]")
    let book = try #require(try shelf(text).rulebook("yunchuan-2026"))
    let province = try Shipped.rulebook("hunan-2017")
    let (duty, below) = (try #require(book.duty.content), try #require(province.duty.content))
    #expect(duty.dropLast() == below[...])
    #expect(duty.last?.name == "weekly-talk")
    let rule = try #require(book.content.content?.first { $0.name == "hot-topics" })
    #expect(rule.hints == ["热搜", "直播"])
    #expect(rule.kind == .forbidden)
    #expect(articles(rule.citations) == ["yunchuan-2026 4"])
  }

  @Test func `a clock is left out by an article that was read for it`() throws {
    let text = Self.county.replacing(
      "{rule: eligibility.two-officers,", with: "{rule: directives.linkage-response,"
    ).replacing("[{rules: [eligibility.two-officers]}]", with: "[{rules: [publishing.within]}]")
      .replacing(
        "without:",
        with: "publishing: {within: {none: {article: \"5\", "
          + "reason: {zh-Hans: 无, en: None}}}}\nwithout:")
    let found = errors(text)
    #expect(found.map(\.code) == [.ruleNotListed])
    #expect(found.first?.facts["rule"] == "directives.linkage-response")
    let mended = text.replacing(
      "[{rules: [publishing.within]}]",
      with: "[{rules: [publishing.within, directives.linkage-response]}]")
    let book = try #require(try shelf(mended).rulebook("yunchuan-2026"))
    #expect(book.directives.content?.clocks.isEmpty == true)
    #expect(book.publishing.within.absence?.citation.rulebook == "yunchuan-2026")
  }

  @Test(
    arguments: [
      ("extends: hunan-2017", "extends: hunan-2018", RulebookErrorCode.unknownParent, "extends:"),
      ("extends: hunan-2017", "extends: yunchuan-2026", .extendsCycle, "extends:"),
      ("      article: \"4\"\n", "", .overrideWithoutArticle, "term: {working-days: 3}"),
      ("      term: {", "      trem: {", .unknownKey, "trem:"),
      ("      term: {", "      from: yesterday\n      term: {", .unknownValue, "yesterday"),
      ("rule: eligibility.two-officers", "rule: eligibility.three", .withoutUnknownRule, "rule:"),
      ("covers: [\"4\", \"5\"]", "covers: [\"4\"]", .articleNotCovered, "- article: \"5\""),
      ("article: \"5\", reason", "reason", .missingArticle, "rule:"),
      ("  department-answer:\n", "  first-answer: none\n  department-answer:\n", nil, ""),
      (
        "  department-answer:\n", "  classes: none\n  department-answer:\n", .silentOverride,
        "classes"
      ),
      ("{working-days: 3}", "{working-days: 3, hours: 2}", .wrongType, "hours: 2"),
      (
        "\"4\"\n      term: {working-days: 3}",
        "\"4\"\n      adaptable: {minimum: 9, maximum: 10}\n"
          + "      term: {working-days: 3}", .boundsExcludeValue, "minimum: 9"
      ),
    ] as [(String, String, RulebookErrorCode?, String)])
  func `a mistake on top is shown where it was made`(
    words: String, changed: String, code: RulebookErrorCode?, place: String
  ) throws {
    #expect(Self.county.contains(words))
    let text = Self.county.replacing(words, with: changed, maxReplacements: 1)
    let found = errors(text)
    guard let code else {
      #expect(found.isEmpty, "\(found)")
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains(place) }) + 1
    let error = try #require(found.first { $0.code == code }, "\(found)")
    #expect(error.file == "yunchuan-2026.yaml")
    #expect(error.line == line)
  }

  @Test func `a changed number that breaks the examples underneath is told here`() throws {
    let text = Self.county.replacing(
      "messages:\n",
      with: """
        eligibility:
          staffing:
            - {id: reviewing-officer, article: "4", minimum: 2}
        messages:

        """
    ).replacing(
      "[{rules: [messages.department-answer.complicated]}]",
      with: "[{rules: [messages.department-answer.complicated, eligibility.reviewing-officer]}]")
    let found = errors(text)
    #expect(found.map(\.code) == [.exampleFailed])
    #expect(found.first?.file == "yunchuan-2026.yaml")
    #expect(found.first?.facts["rule"] == "eligibility.reviewing-officer")
  }

  @Test func `circles and broken parents are told once each`() throws {
    var (first, second, third) = (Sample(id: "a"), Sample(id: "b"), Sample(id: "c"))
    first.head["extends"] = "b"
    second.head["extends"] = "c"
    third.head["extends"] = "a"
    let circle = second.errors(beside: first, third)
    #expect(circle.filter { $0.code == .extendsCycle }.count == 1)
    #expect(circle.first { $0.code == .extendsCycle }?.facts["chain"] == "a → b → c → a")
    #expect(circle.filter { $0.code == .parentWrong }.count == 2)

    third.head["extends"] = nil
    third.head["evidence"] = "X"
    let broken = first.errors(beside: second, third)
    #expect(
      broken.map { "\($0.file) \($0.code.rawValue)" } == [
        "c.yaml rulebook.unknown-value", "b.yaml rulebook.parent-wrong",
        "a.yaml rulebook.parent-wrong",
      ])
  }

  @Test func `without stands only on top of something`() {
    var sample = Sample()
    sample.more = "without:\n  - {rule: a.b, article: \"1\", reason: {zh-Hans: 无, en: None}}"
    #expect(sample.errors().map(\.code) == [.unknownKey])
  }

  @Test func `the mark of memory does not outlive a new article`() throws {
    let text = """
      id: own
      title: {zh-Hans: 本局, en: Own}
      short: {zh-Hans: 本, en: Own}
      issuer: {zh-Hans: 本局, en: Own}
      document-number: none
      extends: national-media
      evidence: T
      in-force-from: 2026-01-01
      in-force-until: none
      in-force-reading: none
      reprint: {fields: [{id: source, article: "1"}]}
      articles:
        covers: ["1..1"]
        list:
          - article: "1"
            says: {zh-Hans: 写来源, en: Name the source}
            became: [{rules: [reprint.source]}]
            tests: none
      """
    let shelf = try Shipped.shelf().adding(files: [("own.yaml", text)])
    let rules = shelf.governing(["own"], on: Shipped.day)
    #expect(rules.reprintFields.map(\.name) == ["source"])
    #expect(rules.reprintFields.map(\.evidence) == [.text])
    #expect(rules.reprintChecks.isEmpty)
  }
}
