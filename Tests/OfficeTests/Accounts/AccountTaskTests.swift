import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Office

/// What waits around accounts on the home page, and for whom.
@Suite struct AccountTaskTests {
  private func tasks(of actor: Actor, in world: World) async throws -> [WaitingTask] {
    try await world.ask(as: actor) { reading in
      let tasks = try reading.waitingTasks().tasks
      #expect(try reading.waitingCounts().all == tasks.count)
      return tasks
    }
  }

  private func kinds(of actor: Actor, in world: World) async throws -> [WaitingTask.Kind] {
    try await tasks(of: actor, in: world).map(\.kind)
  }

  @Test(
    .cites("yaoan", article: "6.1"), .cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `a change of administrators puts the filing and the passwords on the manager's desk`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (account, county) = (world.cast.countyAccount, world.cast.county)
    let manager = try world.cast.holder(of: .accountManager, at: county)
    for name in ["谢号", "姜发"] {
      try await world.perform(
        AssignAccountPerson(account, duty: .administratorA, holder: DutyHolder(name: name)),
        as: manager)
    }
    let waiting = try await tasks(of: manager, in: world)
    // The same day comes before five working days.
    #expect(waiting.map(\.kind) == [.accountRotation, .accountFiling])
    #expect(waiting.allSatisfy { $0.subject == account.rawValue && $0.clock != nil })
    let editor = try world.cast.holder(of: .editor, at: county)
    #expect(try await kinds(of: editor, in: world).isEmpty)
    #expect(try await kinds(of: world.cast.accountManager, in: world).isEmpty)
    try await world.perform(RecordRotation(account), as: manager)
    #expect(try await kinds(of: manager, in: world) == [.accountFiling])
  }

  @Test(arguments: Engine.allCases)
  func `the security officer sees the passwords and not the filing`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await world.perform(
      SuspendAccount(world.cast.account, reason: "账号被盗"), as: world.cast.accountManager)
    try await world.perform(
      ReportLeak(world.cast.account, reason: "账号被盗"), as: world.cast.accountManager)
    #expect(try await kinds(of: world.cast.securityOfficer, in: world) == [.accountRotation])
    let manager = try await kinds(of: world.cast.accountManager, in: world)
    #expect(manager.contains(.accountRotation))
  }

  @Test(arguments: Engine.allCases)
  func `passwords that come round are shown in the last fortnight`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.accountManager
    try await world.perform(RecordRotation(world.cast.account), as: manager)
    #expect(try await kinds(of: manager, in: world).isEmpty)
    world.clock.advance(minutes: 75 * 24 * 60)
    #expect(try await kinds(of: manager, in: world).isEmpty)
    world.clock.advance(minutes: 3 * 24 * 60)
    #expect(try await kinds(of: manager, in: world) == [.accountRotation])
  }

  @Test(arguments: Engine.allCases)
  func `a filing waits for who signs it, and given back for who wrote it`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.accountManager
    let filing = try await world.perform(
      BeginFiling(world.cast.account, event: .administratorChange), as: manager)
    var form = FilingForm()
    form.eventOn = World.start.date
    form.reason = "原管理员调离。"
    form.people[.administratorA] = DutyHolder(name: "外聘技术员")
    try await world.perform(SaveFiling(filing, version: 1, form: form), as: manager)
    try await world.perform(SubmitFiling(filing, version: 2), as: manager)
    let step = try await world.ask(as: manager) { reading in
      try #require(try reading.filingSteps(of: filing).first { $0.state == .open })
    }
    let signer = try world.cast.holder(of: step.role, at: step.organization)
    let task = try #require(
      try await tasks(of: signer, in: world).first { $0.kind == .filingStep })
    #expect(task.subject == filing.rawValue && task.step == "administrator-change")
    #expect(!task.number.isEmpty)
    try await world.perform(ReturnFiling(step.id, reason: "请补充电话。"), as: signer)
    #expect(try await kinds(of: signer, in: world).contains(.filingStep) == false)
    let returned = try #require(
      try await tasks(of: manager, in: world).first { $0.kind == .returnedFiling })
    #expect(returned.subject == filing.rawValue)
  }
}
