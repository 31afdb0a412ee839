import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Office

/// Days off, days worked and a closing time of the office's own.
@Suite struct OwnDaysTests {
  private static let flood = OwnDays.Entry(
    from: "2026-09-29", until: "2026-09-30", kind: "off", reason: "防汛停工", source: "云政办〔2026〕8号")
  /// Why it closes at another time; no day is added.
  private static let summer = entry(from: "", kind: "", reason: "夏季作息", source: "云政办〔2026〕15号")
  private static let twoDays = clock(nil)
  private static let toMidnight = clock(.midnight)

  private static func clock(_ ends: DayEnd?) -> ClockRule {
    ClockRule(
      id: "messages.test", term: .workingDays(2), from: "received",
      citations: [Citation(rulebook: "zhengzhou-2020", article: "23", rule: "messages.test")],
      endsAt: ends)
  }

  private func revision(_ own: OwnDays, _ world: World) async throws -> CalendarRevision {
    try own.revision(of: try await world.ask(as: .citizen) { try $0.calendar() })
  }

  private final class Found: @unchecked Sendable { var id: ClockID? }

  private func start(_ rule: ClockRule, in world: World) async throws -> ClockID {
    let found = Found()
    let city = world.cast.city
    try await world.perform(
      Probe { desk in found.id = try desk.startClock(rule, from: desk.now, of: city) },
      as: .system(.founder))
    return try #require(found.id)
  }

  private func due(_ id: ClockID, in world: World) async throws -> String {
    let clock = try await world.ask(as: .citizen) { try #require(try $0.clock(id)) }
    return clock.due.rfc3339
  }

  @Test(arguments: Engine.allCases)
  func `own days move open deadlines, the preview says which, and taking them back moves them back`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let id = try await start(Self.twoDays, in: world)
    let before = try await due(id, in: world)
    #expect(before == "2026-10-01T00:00:00+08:00")
    let own = OwnDays(entry: Self.flood, closes: "24:00")
    let revision = try await revision(own, world)
    #expect(revision.changes.map(\.date.text) == ["2026-09-29", "2026-09-30"])
    let effect = try await world.ask(as: .citizen) { try $0.effect(of: revision.calendar) }
    #expect(effect.moved == 1 && effect.moves.first?.from.rfc3339 == before)
    // Two days of flood, seven of holidays: the 8th and the 9th are worked.
    #expect(effect.moves.first?.to.rfc3339 == "2026-10-10T00:00:00+08:00")
    #expect(effect.moves.first?.citations.first?.article == "23")
    #expect(effect.moves.first?.organization.isEmpty == false)
    #expect(try await due(id, in: world) == before, "a preview changes nothing")

    try await world.perform(revision.act, as: world.cast.systemAdministrator)
    try await world.perform(RecomputeClocks(), as: .system(.timekeeper))
    #expect(try await due(id, in: world) == "2026-10-10T00:00:00+08:00")
    let kept = try await world.ask(as: .citizen) { try $0.calendar() }
    #expect(kept.localDays.map(\.source) == ["云政办〔2026〕8号", "云政办〔2026〕8号"])
    #expect(own.stands(in: kept))
    let far = try await world.anotherNode().ask(as: .citizen) { try $0.calendar() }
    #expect(far.version == kept.version, "other nodes see the same calendar")

    let back = OwnDays(entry: nil, removed: ["2026-09-29", "2026-09-30"], closes: "24:00")
    try await world.perform(
      try await self.revision(back, world).act, as: world.cast.systemAdministrator)
    try await world.perform(RecomputeClocks(), as: .system(.timekeeper))
    #expect(try await due(id, in: world) == before)
  }

  @Test(arguments: Engine.allCases)
  func `a term ends when the office closes, unless its rule says 24:00`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let open = try await start(Self.twoDays, in: world)
    let fixed = try await start(Self.toMidnight, in: world)
    let revision = try await revision(OwnDays(entry: Self.summer, closes: "17:30"), world)
    #expect(revision.changes.isEmpty && revision.movesClosing && !revision.changesNothing)
    try await world.perform(revision.act, as: world.cast.systemAdministrator)
    try await world.perform(RecomputeClocks(), as: .system(.timekeeper))
    #expect(try await due(open, in: world) == "2026-09-30T17:30:00+08:00")
    #expect(try await due(fixed, in: world) == "2026-10-01T00:00:00+08:00")
    let later = try await start(Self.twoDays, in: world)
    let laterFixed = try await start(Self.toMidnight, in: world)
    #expect(try await due(later, in: world) == "2026-09-30T17:30:00+08:00")
    #expect(try await due(laterFixed, in: world) == "2026-10-01T00:00:00+08:00")
    let again = try world.anotherNode()
    #expect(
      try await again.ask(as: .citizen) { try $0.calendar().closeOfBusiness?.text } == "17:30")
  }

  @Test func `the notices' days under the office's own are not lost`() throws {
    let current = try Bundled.calendar.get()
    var own = OwnDays(entry: Self.flood, closes: "")
    own.entry?.from = "2026-10-02"
    own.entry?.until = "2026-10-02"
    own.entry?.kind = "work"
    let worked = try own.revision(of: current).calendar
    #expect(try worked.isWorkingDay(#require(CivilDate("2026-10-02"))))
    let next = try CalendarRevision(
      pasted: "date,holiday,day,source\n2027-10-01,国庆节,off,https://x.example/1", current: worked)
    let back = try OwnDays(entry: nil, removed: ["2026-10-02"], closes: "").revision(
      of: next.calendar)
    #expect(try !back.calendar.isWorkingDay(#require(CivilDate("2026-10-02"))))
    let name = try back.calendar.day(#require(CivilDate("2026-10-02"))).kind.name
    #expect(name == current.day(try #require(CivilDate("2026-10-02"))).kind.name)
  }

  private static func entry(
    from: String = "2026-08-03", until: String = "", kind: String = "off", reason: String = "防汛",
    source: String = "文件"
  ) -> OwnDays.Entry {
    OwnDays.Entry(from: from, until: until, kind: kind, reason: reason, source: source)
  }

  private static let mistakes: [(OwnDays.Entry?, [String], String, [String])] = [
    (entry(from: ""), [], "", ["from"]), (entry(from: "2026-02-30"), [], "", ["from"]),
    (entry(until: "昨天"), [], "", ["until"]), (entry(until: "2026-08-01"), [], "", ["until"]),
    (entry(until: "2026-12-31"), [], "", ["until"]), (entry(kind: "maybe"), [], "", ["kind"]),
    (entry(reason: "", source: " "), [], "", ["reason", "source"]),
    (entry(reason: String(repeating: "长", count: 61)), [], "", ["reason"]),
    (nil, ["不是日期"], "", ["remove"]), (nil, [], "25:00", ["closes"]), (nil, [], "00:00", ["closes"]),
    (nil, [], "五点半", ["closes"]),
    (summer, [], "08:00", ["closes"]), (summer, [], "12:00", ["closes"]),
    (nil, [], "17:30", ["reason", "source"]),
    (entry(from: "", reason: "", source: "文件"), [], "17:30", ["reason"]),
  ]

  @Test(
    arguments: [
      (entry(until: "2026-08-01"), "own-days.until-before-from"),
      (entry(until: "2026-12-31"), "own-days.range-too-long"),
    ])
  func `a mistake of its own is said in its own words`(
    entry: OwnDays.Entry, cause: String
  ) throws {
    let current = try Bundled.calendar.get()
    #expect {
      _ = try OwnDays(entry: entry, closes: "").revision(of: current)
    } throws: { error in
      (error as? Refusal)?.problems.map { $0.facts[FieldProblem.cause] } == [cause]
    }
  }

  @Test(arguments: Engine.allCases)
  func `the log keeps why the office changed its days or its hours`(engine: Engine) async throws {
    let world = try await World(on: engine)
    for own in [
      OwnDays(entry: Self.flood, closes: ""), OwnDays(entry: Self.summer, closes: "17:30"),
    ] {
      try await world.perform(
        try await revision(own, world).act, as: world.cast.systemAdministrator)
    }
    let log = try await world.ask(as: world.cast.auditAdministrator) {
      var filter = AuditFilter()
      filter.act = AdoptCalendar.name.rawValue
      return try $0.auditLog(filter)
    }
    #expect(log.records.map { $0.facts["why"] } == ["夏季作息", "防汛停工"])
    #expect(log.records.map { $0.facts["document"] } == ["云政办〔2026〕15号", "云政办〔2026〕8号"])
  }

  @Test(arguments: Engine.allCases)
  func `a moved limit of an account is named with the account and what is due`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = try world.cast.holder(of: .accountManager, at: world.cast.county)
    try await world.bringIn(
      .accounts, "单位,平台,账号名称,开通日期\nYX,微博,姚川县政府发布,2019-05-01", under: world.cast.county,
      as: manager)
    let revision = try await revision(OwnDays(entry: Self.flood, closes: ""), world)
    let effect = try await world.ask(as: .citizen) { try $0.effect(of: revision.calendar) }
    let duty = try #require(effect.moves.first?.duty)
    #expect(duty.account == "姚川县政府发布" && duty.event == "existing" && !duty.isRotation)
  }

  @Test(arguments: Self.mistakes)
  func `a mistake is refused by its field`(
    entry: OwnDays.Entry?, removed: [String], closes: String, fields: [String]
  ) throws {
    let own = OwnDays(entry: entry, removed: removed, closes: closes)
    let current = try Bundled.calendar.get()
    #expect {
      _ = try own.revision(of: current)
    } throws: { error in
      (error as? Refusal)?.problems.map(\.field) == fields
    }
  }

  @Test func `a day that is set already is not set again`() throws {
    let own = OwnDays(entry: Self.entry(), closes: "")
    let once = try own.revision(of: try Bundled.calendar.get()).calendar
    #expect {
      _ = try own.revision(of: once)
    } throws: { error in
      (error as? Refusal)?.problems == [FieldProblem("from", .taken)]
    }
  }

  @Test(arguments: Engine.allCases)
  func `only the system administrator above all sets them`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let act = try await revision(OwnDays(entry: Self.flood, closes: ""), world).act
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(act, as: world.cast.securityAdministrator)
    }
  }
}
