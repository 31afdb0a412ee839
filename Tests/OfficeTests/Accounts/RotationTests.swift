import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Office

/// When passwords have to be changed under each of the three rulebooks (R118).
@Suite struct RotationTests {
  private struct Due: Sendable, Equatable {
    let event: String
    /// The last day; nil without a limit.
    let day: String?
    let articles: [String]
  }

  private func due(on account: AccountID, in world: World) async throws -> [Due] {
    try await world.ask(as: .system(.founder)) { reading in
      let duties = try reading.openDuties(of: account).filter { $0.kind == .rotation }
      let clocks = try reading.clocks(duties.compactMap(\.clock))
      return duties.map { duty in
        let due = duty.clock.flatMap { clocks[$0]?.due }
        return Due(
          event: duty.event, day: due.map { $0.advanced(byMilliseconds: -1).date.text },
          articles: duty.citations.map { "\($0.rulebook) \($0.article)" })
      }
    }
  }

  private func verdicts(in world: World) async throws -> [RunningClock.Verdict?] {
    try await world.ask(as: .system(.founder)) { reading in
      let all = try reading.clocks((1...20).map { ClockID($0) })
      return all.values.sorted { $0.id < $1.id }.map(\.verdict)
    }
  }

  private func change(_ name: String, on account: AccountID, in world: World, as manager: Actor)
    async throws
  {
    try await world.perform(
      AssignAccountPerson(account, duty: .administratorA, holder: DutyHolder(name: name)),
      as: manager)
  }

  @Test(.cites("yaoan", article: "6.1"), arguments: Engine.allCases)
  func `under Yao'an a change of administrators makes new passwords due within a day`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let account = world.cast.countyAccount
    let manager = try world.cast.holder(of: .accountManager, at: world.cast.county)
    // The first administrator takes over from nobody.
    try await change("谢号", on: account, in: world, as: manager)
    #expect(try await due(on: account, in: world).isEmpty)
    try await change("姜发", on: account, in: world, as: manager)
    let expected = [
      Due(event: "administrator-change", day: "2026-09-29", articles: ["yaoan 6.1"])
    ]
    #expect(try await due(on: account, in: world) == expected)
    // What is due stays due as it was when somebody else comes the next day.
    world.clock.advance(minutes: 24 * 60)
    try await change("谢号", on: account, in: world, as: manager)
    #expect(try await due(on: account, in: world) == expected)
    try await world.perform(RecordRotation(account), as: manager)
    #expect(try await due(on: account, in: world).isEmpty)
    #expect(try await verdicts(in: world).contains(.missed))
    let last = try await world.ask(as: manager) { try $0.credentialChanges(of: account) }
    #expect(last.first?.at == world.now)
  }

  @Test(.cites("yaoan", article: "6.1"), arguments: Engine.allCases)
  func `a leak makes new passwords due within a day, and the change in time is kept`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let account = world.cast.countyAccount
    let manager = try world.cast.holder(of: .accountManager, at: world.cast.county)
    let silent = await expectRefusal("office.invalid", in: world) {
      try await world.perform(ReportLeak(account, reason: " "), as: manager)
    }
    #expect(silent?.problems.map(\.field) == ["leak-reason"])
    try await world.perform(ReportLeak(account, reason: "手机丢失"), as: manager)
    #expect(
      try await due(on: account, in: world) == [
        Due(event: "leak", day: "2026-09-29", articles: ["yaoan 6.1"])
      ])
    try await world.perform(RecordRotation(account), as: manager)
    #expect(try await verdicts(in: world) == [.kept])
    #expect(try await due(on: account, in: world).isEmpty)
  }

  @Test(
    .cites("zhengzhou-2020", article: "24"), .cites("hunan-2017", article: "33"),
    arguments: Engine.allCases)
  func `under Zhengzhou and Hunan passwords change every ninety days, counted from the last time`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let account = world.cast.account
    try await world.perform(RecordRotation(account), as: world.cast.securityOfficer)
    let articles = ["hunan-2017 33", "zhengzhou-2020 24"]
    var open = try await due(on: account, in: world)
    #expect(open.map(\.event) == ["periodic"] && open.map(\.day) == ["2026-12-28"])
    #expect(open.first?.articles.sorted() == articles)
    world.clock.advance(minutes: 10 * 24 * 60)
    try await world.perform(RecordRotation(account), as: world.cast.accountManager)
    open = try await due(on: account, in: world)
    #expect(open.map(\.day) == ["2027-01-06"])
    #expect(try await verdicts(in: world) == [.kept, nil])
    let changes = try await world.ask(as: world.cast.accountManager) {
      try $0.credentialChanges(of: account)
    }
    #expect(changes.count == 2 && changes.first?.at == world.now)
  }

  @Test(.cites("hunan-2017", article: "33"), arguments: Engine.allCases)
  func `under Hunan alone the ninety days hold as well, and lateness is on record`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let province = world.cast.province
    let account = try await world.perform(
      OpenPortalAccount(organization: province, name: "云川省公安厅", slug: "yunchuan-sheng"),
      as: .system(.founder))
    try await world.perform(
      Appoint(
        person: world.cast.newcomer.personID(), organization: province, role: .accountManager,
        from: World.start.date), as: world.cast.securityAdministrator)
    try await world.perform(RecordRotation(account), as: world.cast.newcomer)
    #expect(
      try await due(on: account, in: world) == [
        Due(event: "periodic", day: "2026-12-28", articles: ["hunan-2017 33"])
      ])
    world.clock.advance(minutes: 92 * 24 * 60)
    try await world.perform(RecordRotation(account), as: world.cast.newcomer)
    #expect(try await verdicts(in: world) == [.missed, nil])
  }

  @Test(.cites("yaoan", article: "6.1"), arguments: Engine.allCases)
  func `where no text names a time, another administrator makes new passwords due without a limit`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let account = world.cast.account
    let manager = world.cast.accountManager
    try await change("甲", on: account, in: world, as: manager)
    #expect(try await due(on: account, in: world).isEmpty, "they take over from nobody")
    try await change("乙", on: account, in: world, as: manager)
    #expect(
      try await due(on: account, in: world) == [
        Due(event: "administrator-change", day: nil, articles: [])
      ])
    try await world.perform(RecordRotation(account), as: manager)
    #expect(try await due(on: account, in: world).map(\.event) == ["periodic"])
  }

  @Test(arguments: Engine.allCases)
  func `where no text names a time, a leak is due without a limit until it is mended`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let account = world.cast.account
    try await world.perform(
      ReportLeak(account, reason: "密码写在了公共电脑上"), as: world.cast.dutyOfficer)
    #expect(
      try await due(on: account, in: world) == [Due(event: "leak", day: nil, articles: [])])
    // Somebody else's account is not theirs to report on or to mend.
    await expectRefusal("office.other-unit", in: world) {
      try await world.perform(RecordRotation(account), as: world.cast.outsider)
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(ReportLeak(account, reason: "手机丢失"), as: world.cast.editor)
    }
    try await world.perform(RecordRotation(account), as: world.cast.securityOfficer)
    #expect(try await due(on: account, in: world).map(\.event) == ["periodic"])
  }
}
