import Testing
import WorkCalendar

@testable import Rulebook

/// The functions with which rules judge, on the shipped rulebooks and on numbers at the edge.
struct JudgingTests {
  @Test(arguments: [
    ("云川市公安局国保支队", true), ("反恐怖支队", true), ("云川市公安局交警支队", false), ("", false),
  ])
  func `secret-related departments are known by their names`(name: String, isBarred: Bool) throws {
    let section = try #require(try Shipped.rulebook("zhengzhou-2020").eligibility.content)
    let rule = try #require(section.barred.first)
    #expect(rule.bars(name) == isBarred)
    #expect(articles(rule.citations) == ["zhengzhou-2020 6"])
  }

  @Test(arguments: [
    (BodyLevel.city, [PlatformKind.weibo], [PlatformKind.wechat]),
    (.city, [.weibo, .weChatService], []), (.county, [.weChatSubscription], [.weibo]),
    (.county, [], [.weibo, .wechat]), (.department, [], []), (.county, [.wechat, .weibo], []),
  ])
  func `a city or county bureau lacks what Hunan wants it to have`(
    level: BodyLevel, held: [PlatformKind], missing: [PlatformKind]
  ) throws {
    let section = try #require(try Shipped.rulebook("hunan-2017").eligibility.content)
    let rule = try #require(section.required.first)
    #expect(rule.missing(at: level, held: held) == missing)
  }

  @Test func `a name holds the full or the short name of its unit`() {
    let head = RuleHead(id: "eligibility.x", citations: [])
    let rule = NamingRule(head: head, check: .containsUnitName)
    #expect(rule.isKept(by: "云川公安发布", unit: ["云川市公安局", "云川公安"]))
    #expect(!rule.isKept(by: "平安云川", unit: ["云川市公安局", "云川公安", ""]))
    #expect(NamingRule(head: head, check: .person).isKept(by: "平安云川", unit: []))
  }

  @Test func `hints are words of the rule that stand in the text`() throws {
    let rules = try #require(try Shipped.rulebook("zhengzhou-2020").content.content)
    let rule = try #require(rules.first { $0.id == "content.major-cases" })
    #expect(rule.kind == .needsConsent)
    #expect(rule.hints(in: "数十人在广场聚集") == ["聚集"])
    #expect(rule.hints(in: "户籍窗口周六照常办理").isEmpty)
  }

  @Test(arguments: [
    (MediaFacts(bytes: 5_242_880, seconds: 60, type: "MP3"), [MediaExcess]()),
    (MediaFacts(bytes: 5_242_881, seconds: 61, type: "ogg"), [.bytes, .seconds, .type]),
    (MediaFacts(), []), (MediaFacts(width: 9000, height: 9000), []),
  ])
  func `a voice message on WeChat has its size, length and types`(
    file: MediaFacts, excess: [MediaExcess]
  ) throws {
    let section = try #require(try Shipped.rulebook("yaoan").formats.content)
    let rule = try #require(section.media.first { $0.kind == .voice })
    #expect(rule.excess(of: file) == excess)
    #expect(rule.allows(file) == excess.isEmpty)
  }

  private func closure(consecutive: Bool = true) -> ClosureRule {
    ClosureRule(
      head: RuleHead(id: "assessment.x", citations: []), notices: 3, isConsecutive: consecutive,
      within: .year)
  }

  @Test(arguments: [
    (["2026-02-01", "2026-05-10", "2026-09-01"], [String](), true),
    (["2026-09-01", "2026-02-01", "2026-05-10"], [], true),
    (["2026-02-01", "2026-05-10", "2026-09-01"], ["2026-06-01"], false),
    (["2026-02-01", "2026-05-10", "2026-09-01"], ["2026-01-01", "2026-12-01"], true),
    (["2025-11-01", "2026-02-01", "2026-05-01"], [], false),
    (["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"], ["2026-02-15"], true),
    (["2026-02-01", "2026-02-01", "2026-02-01"], [], true),
    (["2026-02-01", "2026-05-10", "2026-09-01"], ["2026-09-01"], false), ([], [], false),
  ])
  func `three notices in a row in one year close an account`(
    notices: [String], clean: [String], closes: Bool
  ) throws {
    let (named, found) = (try notices.map { try day($0) }, try clean.map { try day($0) })
    #expect(closure().demandsClosure(notices: named, clean: found) == closes)
  }

  @Test func `a count that needs no row is not begun anew`() throws {
    let named = try ["2026-02-01", "2026-05-10", "2026-09-01"].map { try day($0) }
    let clean = [try day("2026-06-01")]
    #expect(closure(consecutive: false).demandsClosure(notices: named, clean: clean))
    let last = try day("2026-12-31")
    #expect(closure(consecutive: false).standing(notices: named, clean: clean, on: last) == 3)
    #expect(closure().standing(notices: named, clean: clean, on: last) == 1)
    #expect(closure().standing(notices: named, clean: clean, on: try day("2026-05-10")) == 2)
    #expect(closure().standing(notices: named, clean: clean, on: try day("2027-01-01")) == 0)
  }

  @Test(arguments: [
    (RetentionPeriod.days(60), "2026-01-01", "2026-03-02", false),
    (.days(60), "2026-01-01", "2026-03-03", true),
    (.years(1), "2026-03-01", "2027-03-01", false), (.years(1), "2026-03-01", "2027-03-02", true),
    (.years(1), "2028-02-29", "2029-02-28", false), (.years(1), "2028-02-29", "2029-03-01", true),
    (.months(6), "2026-08-31", "2027-02-28", false), (.months(6), "2026-08-31", "2027-03-01", true),
    (.years(9999), "2026-01-01", "9999-12-31", false),
  ])
  func `what is kept may be removed after its last day`(
    period: RetentionPeriod, from: String, on: String, allowed: Bool
  ) throws {
    let rule = RetentionRule(
      head: RuleHead(id: "security.x", citations: []), subject: .logs, atLeast: period)
    #expect(rule.allowsRemoval(recordedOn: try day(from), on: try day(on)) == allowed)
  }

  @Test func `periods of different units are compared by their days`() {
    #expect(RetentionPeriod.months(12).nominalDays == RetentionPeriod.years(1).nominalDays)
    #expect(RetentionPeriod.months(6).nominalDays == 183)
    let rule = RetentionRule(
      head: RuleHead(id: "security.x", citations: []), subject: .logs, atLeast: .months(6))
    #expect(rule.isKept(by: .days(183)))
    #expect(!rule.isKept(by: .days(182)))
  }

  @Test func `five working days before an opening are counted back over the holidays`() throws {
    let section = try #require(try Shipped.rulebook("yaoan").filing.content)
    let clock = try #require(section.clocks.first { $0.events.contains(.opening) })
    #expect(clock.when == .before)
    let planned = try #require(Instant(rfc3339: "2026-10-09T00:00:00+08:00"))
    let deadline = try clock.deadline(of: planned, calendar: Shipped.calendar())
    #expect(deadline.dueOn.text == "2026-09-24")
    let rule = clock.clock(for: .opening)
    #expect(rule.term == .workingDays(-5))
    #expect(rule.from == "opening")
    #expect(rule.title == clock.head.title)
  }
}
