import Office
import Support
import Testing

@Suite struct CitizenDataTests {
  @Test(arguments: Engine.allCases)
  func `a form sent twice makes one matter with one code`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let once = OnceKey(key: "form:1", fingerprint: [1, 2, 3])
    let letter = walk.letter(contact: "13800000000")
    let first = try await world.perform(letter, as: .citizen, once: once)
    let again = try await world.perform(letter, as: .citizen, once: once)
    #expect(first.message == again.message && first.number == again.number)
    let codes = try [first, again].map { try $0.code(with: World.keys) }
    #expect(codes[0] == codes[1])
    #expect(try await StoredMessages(world).count() == 1)
    await expectRefusal("office.key-reused", in: world) {
      try await world.perform(
        letter, as: .citizen, once: OnceKey(key: "form:1", fingerprint: [9]))
    }
  }

  @Test(arguments: Engine.allCases)
  func `neither contact nor code stands anywhere in the books in clear`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let left = try await world.perform(
      walk.letter(contact: "KANARI-13800000000"), as: .citizen,
      once: OnceKey(key: "form:2", fingerprint: [1]))
    let code = try left.code(with: World.keys).replacing("-", with: "")
    let stored = StoredMessages(world)
    #expect(try await stored.contains(MatterWalk.title), "the search itself works")
    #expect(try await !stored.contains("KANARI-13800000000"))
    #expect(try await !stored.contains(code))
    #expect(try await !stored.contains(QueryCode.grouped(code)))
    #expect(try await walk.file(left.message, as: walk.clerk).contact == "KANARI-13800000000")
    #expect(try await walk.file(left.message, as: walk.leader).contact == "KANARI-13800000000")
  }

  @Test(arguments: Engine.allCases)
  func `those who do not work on it see that a contact was left, and not what`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let id = try await world.perform(walk.letter(contact: "13800000000"), as: .citizen).message
    try await walk.register(id)
    try await walk.instruct(id)
    let publisher = try world.cast.holder(of: .publisher, at: walk.unit)
    for actor in [try walk.handler, try walk.head, publisher] {
      let file = try await walk.file(id, as: actor)
      #expect(file.contact == nil && file.hasContact)
    }
  }

  @Test(arguments: Engine.allCases)
  func `the audit log holds references and the office's words, never the citizen's`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let left = try await world.perform(
      walk.letter(title: "TITLE-CANARY", body: "BODY-CANARY", contact: "CONTACT-CANARY"),
      as: .citizen)
    let id = left.message
    try await walk.register(id)
    try await walk.instruct(id)
    try await walk.draft(id)
    try await walk.sign(id)
    try await walk.edit(id)
    try await walk.approve(id)
    try await walk.send(id)
    try await world.perform(
      RateReply(
        number: left.number, code: try left.code(with: World.keys), grade: "2",
        comment: "COMMENT-CANARY"), as: .citizen)
    let entries = try await StoredMessages(world).auditEntries()
    let acts = entries.map(\.act)
    #expect(
      acts == [
        "messages.leave", "messages.register", "messages.instruct", "messages.draft",
        "messages.sign", "messages.edit", "messages.approve", "messages.send", "messages.rate",
      ])
    for entry in entries {
      #expect(!entry.facts.contains("CANARY"), "\(entry.act): \(entry.facts)")
      #expect(entry.facts.contains(left.number))
    }
  }
}
