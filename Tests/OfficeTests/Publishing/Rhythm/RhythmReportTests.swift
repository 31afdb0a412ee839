import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct RhythmReportTests {
  private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  private func day(_ text: String) throws -> CivilDate { try Self.day(text) }

  private func rules(
    _ rulebook: String, _ kind: PlatformKind, quotas: Bool = false
  ) throws -> [RhythmRule] {
    let rules = try Bundled.shelf.get().governing([rulebook], on: day("2026-03-01"))
    let found = quotas ? rules.quotas(for: kind) : rules.rhythms(for: kind)
    #expect(!found.isEmpty)
    return found
  }

  private func due(
    _ rules: [RhythmRule], opened: String = "2026-01-01", updates: [String], today: String,
    planned: [String] = []
  ) throws -> RhythmReport.Line {
    let question = RhythmQuestion(
      rhythms: rules, opened: try day(opened),
      updates: try updates.map { UpdateDay(try day($0)) }, underWay: try planned.map(day),
      planned: try planned.map(day))
    let today = try day(today)
    return try #require(question.report(over: today...today, today: today).lines.first)
  }

  @Test(
    .cites("zhengzhou-2020", article: "12"),
    arguments: [
      // The day after the update is covered by it, the next is not.
      (["2026-03-01"], "2026-03-01", "2026-03-03"), (["2026-03-01"], "2026-03-02", "2026-03-03"),
      (["2026-03-01", "2026-03-02"], "2026-03-02", "2026-03-04"),
      // Long overdue: today can still be saved.
      (["2026-02-01"], "2026-03-02", "2026-03-02"), ([], "2026-03-02", "2026-03-02"),
      // Into a leap day.
      (["2028-02-28"], "2028-02-28", "2028-03-01"),
    ])
  func `one update in two days is due at the end of the second day without one`(
    _ updates: [String], _ today: String, _ expected: String
  ) throws {
    let line = try due(rules("zhengzhou-2020", .weibo), updates: updates, today: today)
    #expect(line.nextDue == (try day(expected).endsAt) && line.missing == 1)
  }

  @Test(
    .cites("zhengzhou-2020", article: "12"),
    arguments: [
      ("2026-01-01", ["2026-03-02"], "2026-03-08", "2026-03-15"),
      ("2026-01-01", ["2026-03-01"], "2026-03-02", "2026-03-08"),
      ("2026-01-01", [], "2026-03-08", "2026-03-08"),
      // Opened on a Wednesday: the first whole week is the next.
      ("2026-03-04", [], "2026-03-05", "2026-03-15"),
      ("2026-03-02", [], "2026-03-05", "2026-03-08"),
    ])
  func `one update a week is due on Sunday, and not in the week of the opening`(
    _ opened: String, _ updates: [String], _ today: String, _ expected: String
  ) throws {
    let line = try due(
      rules("zhengzhou-2020", .toutiao), opened: opened, updates: updates, today: today)
    #expect(line.nextDue == (try day(expected).endsAt))
  }

  @Test(
    .cites("hunan-2017", article: "19"),
    arguments: [
      ("2026-01-01", ["2028-02-05", "2028-02-12"], "2028-02-20", "2028-02-29", 2),
      ("2026-01-01", ["2027-02-05"], "2027-02-20", "2027-02-28", 3),
      (
        "2026-01-01", ["2026-03-02", "2026-03-02", "2026-03-09", "2026-03-31"], "2026-03-31",
        "2026-04-30", 4
      ),
      ("2026-03-05", [], "2026-03-20", "2026-04-30", 4),
    ])
  func `four updates a month are due on its last day, however long it is`(
    _ opened: String, _ updates: [String], _ today: String, _ expected: String, _ missing: Int
  ) throws {
    let line = try due(
      rules("hunan-2017", .weChatService), opened: opened, updates: updates, today: today)
    #expect(line.nextDue == (try day(expected).endsAt) && line.missing == missing)
  }

  @Test func `an account that was never opened owes nothing`() throws {
    let question = RhythmQuestion(
      rhythms: try rules("zhengzhou-2020", .weibo), opened: nil, updates: [])
    let today = try day("2026-03-02")
    let report = question.report(over: today.adding(days: -9)...today, today: today)
    #expect(report.next == nil && report.daysBelow.isEmpty && report.lastUpdate == nil)
  }

  @Test(.cites("zhengzhou-2020", article: "12"))
  func `days below and the longest gap are told of days that are over`() throws {
    let question = RhythmQuestion(
      rhythms: try rules("zhengzhou-2020", .weibo), opened: try day("2026-02-01"),
      updates: [UpdateDay(try day("2026-03-01"), count: 3), UpdateDay(try day("2026-03-05"))])
    let report = question.report(
      over: try day("2026-03-01")...day("2026-03-07"), today: try day("2026-03-08"))
    #expect(report.daysBelow.map(\.day) == [3, 4, 7])
    #expect(report.longestGap == (try day("2026-03-02")...day("2026-03-04")))
    #expect(report.lastUpdate == (try day("2026-03-05")))
    #expect(report.isBelow(on: try day("2026-03-08")))
    // Before it was opened nothing was missed.
    let young = RhythmQuestion(
      rhythms: try rules("zhengzhou-2020", .weibo), opened: try day("2026-03-06"), updates: [])
    let early = young.report(
      over: try day("2026-03-01")...day("2026-03-31"), today: try day("2026-03-08"))
    #expect(early.daysBelow.map(\.day) == [7])
  }

  @Test(.cites("zhengzhou-2020", article: "12"), .cites("yaoan", article: "5.6"))
  func `what was taken away is no update any more, and its slot stays used`() throws {
    let today = try day("2026-03-02")
    let question = RhythmQuestion(
      rhythms: try rules("zhengzhou-2020", .weibo),
      quotas: try rules("yaoan", .weChatSubscription, quotas: true),
      opened: try day("2026-01-01"), updates: [UpdateDay(today, goneOn: today)])
    let report = question.report(over: today...today, today: today)
    #expect(report.lines.first?.nextDue == today.endsAt)
    #expect(report.lines.last?.left == 0)
  }

  @Test(.cites("yaoan", article: "5.6"))
  func `slots of a month are counted in all of it, also those planned for its end`() throws {
    let rule = try #require(rules("yaoan", .weChatService, quotas: true).first)
    let sent = try ["2026-03-02", "2026-03-03", "2026-03-09", "2026-03-31"].map(day)
    #expect(rule.slots(on: try day("2026-03-10"), sent: sent) == 0)
    #expect(rule.slots(on: try day("2026-02-28"), sent: sent) == 4)
    #expect(rule.slots(on: try day("2026-04-01"), sent: sent) == 4)
  }

  @Test(
    arguments: [
      // Due on Sunday 8 March; who writes works until Friday.
      ("2026-03-04", [], false), ("2026-03-05", [], true), ("2026-03-06", [], true),
      ("2026-03-06", ["2026-03-07"], false),
    ] as [(String, [String], Bool)])
  func `a warning comes a working day ahead, and not when something is planned`(
    _ today: String, _ planned: [String], _ isWarned: Bool
  ) throws {
    let line = try due(
      rules("zhengzhou-2020", .toutiao), updates: [], today: today, planned: planned)
    let calendar = try Bundled.calendar.get()
    #expect(line.isWarned(today: try day(today), calendar: calendar) == isWarned)
  }

  @Test(.cites("yaoan", article: "5.6"))
  func `what waits for a hand takes a slot and promises no update`() throws {
    let today = try day("2026-03-06")
    let question = RhythmQuestion(
      rhythms: try rules("zhengzhou-2020", .toutiao),
      quotas: try rules("yaoan", .weChatSubscription, quotas: true),
      opened: try day("2026-01-01"), updates: [], underWay: [today])
    let report = question.report(over: today...today, today: today)
    let calendar = try Bundled.calendar.get()
    let least = try #require(report.lines.first)
    #expect(least.planned == 0 && least.isWarned(today: today, calendar: calendar))
    #expect(report.lines.last?.planned == 1 && report.lines.last?.left == 0)
  }

  @Test(.cites("hunan-2017", article: "19"))
  func `where every day asks for an update, the warning comes on the day itself`() throws {
    let weibo = try rules("hunan-2017", .weibo)
    let calendar = try Bundled.calendar.get()
    let monday = try day("2026-03-02")
    let done = try due(weibo, updates: ["2026-03-02"], today: "2026-03-02")
    #expect(!done.isWarned(today: monday, calendar: calendar))
    let open = try due(weibo, updates: ["2026-03-01"], today: "2026-03-02")
    #expect(open.isWarned(today: monday, calendar: calendar))
  }
}
