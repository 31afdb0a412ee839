import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Office

/// What is missing, decided on values alone.
@Suite struct CoverageDecisionTests {
  private let day = CivilDate("2026-09-28")

  private func rules(_ chosen: ChosenRulebook...) throws -> GoverningRules {
    let shelf = try Bundled.shelf.get()
    return AdaptedRulebooks(shelf: shelf).governing(chosen, on: try #require(day))
  }

  private func body(
    _ level: Organization.Level, _ name: String = "云川市公安局", isSecret: Bool = false
  ) -> Organization {
    Organization(
      id: OrganizationID(2), parent: OrganizationID(1), path: "/1/2/", level: level,
      sector: .publicSecurity, name: name, shortName: name, code: "YC",
      isSecretRelated: isSecret, version: 1, closedAt: nil)
  }

  private struct Held: Sendable, CustomTestStringConvertible {
    let level: Organization.Level
    let held: [Platform]
    let missing: [PlatformKind]
    var testDescription: String { "\(level) with \(held)" }
  }

  private static let held = [
    Held(level: .city, held: [], missing: [.weibo, .wechat]),
    Held(level: .county, held: [.weibo], missing: [.wechat]),
    Held(level: .county, held: [.weibo, .weChatService], missing: []),
    Held(level: .city, held: [.weibo, .weChatSubscription], missing: []),
    Held(level: .department, held: [], missing: []),
    Held(level: .province, held: [.portal], missing: []),
  ]

  @Test(.cites("hunan-2017", article: "9"), arguments: held)
  private func `city and county bureaus must have Weibo and either WeChat`(_ row: Held) throws {
    let faults = CoverageDecision.missing(
      of: body(row.level), held: row.held, underWay: [], under: try rules(.init("hunan-2017")))
    #expect(
      faults.map(\.matter) == row.missing.map { .platform($0, isUnderWay: false) })
    #expect(faults.allSatisfy { $0.level == .mustFix && $0.citations.first?.article == "9" })
  }

  @Test(.cites("yaoan", article: "4.2"))
  func `a closed account is cancelled on its platform, where a rule says so with its article`()
    throws
  {
    let asked = CoverageDecision.uncancelled(under: try rules(.init("yaoan")))
    #expect(asked.level == .mustFix && asked.citations.map(\.article) == ["4.2"])
    let free = CoverageDecision.uncancelled(under: try rules(.init("hunan-2017")))
    #expect(free.level == .hint && free.citations.isEmpty)
  }

  @Test func `an application under way is said, and is not an account yet`() throws {
    let faults = CoverageDecision.missing(
      of: body(.city), held: [.weibo], underWay: [.weChatService],
      under: try rules(.init("hunan-2017")))
    #expect(faults.map(\.matter) == [.platform(.wechat, isUnderWay: true)])
  }

  @Test func `who may hold no account misses none`() throws {
    let rules = try rules(.init("hunan-2017"))
    for body in [body(.city, isSecret: true), body(.county, "国保支队")] {
      #expect(
        CoverageDecision.missing(of: body, held: [], underWay: [], under: rules).isEmpty)
    }
  }

  @Test(.cites("national-media", article: "N6"))
  func `a second account on a platform is pointed at where the rules say one`() throws {
    let held: [Platform: Int] = [.weibo: 2, .douyin: 1, .other: 5]
    let faults = CoverageDecision.surplus(held: held, under: try rules(.init("national-media")))
    #expect(faults.map(\.matter) == [.accounts(.weibo, held: 2, allowed: 1)])
    #expect(faults.map(\.level) == [.caution])
    let asked = try rules(.init("national-media"))
    #expect(CoverageDecision.crowded(held: held, under: asked) == faults)
    // Where no text says how many, nobody is told off; the list still shows it.
    #expect(CoverageDecision.surplus(held: held, under: try rules()).isEmpty)
    let shown = CoverageDecision.crowded(held: held, under: try rules())
    #expect(shown.map(\.matter) == faults.map(\.matter))
    #expect(shown.map(\.level) == [.hint] && shown.allSatisfy { $0.citations.isEmpty })
  }

  @Test(
    .cites("hunan-2017", article: "11"),
    arguments: [
      (Organization.Level.city, 1, 2), (.city, 2, nil), (.county, 1, nil),
    ] as [(Organization.Level, Int, Int?)])
  func `two account managers at city level`(
    level: Organization.Level, managers: Int, minimum: Int?
  ) throws {
    let faults = CoverageDecision.understaffed(
      at: level, holders: [.accountManager: managers, .finalReviewer: 1],
      under: try rules(.init("hunan-2017")))
    #expect(
      faults.map(\.matter)
        == (minimum.map { [.staff(.accountManager, held: managers, minimum: $0)] } ?? []))
  }

  @Test func `a number that a body set itself is the one that counts`() throws {
    let stricter = ChosenRulebook(
      "hunan-2017",
      adaptations: [
        Adaptation(rule: "eligibility.two-officers", parameter: .minimum, value: .count(3))
      ])
    let faults = CoverageDecision.understaffed(
      at: .city, holders: [.accountManager: 2, .finalReviewer: 1], under: try rules(stricter))
    #expect(faults.map(\.matter) == [.staff(.accountManager, held: 2, minimum: 3)])
  }

  @Test func `an empty post cites the rule on its role, and is a hint where none asks for it`()
    throws
  {
    let faults = CoverageDecision.vacancies(
      filled: [.administratorA], at: .city, under: try rules(.init("hunan-2017")))
    #expect(
      faults.map(\.matter) == [
        .vacancy(.administratorB), .vacancy(.reviewer), .vacancy(.security),
      ])
    #expect(faults.map(\.level) == [.mustFix, .mustFix, .hint])
    #expect(faults.map { $0.citations.first?.article } == ["11", "16", nil])
    let atCounty = CoverageDecision.vacancies(
      filled: [.administratorA, .reviewer, .security], at: .county,
      under: try rules(.init("hunan-2017")))
    #expect(atCounty.map(\.level) == [.hint], "nobody asks a county for a second administrator")
  }

  @Test(.cites("zhengzhou-2020", article: "19"), .cites("national-media", article: "N4"))
  func `an account without interaction breaks every rule that asks for it`() throws {
    let fault = CoverageDecision.silent(
      under: try rules(.init("zhengzhou-2020"), .init("national-media")))
    #expect(fault.level == .mustFix)
    #expect(Set(fault.citations.map(\.article)) == ["19", "N4"])
    #expect(CoverageDecision.silent(under: try rules()).level == .hint)
  }

  @Test(.cites("yaoan", article: "4.2"))
  func `accounts older than the duty to file have thirty working days`() throws {
    let calendar = try Bundled.calendar.get()
    let rules = try rules(.init("yaoan"))
    let start = try #require(CivilDate("2026-09-01")).startsAt
    let old = try CoverageDecision.unfiled(
      opened: start.advanced(byMilliseconds: -1), start: start, under: rules, calendar: calendar)
    guard case .filing(let limit?) = old.matter else {
      Issue.record("no limit")
      return
    }
    #expect(limit.due == Instant(rfc3339: "2026-10-20T00:00:00+08:00"))
    #expect(!limit.explanation.counted.isEmpty, "the day explains itself")
    #expect(old.citations.contains { $0.article == "4.2" })
    let unasked = try CoverageDecision.unfiled(
      opened: start, start: nil, under: try self.rules(), calendar: calendar)
    #expect(unasked.matter == .filing(limit: nil) && unasked.level == .hint)
  }

  private struct Silence: Sendable {
    let rulebook: String
    let today: String
    let last: String?
    let isIdle: Bool
  }

  /// 2026-09-28 is a Monday.
  private static let silences = [
    // Hunan: every day; yesterday is the last day that is over.
    Silence(rulebook: "hunan-2017", today: "2026-09-28", last: "2026-09-27", isIdle: false),
    Silence(rulebook: "hunan-2017", today: "2026-09-28", last: "2026-09-26", isIdle: true),
    // Zhengzhou: once from Monday to Sunday; the week that runs is not judged.
    Silence(rulebook: "zhengzhou-2020", today: "2026-09-28", last: "2026-09-21", isIdle: false),
    Silence(rulebook: "zhengzhou-2020", today: "2026-09-27", last: "2026-09-14", isIdle: false),
    Silence(rulebook: "zhengzhou-2020", today: "2026-09-28", last: "2026-09-20", isIdle: true),
    // N2: fourteen days that end yesterday.
    Silence(rulebook: "national-media", today: "2026-09-28", last: "2026-09-14", isIdle: false),
    Silence(rulebook: "national-media", today: "2026-09-28", last: "2026-09-13", isIdle: true),
    Silence(rulebook: "national-media", today: "2026-09-28", last: nil, isIdle: true),
    Silence(rulebook: "openness", today: "2026-09-28", last: nil, isIdle: false),
  ]

  @Test(arguments: silences)
  private func `an account is idle when a whole window passed without a word`(
    _ row: Silence
  ) throws {
    let today = try #require(CivilDate(row.today))
    let opened = try #require(CivilDate("2026-01-01")).startsAt
    let last = row.last.flatMap { CivilDate($0) }
    let fault = CoverageDecision.idle(
      updates: last.map { [UpdateDay($0)] } ?? [], last: last?.startsAt, opened: opened,
      under: try rules(.init(row.rulebook)), today: today)
    #expect((fault != nil) == row.isIdle)
    let isNew = CoverageDecision.idle(
      updates: [], last: nil, opened: today.startsAt, under: try rules(.init(row.rulebook)),
      today: today)
    #expect(isNew == nil, "an account of today is not idle")
  }

  private struct Removal: Sendable {
    let published: String
    let gone: String
    let isIdle: Bool
  }

  /// The week that is judged on Monday the 28th runs from the 21st to the 27th.
  private static let removals = [
    Removal(published: "2026-09-23", gone: "2026-09-24", isIdle: true),
    Removal(published: "2026-09-23", gone: "2026-09-27", isIdle: true),
    // Readers saw it at the end of the week, and so the week was kept.
    Removal(published: "2026-09-23", gone: "2026-09-28", isIdle: false),
    Removal(published: "2026-09-28", gone: "2026-09-28", isIdle: true),
  ]

  @Test(.cites("zhengzhou-2020", article: "12"), arguments: removals)
  private func `what was taken away before the window ended is no update`(
    _ row: Removal
  ) throws {
    let update = UpdateDay(
      try #require(CivilDate(row.published)), goneOn: CivilDate(row.gone))
    let fault = CoverageDecision.idle(
      updates: [update], last: nil, opened: try #require(CivilDate("2026-01-01")).startsAt,
      under: try rules(.init("zhengzhou-2020")), today: try #require(CivilDate("2026-09-28")))
    #expect((fault != nil) == row.isIdle)
  }
}
