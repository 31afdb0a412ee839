import Foundation
import Testing
import WorkCalendar

@testable import Rulebook

struct GoverningRulesTests {
  @Test func `only Yao'an names an hour for publishing`() throws {
    #expect(try Shipped.rules("zhengzhou-2020", "hunan-2017").publishWithin == nil)
    let clock = try #require(try Shipped.rules("zhengzhou-2020", "yaoan").publishWithin)
    #expect(clock.term == .hours(1))
    #expect(clock.from == "signed-or-planned")
    #expect(articles(clock.citations) == ["yaoan 5.4"])
    #expect(clock.reading != nil)
  }

  @Test func `an absence is cited and explained`() throws {
    let book = try #require(try Shipped.shelf().rulebook("zhengzhou-2020"))
    guard case .none(let absence) = book.publishing.within else {
      Issue.record("Zhengzhou names no hour")
      return
    }
    #expect(articles([absence.citation]) == ["zhengzhou-2020 14"])
    #expect(!absence.reason(in: "zh-Hans").isEmpty)
  }

  @Test(arguments: [
    (Complexity.simple, Term.sameDay(cutOff: TimeOfDay("16:00")), "hunan-2017 27"),
    (.complicated, .workingDays(5), "yaoan 7"),
    (.major, .workingDays(5), "yaoan 7"),
  ])
  func `the stricter of two department clocks wins and both texts are named`(
    complexity: Complexity, term: Term, first: String
  ) throws {
    let rules = try Shipped.rules("yaoan", "hunan-2017")
    let clock = try #require(rules.departmentClock(complexity))
    #expect(clock.term == term)
    #expect(articles(clock.citations).first == first)
    #expect(Set(articles(clock.citations)) == ["hunan-2017 27", "yaoan 7"])
  }

  @Test(arguments: [
    (Complexity.simple, Term.sameDay(cutOff: TimeOfDay("16:00"))),
    (.complicated, .workingDays(5)), (.major, .workingDays(7)),
  ])
  func `Hunan grades its department clock`(complexity: Complexity, term: Term) throws {
    #expect(try Shipped.rules("hunan-2017").departmentClock(complexity)?.term == term)
  }

  @Test func `a week of working days ties with seven days and the holidays decide`() throws {
    let working = ClockRule(id: "a", term: .workingDays(5), from: "transferred", citations: [])
    let calendar = ClockRule(id: "b", term: .calendarDays(7), from: "transferred", citations: [])
    #expect(working.stricter(than: calendar).id == "a")
    #expect(calendar.stricter(than: working).id == "b")
    let rules = GoverningRules(rulebooks: [])
    let holiday = try #require(Instant(rfc3339: "2026-09-29T10:00:00+08:00"))
    let found = try rules.earliest(
      of: [working, calendar], from: holiday, calendar: Shipped.calendar())
    #expect(found?.clock.id == "b")
    #expect(found?.deadline.dueOn.text == "2026-10-08")
  }

  @Test func `terms are ordered from minutes to months`() {
    let terms: [Term] = [
      .minutes(30), .hours(1), .hours(5), .sameDay(cutOff: nil), .hours(24), .workingDays(1),
      .calendarDays(2), .calendarDays(5), .workingDays(5), .workingDays(7), .calendarDays(15),
    ]
    let lengths = terms.map(\.nominalMinutes)
    #expect(lengths == lengths.sorted())
    #expect(Term.hours(Int.max).nominalMinutes == Int.max)
  }

  @Test func `no text gives a number for a first answer`() throws {
    #expect(try Shipped.rules("zhengzhou-2020", "hunan-2017", "yaoan").firstAnswer == nil)
  }

  @Test func `a reply under Yao'an passes three signatures and leaves within the hour`() throws {
    let rules = try Shipped.rules("yaoan")
    #expect(
      rules.replyStages.map(\.kind) == [.instruction, .departmentSignature, .replyApproval])
    #expect(rules.replyStages.map(\.role) == ["leader", "department-head", "leader"])
    #expect(rules.replyApproval.map(\.role) == ["leader"])
    #expect(rules.replyWithin?.term == .hours(1))
    #expect(rules.replyWithin?.from == "reply-approved")
    #expect(try Shipped.rules("hunan-2017").replyStages.isEmpty)
  }

  @Test(arguments: [
    ("alarm", Handling.emergencyCall, ["hunan-2017 22"]),
    ("comment", .answer, ["hunan-2017 23"]),
    ("inquiry", .answer, ["zhengzhou-2020 19", "zhengzhou-2020 21", "hunan-2017 26", "yaoan 7"]),
    ("situation-report", .answer, ["yaoan 7"]),
    ("abuse", .noReply, ["hunan-2017 23"]),
    (
      "unlawful", .evidence,
      ["zhengzhou-2020 21", "hunan-2017 24", "hunan-2017 26", "yaoan 6.2"]
    ),
    ("complaint", .disciplineChannel, ["hunan-2017 25", "zhengzhou-2020 22"]),
    ("outside-powers", .otherChannel, ["zhengzhou-2020 21", "hunan-2017 26"]),
    ("petition", .petitionChannel, ["yaoan 7"]),
    ("negative-report", .answer, ["hunan-2017 28"]),
  ])
  func `a class of messages goes its way and cites every text that knows it`(
    id: String, handling: Handling, cited: [String]
  ) throws {
    let rules = try Shipped.rules("zhengzhou-2020", "hunan-2017", "yaoan")
    #expect(rules.messageClasses.count == 10)
    let rule = try #require(rules.messageClasses.first { $0.id == id })
    #expect(rule.handling == handling)
    #expect(articles(rule.citations) == cited)
    #expect(rule.guidance != nil)
  }

  @Test func `a limit on WeChat holds for its kinds of accounts`() throws {
    let rules = try Shipped.rules("yaoan", "hunan-2017")
    let limits = rules.formatLimits(platform: "wechat")
    #expect(limits.map(\.maximum) == [64, 600])
    #expect(rules.formatLimits(platform: "wechat-subscription") == limits)
    #expect(rules.formatLimits(platform: "weibo").map(\.maximum) == [140])
    #expect(rules.formatLimits(platform: "wechatty").isEmpty)
    #expect(rules.formatLimits(platform: "douyin").isEmpty)
  }

  @Test func `of two limits the smaller one wins and names both`() throws {
    let text = try Shipped.text("yaoan")
      .replacing("id: yaoan", with: "id: other")
      .replacing("maximum: 64", with: "maximum: 60")
      .replacing("times: 32", with: "times: 30").replacing("times: 64", with: "times: 60")
    let own = try RulebookShelf(files: [
      ("yaoan.yaml", Shipped.text("yaoan")), ("other.yaml", text),
    ])
    let limits = own.governing(["yaoan", "other"], on: Shipped.day).formatLimits(platform: "wechat")
    let title = try #require(limits.first { $0.field == .title })
    #expect(title.maximum == 60)
    #expect(articles(title.citations) == ["other 5.6", "yaoan 5.6"])
  }

  @Test func `an emergency notice has five elements`() throws {
    let elements = try Shipped.rules("yaoan").emergencyElements
    #expect(elements.map(\.id) == ["event", "place", "type", "brief", "measures"])
    #expect(try Shipped.rules("zhengzhou-2020").emergencyElements.isEmpty)
  }

  @Test func `routes and clocks survive being stored`() throws {
    let route = try Shipped.rules("yaoan").reviewRoute(
      RouteDemand(sensitivity: .important, scopes: [.main]))
    let data = try JSONEncoder().encode(route)
    #expect(try JSONDecoder().decode(ReviewRoute.self, from: data) == route)
  }
}
