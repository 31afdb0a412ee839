import Office
import Rulebook
import Support
import Testing
import WorkCalendar

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
    #expect(first.entries.map(\.id) == Array(ids[1...4]), "without a limit, the oldest first")
    let next = try #require(first.next)
    #expect(InboxMark("\(next)") == next)
    let second = try await world.ask(as: walk.clerk) {
      try $0.matters(in: inbox, states: [.toRegister], after: next, limit: 4)
    }
    #expect(second.entries.map(\.id) == [ids[5], ids[6]])
    #expect(second.next == nil)
    let both = try await world.ask(as: walk.clerk) {
      try $0.matters(in: inbox, states: [.toInstruct, .toRegister])
    }
    #expect(both.entries.map(\.id) == ids)
    let counts = try await world.ask(as: walk.clerk) { try $0.matterCounts(in: inbox) }
    #expect(counts[.toRegister] == 6 && counts[.toInstruct] == 1 && counts[.toSend] == 0)
  }

  @Test(.cites("yaoan", article: "7"), arguments: Engine.allCases)
  func `what is due soonest comes first, through all pages`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    var ids: [MessageID] = []
    for _ in 0..<5 { ids.append(try await walk.leave().message) }
    for id in ids { try await walk.register(id) }
    // The newest is instructed first, so its clock runs out first.
    for (id, complexity) in zip(ids.reversed(), [Complexity.simple, .major, .simple, .complicated])
    {
      try await walk.instruct(id, complexity)
      world.clock.advance(minutes: 24 * 60)
    }
    try await walk.draft(ids[4])
    let inbox = try #require(try await world.ask(as: walk.clerk) { try $0.inboxes() }.first)
    var seen: [MatterEntry] = []
    var mark: InboxMark?
    repeat {
      let from = mark
      let page = try await world.ask(as: walk.clerk) {
        try $0.matters(
          in: inbox, states: [.withDepartment, .toSign], after: from, limit: 1)
      }
      seen += page.entries
      mark = page.next
    } while mark != nil
    let dues = seen.compactMap { $0.clock?.due }
    #expect(seen.count == 4 && dues.count == 4)
    #expect(dues == dues.sorted { $0 < $1 } && seen.first?.id == ids[4])
    #expect(Set(dues).count > 1)
  }

  @Test(arguments: Engine.allCases)
  func `of what has no limit the urgent comes first, through all pages`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    var ids: [MessageID] = []
    for _ in 0..<3 { ids.append(try await walk.leave().message) }
    try await walk.register(ids[0])
    try await walk.register(ids[1])
    try await walk.register(ids[2], isUrgent: true)
    let inbox = try #require(try await world.ask(as: walk.clerk) { try $0.inboxes() }.first)
    var seen: [MessageID] = []
    var mark: InboxMark?
    repeat {
      let from = mark
      let page = try await world.ask(as: walk.clerk) {
        try $0.matters(in: inbox, states: [.toInstruct], after: from, limit: 1)
      }
      seen += page.entries.map(\.id)
      mark = page.next
    } while mark != nil
    #expect(seen == [ids[2], ids[0], ids[1]])
    // With a limit the limit counts, and nothing else.
    try await walk.instruct(ids[0])
    world.clock.advance(minutes: 24 * 60)
    try await walk.instruct(ids[2])
    let given = try await world.ask(as: walk.clerk) {
      try $0.matters(in: inbox, states: [.withDepartment])
    }
    #expect(given.entries.map(\.id) == [ids[0], ids[2]])
  }

  @Test(.cites("yaoan", article: "7"), arguments: Engine.allCases)
  func `the department's limit stays in sight while the office makes the reply of its answer`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let left = try await walk.leave()
    let id = left.message
    try await walk.register(id)
    try await walk.instruct(id)
    let due = try #require(try await walk.file(id).answerClock?.due)
    #expect(try await walk.track(left).handledAt == nil)
    try await walk.draft(id)
    world.clock.advance(minutes: 30)
    let signedAt = world.now
    try await walk.sign(id)
    let inbox = try #require(try await world.ask(as: walk.clerk) { try $0.inboxes() }.first)
    let entry = try #require(
      try await world.ask(as: walk.clerk) {
        try $0.matters(in: inbox, states: [.toEdit]).entries.first
      })
    #expect(entry.clock == nil && entry.answerClock?.due == due)
    #expect(entry.answerClock?.verdict == .kept)
    let file = try await walk.file(id)
    #expect(file.answerClock?.due == due && file.openStep?.clock == nil)
    let tracked = try await walk.track(left)
    #expect(tracked.clock?.due == due && tracked.handledAt == signedAt)
  }

  @Test(arguments: Engine.allCases)
  func `answers that left somebody dissatisfied can be looked at by themselves`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    var ids: [MessageID] = []
    for grade in ["2", "3", "1", ""] {
      let left = try await walk.leave()
      let id = left.message
      try await walk.register(id)
      try await walk.instruct(id)
      try await walk.draft(id)
      try await walk.sign(id)
      try await walk.edit(id)
      try await walk.approve(id)
      try await walk.send(id)
      let code = try left.code(with: World.keys)
      if !grade.isEmpty {
        try await world.perform(
          RateReply(number: left.number, code: code, grade: grade), as: .citizen)
      }
      ids.append(id)
    }
    let inbox = try #require(try await world.ask(as: walk.clerk) { try $0.inboxes() }.first)
    let all = try await world.ask(as: walk.clerk) {
      try $0.matters(in: inbox, states: [.answered]).entries
    }
    #expect(all.map(\.grade) == [nil, 1, 3, 2] && all.allSatisfy { $0.endedAt == world.now })
    let low = try await world.ask(as: walk.clerk) {
      try $0.matters(in: inbox, states: [.answered], isLow: true, limit: 1)
    }
    let mark = try #require(low.next)
    let rest = try await world.ask(as: walk.clerk) {
      try $0.matters(in: inbox, states: [.answered], isLow: true, after: mark)
    }
    #expect((low.entries + rest.entries).map(\.id) == [ids[2], ids[0]] && rest.next == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a new calendar moves matters to their new place`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    for _ in 0..<2 { _ = try await walk.message(at: .draft) }
    let inbox = try #require(try await world.ask(as: walk.clerk) { try $0.inboxes() }.first)
    func first() async throws -> (due: Instant?, clock: Instant?) {
      let page = try await world.ask(as: walk.clerk) {
        try $0.matters(in: inbox, states: [.withDepartment], limit: 1)
      }
      return (page.next?.due, page.entries.first?.clock?.due)
    }
    let before = try await first()
    let off = (28...30).map { "2026-09-\($0),停电,off,test" }
    try await world.perform(
      AdoptCalendar(schedule: (["date,holiday,day,source"] + off).joined(separator: "\n")),
      as: world.cast.systemAdministrator)
    _ = try await world.perform(RecomputeClocks(), as: .system(.timekeeper))
    let after = try await first()
    #expect(before.due == before.clock && after.due == after.clock)
    #expect(before.due != after.due)
  }

  @Test(arguments: Engine.allCases)
  func `what has ended is read newest first`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    var ids: [MessageID] = []
    for _ in 0..<3 {
      let id = try await walk.message(at: .send)
      try await walk.send(id)
      ids.append(id)
    }
    let inbox = try #require(try await world.ask(as: walk.clerk) { try $0.inboxes() }.first)
    let first = try await world.ask(as: walk.clerk) {
      try $0.matters(in: inbox, states: [.answered], limit: 2)
    }
    #expect(first.entries.map(\.id) == [ids[2], ids[1]])
    let next = first.next
    let second = try await world.ask(as: walk.clerk) {
      try $0.matters(in: inbox, states: [.answered], after: next, limit: 2)
    }
    #expect(second.entries.map(\.id) == [ids[0]] && second.next == nil)
  }

  @Test(arguments: ["", "1", "1-", "-1", "a-1", "1-a", "1-0", "1-2-3", "99999999999999999999-1"])
  func `a mark that is none is passed over`(text: String) {
    #expect(InboxMark(text) == nil)
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
    let tasks = try await world.ask(as: walk.handler) { try $0.waitingTasks().tasks }
    #expect(tasks.map(\.subject) == [id.rawValue])
    #expect(tasks.first?.step == "draft" && tasks.first?.clock != nil)
    #expect(try await world.ask(as: walk.clerk) { try $0.waitingTasks().tasks }.isEmpty)
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
