import Office
import Rulebook
import Support
import Testing
import WorkCalendar

/// What the registry takes over from filings, and when.
@Suite struct FilingEntryTests {
  private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  /// An account of the county that was opened before the opinion on its filing came.
  private func openedAhead(_ walk: FilingWalk) async throws -> (AccountID, FilingID) {
    let world = walk.world
    let (account, filing) = try await walk.apply(world.cast.county, "姚川县政府微博")
    let day = try Self.day("2026-10-10")
    try await walk.submit(filing, day: day)
    world.clock.set(day.startsAt.advanced(byMilliseconds: 9 * 3_600_000))
    try await walk.carryOut(filing, on: day)
    world.clock.advance(minutes: 60)
    return (account, filing)
  }

  private func people(
    of account: AccountID, in world: World
  ) async throws -> [AccountDuty: String] {
    try await world.ask(as: .system(.founder)) { try $0.people(of: account).mapValues(\.name) }
  }

  private func assign(
    _ name: String, to duty: AccountDuty, of account: AccountID, _ walk: FilingWalk
  ) async throws {
    _ = try await walk.world.perform(
      AssignAccountPerson(account, duty: duty, holder: DutyHolder(name: name)),
      as: walk.manager(of: walk.world.cast.county))
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `an account that was opened before the opinion came stays open when it comes`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (account, filing) = try await openedAhead(walk)
    let opened = try await walk.account(account)
    #expect(opened.state == .open && opened.filingNumber == nil)
    #expect(try await walk.agree(filing) == [.leader])
    let signed = try await walk.account(account)
    #expect(signed.state == .open)
    #expect(signed.openedAt == opened.openedAt)
    #expect(signed.filingNumber == (try await walk.filing(filing).number))
    await expectRefusal("accounts.not-yet", in: world) {
      try await walk.carryOut(filing, on: world.now.date)
    }
  }

  @Test(
    .cites("yaoan", article: "4.2"), .cites("yaoan", article: "6.1"), arguments: Engine.allCases)
  func `what is corrected after the opening reaches the registry when it is accepted`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (account, filing) = try await openedAhead(walk)
    let step = try #require(try await walk.openStep(of: filing))
    _ = try await world.perform(
      ReturnFiling(step.id, reason: "名称不规范"),
      as: world.cast.holder(of: step.role, at: step.organization))
    // Meanwhile somebody else takes up a duty by another way.
    world.clock.advance(minutes: 60)
    try await assign("后来者", to: .administratorB, of: account, walk)
    world.clock.advance(minutes: 60)
    try await walk.submit(filing, day: try Self.day("2026-10-10")) { form in
      form.name = "姚川县政府发布"
      form.people[.administratorA]?.name = "改正者"
    }
    #expect(try await walk.account(account).name == "姚川县政府微博")
    try await walk.agree(filing)
    let corrected = try await walk.account(account)
    #expect(corrected.name == "姚川县政府发布")
    #expect(corrected.state == .open)
    let people = try await people(of: account, in: world)
    #expect(people[.administratorA] == "改正者")
    #expect(people[.administratorB] == "后来者")
    #expect(
      try await walk.duties(account).contains {
        $0.kind == .rotation && $0.event == "administrator-change"
      })
  }

  @Test(.cites("yaoan", article: "6.1"), arguments: Engine.allCases)
  func `a filed change of administrators makes new passwords due by itself`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let account = try await walk.opened(world.cast.county, "姚川县政府微博")
    world.clock.advance(minutes: 60)
    let filing = try await world.perform(
      BeginFiling(account, event: .administratorChange),
      as: walk.manager(of: world.cast.county))
    try await walk.submit(filing, day: world.now.date) { form in
      form.people[.administratorA]?.name = "接任者"
    }
    #expect(try await walk.duties(account).isEmpty)
    try await walk.carryOut(filing, on: world.now.date)
    #expect(try await people(of: account, in: world)[.administratorA] == "接任者")
    let due = try await walk.duties(account)
    #expect(due.map(\.kind) == [.rotation] && due.map(\.event) == ["administrator-change"])
    #expect(due.first?.citations.map(\.article) == ["6.1"])
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `a filing puts nobody out who took up another duty meanwhile`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let account = try await walk.opened(world.cast.county, "姚川县政府微博")
    let manager = try walk.manager(of: world.cast.county)
    world.clock.advance(minutes: 60)
    let leader = try await world.perform(
      BeginFiling(account, event: .leaderChange), as: manager)
    let administrator = try await world.perform(
      BeginFiling(account, event: .administratorChange), as: manager)
    world.clock.advance(minutes: 60)
    try await assign("新B角", to: .administratorB, of: account, walk)
    try await walk.submit(leader, day: world.now.date) { form in
      form.people[.firstResponsible]?.name = "新领导"
      // Not what this filing is about.
      form.people[.administratorA]?.name = "不相干"
    }
    try await walk.carryOut(leader, on: world.now.date)
    var people = try await people(of: account, in: world)
    #expect(people[.firstResponsible] == "新领导")
    #expect(people[.administratorA] == "演示administrator-a")
    #expect(people[.administratorB] == "新B角")
    try await walk.submit(administrator, day: world.now.date) { form in
      form.people[.administratorA]?.name = "新A角"
    }
    try await walk.carryOut(administrator, on: world.now.date)
    people = try await self.people(of: account, in: world)
    #expect(people[.administratorA] == "新A角")
    #expect(people[.administratorB] == "新B角")
  }

  @Test(.cites("hunan-2017", article: "11"), arguments: Engine.allCases)
  func `nobody is administrator A and B by way of a filing`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let account = try await walk.opened(world.cast.county, "姚川县政府微博")
    world.clock.advance(minutes: 60)
    let filing = try await world.perform(
      BeginFiling(account, event: .administratorChange),
      as: walk.manager(of: world.cast.county))
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await walk.fill(filing, day: world.now.date) { form in
        form.people[.administratorB] = form.people[.administratorA]
      }
    }
    #expect(refusal?.problems.map(\.field) == ["people.administrator-b.name"])
    #expect(refusal?.problems.map(\.code) == [.samePerson])
    // The same person took up the other duty after the form was sent.
    try await walk.submit(filing, day: world.now.date) { form in
      form.people[.administratorA]?.name = "同一人"
    }
    world.clock.advance(minutes: 60)
    try await assign("同一人", to: .administratorB, of: account, walk)
    let late = await expectRefusal("accounts.same-holder", in: world) {
      try await walk.carryOut(filing, on: world.now.date)
    }
    #expect(late?.facts["name"] == "同一人")
  }
}
