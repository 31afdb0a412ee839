import Office
import Rulebook
import Support
import Testing
import WorkCalendar

/// Who puts rules in force for a body, and which rules an item keeps.
@Suite struct AdoptionTests {
  @Test(arguments: Engine.allCases)
  func `one person proposes rules and another puts them in force`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let plan = try await propose(world)
    #expect(try await own(world) == ["zhengzhou-2020"])
    let refusal = await expectRefusal("rulebooks.same-person", in: world) {
      try await world.perform(
        ActivateRulebooks(world.cast.city, plan: plan), as: world.cast.securityAdministrator)
    }
    #expect(refusal?.facts["name"]?.isEmpty == false)
    try await world.perform(
      ActivateRulebooks(world.cast.city, plan: plan), as: world.cast.systemAdministrator)
    #expect(try await own(world) == ["zhengzhou-2020", "yaoan"])
    await expectRefusal("rulebooks.nothing-proposed", in: world) {
      try await world.perform(
        ActivateRulebooks(world.cast.city, plan: plan), as: world.cast.systemAdministrator)
    }
  }

  @Test(arguments: Engine.allCases)
  func `one proposal at a time waits, and it can be taken back`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let plan = try await propose(world)
    await expectRefusal("rulebooks.proposal-waits", in: world) { try await propose(world) }
    try await world.perform(
      WithdrawRulebooks(world.cast.city, plan: plan), as: world.cast.systemAdministrator)
    let again = try await propose(world)
    let states = try await world.ask(as: world.cast.auditor) {
      try $0.rulebookPlans(of: world.cast.city).map(\.state)
    }
    #expect(states == [.proposed, .withdrawn])
    #expect(again != plan)
  }

  @Test(arguments: Engine.allCases)
  func `what says nothing new, names no rulebook or gives no reason is refused`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    await expectRefusal("rulebooks.unchanged", in: world) {
      try await propose(world, [ChosenRulebook("zhengzhou-2020")])
    }
    let unknown = await expectRefusal("office.invalid", in: world) {
      try await propose(world, [ChosenRulebook("nowhere-1999")])
    }
    #expect(unknown?.problems.map(\.field) == ["rulebooks"])
    let silent = await expectRefusal("office.invalid", in: world) {
      try await propose(world, reason: " ")
    }
    #expect(silent?.problems.map(\.field) == ["reason"])
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(
        ProposeRulebooks(world.cast.city, chosen: [], reason: "试"), as: world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a body sets a stricter number and no looser one`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let rule = "messages.department-answer.simple"
    func chosen(_ days: Int) -> [ChosenRulebook] {
      [
        ChosenRulebook("zhengzhou-2020"),
        ChosenRulebook(
          "yaoan",
          adaptations: [
            Adaptation(rule: rule, parameter: .term, value: .term(.workingDays(days)))
          ]),
      ]
    }
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await propose(world, chosen(6))
    }
    #expect(refusal?.problems.map(\.field) == ["yaoan/\(rule)/term"])
    #expect(refusal?.problems.map(\.code) == [.outOfRange])
    let plan = try await propose(world, chosen(3))
    try await world.perform(
      ActivateRulebooks(world.cast.city, plan: plan), as: world.cast.systemAdministrator)
    let clocks = try await world.ask(as: world.cast.auditor) { reading in
      try reading.rules(for: reading.organization(world.cast.city))
        .departmentClocks(.simple).map(\.term)
    }
    #expect(clocks.contains(.workingDays(3)))
    #expect(!clocks.contains(.workingDays(5)))
  }

  @Test(arguments: Engine.allCases)
  func `an item keeps the rules under which it was submitted`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    world.clock.advance(minutes: 5)
    let plan = try await propose(world, [ChosenRulebook("yaoan")])
    try await world.perform(
      ActivateRulebooks(world.cast.city, plan: plan), as: world.cast.systemAdministrator)
    world.clock.advance(minutes: 5)
    let draft = try await walk.write(
      PostWalk.draft(account: world.cast.account, category: PostWalk.notice))
    let old = try await walk.dossier(post).rules.rulebooks.map(\.id)
    let new = try await walk.dossier(draft).rules.rulebooks.map(\.id)
    #expect(old == ["zhengzhou-2020", "hunan-2017"])
    #expect(new == ["yaoan", "hunan-2017"])
  }

  // MARK: - Made by hand

  @discardableResult
  private func propose(
    _ world: World,
    _ chosen: [ChosenRulebook] = [ChosenRulebook("zhengzhou-2020"), ChosenRulebook("yaoan")],
    reason: String = "市政府办公室要求同时执行县级规范"
  ) async throws -> RulebookPlanID {
    try await world.perform(
      ProposeRulebooks(world.cast.city, chosen: chosen, reason: reason),
      as: world.cast.securityAdministrator)
  }

  private func own(_ world: World) async throws -> [String] {
    try await world.ask(as: world.cast.auditor) {
      try $0.ownRulebooks(of: world.cast.city).map(\.id)
    }
  }
}
