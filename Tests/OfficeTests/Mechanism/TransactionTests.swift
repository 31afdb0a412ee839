import Storage
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct ActTransactionTests {
  @Test(arguments: Engine.allCases)
  func `an act that records nothing cannot commit`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let before = try await world.trace()
    let act = Probe(isRecorded: false, queues: 1) { desk in
      try desk.session.execute("UPDATE persons SET name = 'nobody'")
    }
    await #expect(throws: UnrecordedAct.self) {
      try await world.perform(act, as: .system(.founder))
    }
    #expect(try await world.trace().differences(from: before) == [])
  }

  @Test(arguments: Engine.allCases)
  func `an act that fails after its writes leaves nothing, not even its effects`(
    engine: Engine
  ) async throws {
    struct Mishap: Error {}
    let world = try await World(on: engine)
    let before = try await world.trace()
    await #expect(throws: Mishap.self) {
      try await world.perform(
        Probe(queues: 3) { desk in
          try desk.queue(.sendRelease, object: 9)
          try desk.session.execute("DELETE FROM appointments WHERE deputy_for IS NOT NULL")
          throw Mishap()
        }, as: .system(.founder))
    }
    #expect(try await world.trace().differences(from: before) == [])
  }

  @Test(arguments: Engine.allCases)
  func `one act leaves one entry that says who, as what, when, on whose object`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let before = try await world.books.auditEntries()
    try await world.perform(
      Probe(place: .organization(world.cast.city), queues: 2), as: world.cast.editor,
      request: "request-1")
    let entries = try await world.books.auditEntries().dropFirst(before.count)
    let entry = try #require(entries.first)
    #expect(entries.count == 1)
    #expect(try entry.instant("at") == World.start)
    #expect(try entry.text("actor") == world.cast.editor.label)
    #expect(try entry.text("request") == "request-1" && entry.text("act") == "probe.everybody")
    let organization: OrganizationID = try entry.id("organization_id")
    #expect(organization == world.cast.city)
    let appointment: AppointmentID = try entry.id("appointment_id")
    let held = try await world.ask(as: .citizen) { try $0.appointment(appointment) }
    #expect(try held.role == .editor && held.person == world.cast.editor.personID())
    let queued = try await world.books.read { try $0.rows("SELECT id FROM outbox").count }
    #expect(queued == 2)
  }

  @Test(arguments: Engine.allCases)
  func `the audit log refuses every change but growth`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let statements: [SQL] = [
      "UPDATE audit_entries SET facts = '{}'", "DELETE FROM audit_entries",
      "UPDATE audit_entries SET act = act WHERE id = 1",
    ]
    let before = try await world.trace()
    for statement in statements {
      await #expect {
        try await world.books.write { _ = try $0.execute(statement) }
      } throws: { error in
        guard case .constraint(.appendOnly, _) = error as? StorageError else { return false }
        return true
      }
    }
    if engine == .postgres {
      await #expect(throws: StorageError.self) {
        try await world.books.write { try $0.script("TRUNCATE audit_entries") }
      }
    }
    #expect(try await world.trace().differences(from: before) == [])
  }

  @Test(arguments: Engine.allCases)
  func `an object that is not there is not found, whatever its kind`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let places: [Place] = [
      .organization(Identifier(99_999)), .person(Identifier(99_999)),
      .appointment(Identifier(99_999)), .account(Identifier(99_999)), .post(Identifier(99_999)),
      .stage(Identifier(99_999)), .release(Identifier(99_999)), .message(Identifier(99_999)),
      .matterStep(Identifier(99_999)),
    ]
    for place in places {
      await expectRefusal("office.not-found", in: world) {
        try await world.perform(Probe(place: place), as: world.cast.systemAdministrator)
      }
    }
  }

  @Test func `the same trace stands for the same books, and a changed word changes it`()
    async throws
  {
    let world = try await World(on: .sqlite)
    let before = try await world.trace()
    #expect(try await world.trace() == before)
    try await world.books.write {
      _ = try $0.execute("UPDATE organizations SET name = 'X' WHERE id = 1")
    }
    let differences = try await world.trace().differences(from: before)
    #expect(differences.count == 1 && differences.first?.hasPrefix("organizations") == true)
  }
}

extension Books {
  func auditEntries() async throws -> [SQLRow] {
    try await read { try $0.rows("SELECT * FROM audit_entries ORDER BY id") }
  }
}
