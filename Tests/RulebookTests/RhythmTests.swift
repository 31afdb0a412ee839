import Testing
import WorkCalendar

@testable import Rulebook

struct RhythmTests {
  private func rule(
    atLeast: Int? = nil, atMost: Int? = nil, every: RhythmPeriod, level: FindingLevel = .caution,
    accounts: RhythmScope = .kinds([.weibo])
  ) -> RhythmRule {
    RhythmRule(
      head: RuleHead(
        id: "update-rhythm.x",
        citations: [Citation(rulebook: "x", article: "1", rule: "update-rhythm.x")],
        level: level),
      accounts: accounts, atLeast: atLeast, atMost: atMost, every: every)
  }

  @Test(arguments: [
    (RhythmPeriod.days(2), "2026-03-03", "2026-03-02", "2026-03-03"),
    (.days(14), "2026-03-14", "2026-03-01", "2026-03-14"),
    (.day, "2026-03-03", "2026-03-03", "2026-03-03"),
    (.week, "2026-03-08", "2026-03-02", "2026-03-08"),
    (.week, "2026-03-02", "2026-03-02", "2026-03-02"),
    (.month, "2026-02-28", "2026-02-01", "2026-02-28"),
    (.days(3), "0001-01-02", "0001-01-01", "0001-01-02"),
    (.month, "0001-01-01", "0001-01-01", "0001-01-01"),
  ])
  func `the days looked at end with the day of the look`(
    every: RhythmPeriod, asOf: String, first: String, last: String
  ) throws {
    let window = rule(atLeast: 1, every: every).window(asOf: try day(asOf))
    #expect(window.lowerBound.text == first)
    #expect(window.upperBound.text == last)
  }

  @Test(arguments: [
    (RhythmPeriod.day, "2026-03-03", true), (.days(5), "2026-03-03", true),
    (.week, "2026-03-08", true), (.week, "2026-03-07", false), (.month, "2026-02-28", true),
    (.month, "2028-02-28", false), (.month, "2028-02-29", true), (.month, "2026-12-31", true),
  ])
  func `a week and a month are judged on their last day`(
    every: RhythmPeriod, asOf: String, isJudged: Bool
  ) throws {
    #expect(rule(atLeast: 1, every: every).judgesLeast(asOf: try day(asOf)) == isJudged)
  }

  /// A week's rule, the days of March 2026 with updates, the day of the look, and the answer.
  struct Week: Sendable {
    var least: Int?
    var most: Int?
    var updates: [Int]
    var asOf: Int
    var isKept: Bool
  }

  @Test(arguments: [
    Week(least: 2, updates: [2, 8], asOf: 8, isKept: true),
    Week(least: 2, updates: [2], asOf: 8, isKept: false),
    Week(least: 2, updates: [], asOf: 7, isKept: true),
    Week(least: 2, updates: [1, 9, 4], asOf: 8, isKept: false),
    Week(most: 1, updates: [2, 2], asOf: 2, isKept: false),
    Week(most: 1, updates: [2], asOf: 4, isKept: true),
    Week(most: 1, updates: [], asOf: 8, isKept: true),
    Week(most: 1, updates: [1, 2], asOf: 2, isKept: true),
    Week(least: 1, most: 2, updates: [2, 3, 4], asOf: 5, isKept: false),
    Week(least: 1, most: 2, updates: [2, 3], asOf: 8, isKept: true),
    Week(least: 1, most: 2, updates: [], asOf: 8, isKept: false),
  ])
  func `updates of a week are counted from Monday to the day of the look`(week: Week) throws {
    let rule = rule(atLeast: week.least, atMost: week.most, every: .week)
    let start = try day("2026-02-28")
    let days = week.updates.map { start.adding(days: $0) }
    let asOf = start.adding(days: week.asOf)
    #expect(rule.isKept(updates: days, asOf: asOf) == week.isKept)
    #expect(rule.isKept(updates: days.reversed(), asOf: asOf) == week.isKept)
  }

  @Test func `an account is not judged before a whole window has passed since its opening`() throws
  {
    let rule = rule(atLeast: 1, every: .days(14))
    let opened = try day("2026-03-01")
    #expect(rule.isKept(updates: [], asOf: try day("2026-03-13"), since: opened))
    #expect(!rule.isKept(updates: [], asOf: try day("2026-03-14"), since: opened))
    #expect(!rule.isKept(updates: [], asOf: try day("2026-03-13")))
    let most = self.rule(atMost: 1, every: .day)
    #expect(!most.isKept(updates: [opened, opened], asOf: opened, since: opened))
  }

  @Test func `a quota tells how many are left`() throws {
    let rule = rule(atMost: 4, every: .month)
    let used = try ["2026-02-28", "2026-03-02", "2026-03-30"].map { try day($0) }
    #expect(rule.left(updates: used, asOf: try day("2026-03-31")) == 2)
    #expect(rule.left(updates: used + used + used, asOf: try day("2026-03-31")) == 0)
    #expect(self.rule(atLeast: 1, every: .day).left(updates: [], asOf: Shipped.day) == nil)
  }

  @Test func `others are the kinds that no rule beside them names`() {
    let named = rule(atLeast: 1, every: .day, accounts: .kinds([.weibo, .wechat]))
    let others = rule(atLeast: 1, every: .week, accounts: .others)
    let rules = [named, others]
    #expect(rules.rules(for: .weibo) == [named])
    #expect(rules.rules(for: .weChatService) == [named])
    #expect(rules.rules(for: .douyin) == [others])
    #expect([named].rules(for: .douyin).isEmpty)
  }

  @Test(arguments: [
    // one at least per period, and whether keeping the first means keeping the second
    (RhythmPeriod.day, RhythmPeriod.days(2), true), (.days(2), .day, false), (.day, .week, true),
    (.days(2), .week, true), (.days(7), .week, true), (.days(8), .week, false),
    (.week, .days(13), true), (.week, .days(12), false), (.week, .month, true),
    (.month, .week, false), (.month, .days(61), true), (.month, .days(60), false),
    (.month, .month, true), (.days(14), .days(14), true), (.days(14), .days(13), false),
  ])
  func `a rhythm covers another if keeping it keeps the other on every calendar`(
    first: RhythmPeriod, second: RhythmPeriod, covers: Bool
  ) throws {
    let (strict, loose) = (rule(atLeast: 1, every: first), rule(atLeast: 1, every: second))
    #expect(strict.covers(loose) == covers)
    guard covers else { return }
    // The least that keeps the first keeps the second on every day of two years.
    let start = try day("2027-01-01")
    var updates: [CivilDate] = []
    for offset in 0..<800 where !strict.isKept(updates: updates, asOf: start.adding(days: offset)) {
      updates.append(start.adding(days: offset))
    }
    for offset in 100..<800 {
      #expect(loose.isKept(updates: updates, asOf: start.adding(days: offset)))
    }
  }

  @Test(arguments: [
    (RhythmPeriod.month, 4, RhythmPeriod.day, 4, true), (.day, 1, .month, 31, true),
    (.day, 1, .month, 30, false), (.day, 1, .week, 7, true), (.week, 1, .days(8), 2, true),
    (.week, 1, .days(9), 2, false), (.week, 1, .day, 1, true), (.month, 1, .days(2), 2, true),
  ])
  func `a quota covers another if keeping it keeps the other`(
    first: RhythmPeriod, most: Int, second: RhythmPeriod, allowed: Int, covers: Bool
  ) {
    let strict = rule(atMost: most, every: first)
    #expect(strict.covers(rule(atMost: allowed, every: second)) == covers)
    #expect(!strict.covers(rule(atMost: allowed, every: second, level: .mustFix)))
  }
}
