import Office
import Rulebook
import Support
import Testing

@Suite struct MatterRefusalTests {
  @Test(arguments: Engine.allCases)
  func `a person without the right is refused with the role that can help`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.city(world)
    let id = try await walk.leave().message
    let step = try await walk.step(id)
    let act = RegisterMatter(step: step, registration: Registration(messageClass: "inquiry"))
    let refusal = await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(act, as: world.cast.editor)
    }
    #expect(refusal?.helpers == [.inboxClerk])
    await expectRefusal("office.not-signed-in", in: world) {
      try await world.perform(act, as: .citizen)
    }
    await expectRefusal("office.other-unit", in: world) {
      try await world.perform(act, as: world.cast.outsider)
    }
  }

  @Test(arguments: Engine.allCases)
  func `another unit's matter is neither read nor moved`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await walk.message(at: .draft)
    let step = try await walk.step(id)
    for stranger in [world.cast.inboxClerk, world.cast.departmentHandler, world.cast.outsider] {
      await expectRefusal("office.other-unit") { try await walk.file(id, as: stranger) }
      await expectRefusal("office.other-unit", in: world) {
        try await world.perform(
          DraftAnswer(step: step, body: "不关我事"), as: stranger)
      }
    }
    // People of the unit whose work it is not do not read citizens' letters either.
    let editor = try world.cast.holder(of: .editor, at: world.cast.county)
    let refusal = await expectRefusal("office.no-appointment") {
      try await walk.file(id, as: editor)
    }
    #expect(refusal?.helpers == [.inboxClerk])
    // A department sees what was given to it, and nothing else.
    _ = try await walk.file(id, as: walk.handler)
    let other = try await walk.message(at: .instruct)
    await expectRefusal("office.other-unit") { try await walk.file(other, as: walk.handler) }
  }

  @Test(arguments: Engine.allCases)
  func `a step is taken once, and only as what it is`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await walk.leave().message
    let step = try await walk.step(id)
    try await walk.register(id)
    let refusal = await expectRefusal("messages.step-closed", in: world) {
      try await world.perform(
        RegisterMatter(
          step: step,
          registration: Registration(
            messageClass: "inquiry", complexity: "simple", proposal: "再办一次")), as: walk.clerk)
    }
    #expect(refusal?.facts["name"] == "戚信")
    let open = try await walk.step(id)
    await expectRefusal("messages.wrong-step", in: world) {
      try await world.perform(ReturnReply(step: open, opinion: "不对"), as: walk.leader)
    }
    await expectRefusal("office.not-found", in: world) {
      try await world.perform(
        EditReply(step: MatterStepID(999_999), body: "没有"), as: walk.clerk)
    }
  }

  @Test(arguments: Engine.allCases)
  func `two clerks who register at once make one registration`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await walk.leave().message
    let act = RegisterMatter(
      step: try await walk.step(id),
      registration: Registration(messageClass: "inquiry", complexity: "simple", proposal: "拟办"))
    let clerk = try walk.clerk
    let done = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          do {
            try await world.perform(act, as: clerk)
            return true
          } catch { return false }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(done == 1)
    #expect(try await walk.file(id).steps.count == 2)
  }

  @Test(.cites("yaoan", article: "7"), arguments: Engine.allCases)
  func `whoever wrote a text does not sign it`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let person = try walk.handler.personID()
    try await world.perform(
      Appoint(
        person: person, organization: walk.department, role: .departmentHead,
        from: world.now.date), as: world.cast.securityAdministrator)
    let id = try await walk.message(at: .sign)
    let (step, mark) = (try await walk.step(id), try await walk.mark(id))
    let refusal = await expectRefusal("messages.same-person", in: world) {
      try await world.perform(SignAnswer(step: step, reply: mark), as: walk.handler)
    }
    #expect(refusal?.citations.contains { $0.rulebook == "yaoan" && $0.article == "7" } == true)
    #expect(refusal?.helpers == [.departmentHead])
  }

  @Test(arguments: Engine.allCases)
  func `a signature is on the text that was seen, and no other`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await walk.message(at: .sign)
    let seen = try await walk.mark(id)
    try await world.perform(
      ReturnDraft(step: try await walk.step(id), opinion: "改"), as: walk.head)
    try await walk.draft(id, "另一稿")
    let step = try await walk.step(id)
    await expectRefusal("messages.reply-changed", in: world) {
      try await world.perform(SignAnswer(step: step, reply: seen), as: walk.head)
    }
    await expectRefusal("messages.reply-changed", in: world) {
      try await world.perform(
        SignAnswer(step: step, reply: ReplyMark(number: 2, digest: seen.digest)), as: walk.head)
    }
    try await walk.sign(id)
    try await walk.edit(id)
    let approving = try await walk.step(id)
    await expectRefusal("messages.reply-changed", in: world) {
      try await world.perform(ApproveReply(step: approving, reply: seen), as: walk.leader)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a text that was altered in the books is not sent`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await walk.message(at: .send)
    let (step, mark) = (try await walk.step(id), try await walk.mark(id))
    try await StoredMessages(world).tamperWithReply(of: id)
    let refusal = await expectRefusal("messages.reply-altered", in: world) {
      try await world.perform(SendReply(step: step, reply: mark), as: walk.clerk)
    }
    #expect(refusal?.helpers.contains(.auditor) == true)
  }

  @Test(arguments: Engine.allCases)
  func `the books themselves keep letters, wordings and closed steps as they are`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await walk.message(at: .send)
    let stored = StoredMessages(world)
    #expect(await stored.isRefused(.rewriteMessage, of: id))
    #expect(await stored.isRefused(.rewriteReply, of: id))
    #expect(await stored.isRefused(.deleteReply, of: id))
    #expect(await stored.isRefused(.rewriteClosedStep, of: id))
    #expect(await stored.isRefused(.secondOpenStep, of: id))
  }

  @Test(arguments: Engine.allCases)
  func `every text has its limit and names its field`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let long = String(repeating: "字", count: 601)
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        LeaveMessage(
          recipient: "YX", kind: "poem", title: "", body: long, contact: "\u{0}",
          mayPublish: false), as: .citizen)
    }
    #expect(refusal?.problems.map(\.field) == ["kind", "title", "body", "contact"])
    #expect(
      refusal?.problems.map(\.code) == [.notAChoice, .required, .tooLong, .badCharacters])
    await expectRefusal("messages.no-portal", in: world) {
      try await world.perform(
        LeaveMessage(recipient: "ZA", kind: "request", title: "a", body: "b", mayPublish: false),
        as: .citizen)
    }
    let id = try await walk.message(at: .instruct)
    let step = try await walk.step(id)
    let instruct = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        InstructMatter(
          step: step, instruction: "", department: "\(world.cast.orderDepartment)",
          complexity: "hard"), as: walk.leader)
    }
    #expect(instruct?.problems.map(\.field) == ["instruction", "complexity", "department"])
    let back = await expectRefusal("office.invalid", in: world) {
      try await world.perform(ReturnMatter(step: step, opinion: " "), as: walk.leader)
    }
    #expect(back?.problems == [FieldProblem("opinion", .required)])
  }

  @Test(arguments: Engine.allCases)
  func `a body without rulebooks of its own or above cannot classify`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    let id = try await world.perform(
      OpenPortalAccount(organization: cast.government, name: "云川省政府", slug: "sheng"),
      as: .system(.founder))
    #expect(id.rawValue > 0)
    try await world.perform(
      Appoint(
        person: cast.newcomer.personID(), organization: cast.government, role: .inboxClerk,
        from: world.now.date), as: cast.securityAdministrator)
    let left = try await world.perform(
      LeaveMessage(recipient: "ZF", kind: "request", title: "a", body: "b", mayPublish: false),
      as: .citizen)
    let step = try await MatterWalk.county(world).step(left.message)
    let refusal = await expectRefusal("messages.no-rules", in: world) {
      try await world.perform(
        RegisterMatter(step: step, registration: Registration(messageClass: "inquiry")),
        as: cast.newcomer)
    }
    #expect(refusal?.helpers == [.systemAdministrator])
  }
}
