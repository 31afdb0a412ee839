import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@Suite struct MatterJourneyTests {
  @Test(.cites("yaoan", article: "7"), arguments: Engine.allCases)
  func `a message comes to an answer by the county's way`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let left = try await walk.leave()
    let id = left.message
    #expect(left.number == "YX-LY-2026-000\(id)")
    #expect(try await walk.track(left).state == .toRegister)
    try await walk.register(id)
    try await walk.instruct(id)
    var tracked = try await walk.track(left)
    #expect(tracked.department == "教育科")
    // Five working days from Monday 28 September: the holidays end on the 7th, and Saturday the
    // 10th is worked.
    #expect(tracked.clock?.due == Instant(rfc3339: "2026-10-11T00:00:00+08:00"))
    try await walk.draft(id)
    try await walk.sign(id)
    try await walk.edit(id)
    try await walk.approve(id)
    tracked = try await walk.track(left)
    #expect(tracked.answer == nil, "what is not sent is not shown")
    world.clock.advance(minutes: 59)
    try await walk.send(id)
    tracked = try await walk.track(left)
    #expect(tracked.answer == "您好，路灯已于今日修复，感谢您的反映。")

    let file = try await walk.file(id)
    #expect(
      file.steps.map(\.kind) == [.register, .instruct, .draft, .sign, .edit, .approve, .send])
    #expect(file.matter.state == .answered)
    #expect(file.replies.map(\.number) == [1, 2])
    #expect(file.sentReply?.number == 2)
    let cited = file.steps.filter { $0.citations.contains { $0.article == "7" } }.map(\.kind)
    #expect(cited == [.register, .instruct, .draft, .sign, .approve, .send])
    #expect(file.steps.first { $0.kind == .edit }?.citations.isEmpty == true)
    #expect(file.clocks.values.allSatisfy { $0.verdict == .kept })
    #expect(file.clocks.count == 2)
    let signed = file.steps.first { $0.kind == .sign }
    #expect(signed?.reply == file.replies.first?.mark)
    #expect(signed?.opinion == "同意。")
    #expect(file.steps.allSatisfy { $0.person != nil && $0.appointment != nil })

    try await world.perform(
      RateReply(
        number: left.number, code: try left.code(with: World.keys), grade: "4", comment: "谢谢"),
      as: .citizen)
    #expect(try await walk.track(left).rating?.grade == 4)
  }

  @Test(.cites("hunan-2017", article: "27"), arguments: Engine.allCases)
  func `steps that no rulebook asks for are taken without a citation`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.city(world)
    let id = try await walk.message(at: .send)
    let file = try await walk.file(id)
    let cited = Set(file.steps.filter { !$0.citations.isEmpty }.map(\.kind))
    #expect(cited == [.register, .draft])
    #expect(file.openStep?.clock == nil, "nothing names an hour for sending here")
    try await walk.send(id)
    #expect(try await walk.file(id).matter.state == .answered)
  }

  @Test(arguments: Engine.allCases)
  func `what is returned comes back with the opinion and keeps its clock`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await walk.leave().message
    try await walk.register(id)
    try await world.perform(
      ReturnMatter(step: try await walk.step(id), opinion: "请写明地点。"), as: walk.leader)
    #expect(try await walk.file(id).matter.state == .toRegister)
    try await walk.register(id)
    try await walk.instruct(id)
    try await walk.draft(id, "第一稿")
    let clock = try await walk.file(id).openStep?.clock
    try await world.perform(
      ReturnDraft(step: try await walk.step(id), opinion: "请补充日期。"), as: walk.head)
    let back = try await walk.file(id)
    #expect(back.openStep?.kind == .draft)
    #expect(back.openStep?.clock == clock && clock != nil)
    #expect(back.steps.last { $0.decision == .giveBack }?.opinion == "请补充日期。")
    try await walk.draft(id, "第二稿")
    try await walk.sign(id)
    try await walk.edit(id, "第三稿")
    try await world.perform(
      ReturnReply(step: try await walk.step(id), opinion: "语气再诚恳些。"), as: walk.leader)
    #expect(try await walk.file(id).openStep?.kind == .edit)
    try await walk.edit(id, "第四稿")
    try await walk.approve(id)
    try await walk.send(id)
    let file = try await walk.file(id)
    #expect(file.replies.map(\.body) == ["第一稿", "第二稿", "第三稿", "第四稿"])
    #expect(file.replies.filter { $0.sentAt != nil }.map(\.number) == [4])
  }

  @Test(arguments: Engine.allCases)
  func `a department that is not competent gives the matter back to the leader`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await walk.message(at: .draft)
    let first = try #require(try await walk.file(id).openStep?.clock)
    world.clock.advance(minutes: 120)
    try await world.perform(
      SendBackToOffice(step: try await walk.step(id), reason: "路灯由住建部门管。"), as: walk.handler)
    var file = try await walk.file(id)
    #expect(file.openStep?.kind == .instruct)
    #expect(file.matter.department == nil)
    #expect(file.clocks[first]?.verdict == .void)
    try await walk.instruct(id)
    file = try await walk.file(id)
    let second = try #require(file.openStep?.clock)
    #expect(second != first)
    #expect(file.clocks[second]?.deadline.from == world.now, "the next one gets a full clock")
  }

  @Test(arguments: Engine.allCases)
  func `a unit that answers by itself drafts, and the leader is the second pair of eyes`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await walk.leave().message
    try await walk.register(id)
    try await walk.instruct(id, .simple, to: walk.unit)
    #expect(try await walk.file(id).openStep?.role == .inboxClerk)
    #expect(try await walk.file(id).openStep?.clock != nil, "keeping it is no way around the limit")
    try await world.perform(
      DraftAnswer(step: try await walk.step(id), body: "您好，已修复。"), as: walk.clerk)
    let drafted = try await walk.file(id)
    #expect(drafted.openStep?.kind == .approve)
    #expect(drafted.clocks.values.map(\.verdict) == [.kept], "the draft ends the clock")
    try await world.perform(
      ReturnReply(step: try await walk.step(id), opinion: "写明日期。"), as: walk.leader)
    #expect(try await walk.file(id).openStep?.kind == .draft)
    try await world.perform(
      DraftAnswer(step: try await walk.step(id), body: "您好，已于今日修复。"), as: walk.clerk)
    try await walk.approve(id)
    try await walk.send(id)
    #expect(try await walk.file(id).matter.state == .answered)
  }

  @Test(.cites("yaoan", article: "7"), arguments: Engine.allCases)
  func `a reply sent after the hour is late, and stays late`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await walk.message(at: .send)
    let clock = try #require(try await walk.file(id).openStep?.clock)
    world.clock.advance(minutes: 60)
    try await walk.send(id)
    #expect(try await walk.file(id).clocks[clock]?.verdict == .missed)
  }

  @Test(
    .cites("hunan-2017", article: "27"),
    arguments: Engine.allCases,
    [
      (Complexity.simple, "2026-10-09T00:00:00+08:00"),
      (.complicated, "2026-10-14T00:00:00+08:00"), (.major, "2026-10-16T00:00:00+08:00"),
    ])
  func `the department's day is counted over the national holiday`(
    engine: Engine, expected: (complexity: Complexity, due: String)
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.city(world)
    let id = try await walk.leave().message
    try await walk.register(id)
    // After the cut-off of 16:00 on the last working day before the holiday.
    world.clock.set(try #require(Instant(rfc3339: "2026-09-30T16:20:00+08:00")))
    try await walk.instruct(id, expected.complexity)
    let file = try await walk.file(id)
    let clock = try #require(file.openStep?.clock.flatMap { file.clocks[$0] })
    #expect(clock.due == Instant(rfc3339: expected.due))
    #expect(clock.rule.citations.contains { $0.rulebook == "hunan-2017" && $0.article == "27" })
  }
}
