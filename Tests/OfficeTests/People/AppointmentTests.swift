import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct AppointmentTests {
  private func appoint(
    _ actor: Actor, _ role: Role, in world: World, as appointer: Actor? = nil,
    from: CivilDate? = nil, until: CivilDate? = nil
  ) async throws -> AppointmentID {
    try await world.perform(
      Appoint(
        person: actor.personID(), organization: world.cast.city, role: role,
        from: from ?? world.now.date, until: until),
      as: appointer ?? world.cast.securityAdministrator)
  }

  @Test(arguments: Engine.allCases)
  func `an appointment gives its right on its days and not beyond them`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let today = world.now.date
    let act = Probe(place: .organization(world.cast.city))
    _ = try await appoint(
      world.cast.newcomer, .editor, in: world, from: today.adding(days: 1),
      until: today.adding(days: 2))
    for (day, isAllowed) in [(0, false), (1, true), (2, true), (3, false)] {
      world.clock.set(World.start.advanced(byMilliseconds: Int64(day) * 86_400_000))
      if isAllowed {
        try await world.perform(act, as: world.cast.newcomer)
      } else {
        await expectRefusal("office.no-appointment", in: world) {
          try await world.perform(act, as: world.cast.newcomer)
        }
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `nobody appoints themselves, not even a security administrator`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    for role in [Role.editor, .securityAdministrator, .auditAdministrator] {
      await expectRefusal("people.own-appointment", in: world) {
        try await appoint(world.cast.securityAdministrator, role, in: world)
      }
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await appoint(world.cast.editor, .leader, in: world, as: world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases, Role.administrators.sorted())
  func `an administrator holds that one role, and who holds another becomes none`(
    engine: Engine, administrator: Role
  ) async throws {
    let world = try await World(on: engine)
    let holder = try world.cast.holder(of: administrator)
    if administrator != .securityAdministrator {
      let before = try await world.trace()
      for role in Role.allCases where role != administrator {
        await expectRefusal("people.administrator-holds-role") {
          try await appoint(holder, role, in: world)
        }
      }
      #expect(try await world.trace().differences(from: before) == [])
    }
    await expectRefusal("people.administrator-holds-role", in: world) {
      try await appoint(world.cast.editor, administrator, in: world)
    }
    // Nor does anybody become two administrators, one after the other.
    _ = try await appoint(world.cast.newcomer, administrator, in: world)
    for other in Role.administrators where other != administrator {
      await expectRefusal("people.administrator-holds-role", in: world) {
        try await appoint(world.cast.newcomer, other, in: world)
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `two appointments given at the same instant cannot make an administrator an editor`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let other = try world.anotherNode()
    for round in 0..<8 {
      let person = try await world.perform(
        CreatePerson(
          organization: world.cast.city, login: "both\(round)", name: "兼任",
          passwordHash: PasswordHash(text: "")), as: world.cast.systemAdministrator)
      async let first = outcome(person, .editor, on: world)
      async let second = outcome(person, .auditAdministrator, on: other)
      let done = await [first, second].count { $0 }
      #expect(done == 1)
    }
  }

  private func outcome(_ person: PersonID, _ role: Role, on world: World) async -> Bool {
    let id = try? await appoint(.person(person), role, in: world)
    return id != nil
  }

  @Test(arguments: Engine.allCases)
  func `the same appointment is given once and can be given again after its end`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let id = try await appoint(world.cast.newcomer, .editor, in: world)
    await expectRefusal("people.already-appointed", in: world) {
      try await appoint(world.cast.newcomer, .editor, in: world)
    }
    try await world.perform(EndAppointment(id), as: world.cast.securityAdministrator)
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(Probe(), as: world.cast.newcomer)
    }
    _ = try await appoint(world.cast.newcomer, .editor, in: world)
    try await world.perform(Probe(), as: world.cast.newcomer)
  }

  @Test(arguments: Engine.allCases)
  func `an appointment that ends before it begins, or a title too long, is refused with both`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        Appoint(
          person: world.cast.newcomer.personID(), organization: world.cast.city, role: .editor,
          title: String(repeating: "长", count: 61), from: world.now.date,
          until: world.now.date.adding(days: -1)), as: world.cast.securityAdministrator)
    }
    #expect(refusal?.problems.map(\.field) == ["title", "until"])
  }
}
