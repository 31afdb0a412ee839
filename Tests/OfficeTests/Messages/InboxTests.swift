import Office
import Support
import Testing

@Suite struct InboxTests {
  @Test(arguments: Engine.allCases)
  func `an inbox is read page by page and counts each state`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    var ids: [MessageID] = []
    for _ in 0..<7 { ids.append(try await walk.leave().message) }
    try await walk.register(ids[0])
    let inbox = try #require(try await world.ask(as: walk.clerk) { try $0.inboxes() }.first)
    #expect(inbox.side == .unit && inbox.organization.id == walk.unit)
    let first = try await world.ask(as: walk.clerk) {
      try $0.matters(in: inbox, states: [.toRegister], limit: 4)
    }
    #expect(first.entries.map(\.id) == ids[3...].reversed())
    #expect(first.hasMore)
    let last = first.entries.last?.id
    let second = try await world.ask(as: walk.clerk) {
      try $0.matters(in: inbox, states: [.toRegister], before: last, limit: 4)
    }
    #expect(second.entries.map(\.id) == [ids[2], ids[1]])
    #expect(!second.hasMore)
    let both = try await world.ask(as: walk.clerk) {
      try $0.matters(in: inbox, states: [.toInstruct, .toRegister])
    }
    #expect(both.entries.map(\.id) == ids.reversed())
    let counts = try await world.ask(as: walk.clerk) { try $0.matterCounts(in: inbox) }
    #expect(counts[.toRegister] == 6 && counts[.toInstruct] == 1 && counts[.toSend] == 0)
  }

  @Test(arguments: Engine.allCases)
  func `counting stops at a hundred`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    for _ in 0..<103 { _ = try await walk.leave() }
    let inbox = try #require(try await world.ask(as: walk.clerk) { try $0.inboxes() }.first)
    let counts = try await world.ask(as: walk.clerk) { try $0.matterCounts(in: inbox) }
    #expect(counts[.toRegister] == 100)
  }

  @Test(arguments: Engine.allCases)
  func `a department has an inbox of what was given to it`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let given = try await walk.message(at: .draft)
    _ = try await walk.message(at: .instruct)
    let inbox = try #require(try await world.ask(as: walk.handler) { try $0.inboxes() }.first)
    #expect(inbox.side == .department)
    let page = try await world.ask(as: walk.handler) {
      try $0.matters(in: inbox, states: [.withDepartment, .toInstruct])
    }
    #expect(page.entries.map(\.id) == [given])
    #expect(page.entries.first?.clock != nil)
    #expect(page.entries.first?.department == "教育科")
    let unit = Inbox(
      organization: try await world.ask(as: walk.clerk) { try $0.organization(walk.unit) },
      side: .unit)
    await expectRefusal("office.other-unit") {
      try await world.ask(as: walk.handler) { try $0.matters(in: unit, states: [.toRegister]) }
    }
    await expectRefusal("office.other-unit") {
      try await world.ask(as: world.cast.departmentHead) { try $0.matterCounts(in: inbox) }
    }
  }

  @Test(arguments: Engine.allCases)
  func `what waits is a task of whoever has the step`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await walk.message(at: .draft)
    let tasks = try await world.ask(as: walk.handler) { try $0.waitingTasks() }
    #expect(tasks.map(\.subject) == [id.rawValue])
    #expect(tasks.first?.step == "draft" && tasks.first?.clock != nil)
    #expect(try await world.ask(as: walk.clerk) { try $0.waitingTasks() }.isEmpty)
  }

  @Test(arguments: Engine.allCases)
  func `departments are those below the unit where somebody answers`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    let found = try await world.ask(as: cast.leader) {
      try $0.answeringDepartments(of: cast.city).map(\.id)
    }
    #expect(found.contains(cast.orderDepartment))
    #expect(!found.contains(cast.secretDepartment) && !found.contains(cast.countyDepartment))
  }
}
