import Storage
import Support
import Testing

@testable import Office

@Suite struct OnceTests {
  private let key = OnceKey(key: "form:1", fingerprint: [1, 2, 3])

  private func entries(_ world: World) async throws -> Int {
    try await world.books.auditEntries().count
  }

  @Test(arguments: Engine.allCases)
  func `the same request sent again is answered with the first outcome and done once`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let before = try await entries(world)
    let act = Probe(queues: 1)
    let first = try await world.perform(act, as: world.cast.editor, once: key)
    world.clock.advance(minutes: 5)
    let second = try await world.perform(act, as: world.cast.editor, once: key)
    #expect(first == World.start.milliseconds && second == first)
    #expect(try await entries(world) == before + 1)
    let other = try await world.perform(
      act, as: world.cast.editor, once: OnceKey(key: "form:2", fingerprint: [1, 2, 3]))
    #expect(other == first + 300_000)
  }

  @Test(arguments: Engine.allCases)
  func `a key used for another request, by another person or for another act is refused`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await world.perform(Probe(), as: world.cast.editor, once: key)
    await expectRefusal("office.key-reused", in: world) {
      try await world.perform(
        Probe(), as: world.cast.editor, once: OnceKey(key: "form:1", fingerprint: [9]))
    }
    await expectRefusal("office.key-reused", in: world) {
      try await world.perform(Probe(), as: world.cast.secondEditor, once: key)
    }
    await expectRefusal("office.key-reused", in: world) {
      try await world.perform(
        Standing<WritePost>(place: .organization(world.cast.city)), as: world.cast.editor,
        once: key)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a refusal keeps no key, so that the corrected form may be sent`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(Probe(), as: world.cast.leader, once: key)
    }
    try await world.perform(Probe(), as: world.cast.editor, once: key)
  }

  /// The act creates what a unique key holds, so that the second runner meets it before the first
  /// one's answer is known.
  @Test(arguments: Engine.allCases)
  func `a form sent twice at the same instant to two nodes is done once, with one answer`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let nodes = [world, try world.anotherNode()]
    for round in 0..<5 {
      let act = CreatePerson(
        organization: world.cast.city, login: "twice\(round)", name: "重复",
        passwordHash: PasswordHash(text: ""))
      let once = OnceKey(key: "form:twice\(round)", fingerprint: [7])
      let answers = try await withThrowingTaskGroup(of: PersonID.self) { group in
        for turn in 0..<6 {
          let node = nodes[turn % 2]
          group.addTask {
            try await node.perform(act, as: world.cast.systemAdministrator, once: once)
          }
        }
        return try await group.reduce(into: Set<PersonID>()) { $0.insert($1) }
      }
      #expect(answers.count == 1)
    }
    let created = try await world.books.read {
      try $0.rows("SELECT id FROM audit_entries WHERE object_kind = 'person' AND request = 'test'")
    }
    #expect(created.count == 5)
  }
}
