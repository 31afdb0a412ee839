import Office
import Support
import Testing

/// Items that wait for a role which nobody holds any more are shown to those who appoint.
@Suite struct VacancyTests {
  private func vacancies(_ actor: Actor, in world: World) async throws -> [WaitingTask] {
    try await world.ask(as: actor) { reading in
      let list = try reading.waitingTasks()
      #expect(try reading.waitingCounts().all == list.tasks.count, "the menu says the same")
      return list.tasks.filter { $0.kind == .vacantSeat }
    }
  }

  private func holders(
    of role: Role, at body: OrganizationID, in world: World
  ) async throws -> [Person] {
    try await world.ask(as: .system(.courier)) { try $0.holders(of: role, at: body) }
  }

  @Test(arguments: Engine.allCases)
  func `a stage whose last holder is gone is shown to who appoints there until somebody is`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let admin = world.cast.securityAdministrator
    let stage = try await walk.open(walk.submitted())
    let gone = try await holders(of: stage.role, at: stage.organization, in: world)
    #expect(!gone.isEmpty)
    for person in gone {
      #expect(try await vacancies(admin, in: world).isEmpty, "somebody is left")
      try await world.perform(
        DisablePerson(person: person.id, isDisabled: true), as: world.cast.systemAdministrator)
    }
    let found = try await vacancies(admin, in: world)
    #expect(found.map(\.step) == ["\(stage.role.rawValue) 1"])
    #expect(found.map(\.subject) == [stage.organization.rawValue])
    #expect(found.map(\.since) == [stage.openedAt])
    // Others cannot help, and those who appoint elsewhere do not see it.
    for other in [world.cast.systemAdministrator, world.cast.leader, world.cast.outsider] {
      #expect(try await vacancies(other, in: world).isEmpty)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a release without a publisher is shown until somebody is appointed`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let (admin, city) = (world.cast.securityAdministrator, world.cast.city)
    _ = try await walk.approved()
    for person in try await holders(of: .publisher, at: city, in: world) {
      let held = try await world.ask(as: admin) { try $0.appointments(of: person.id) }
      for appointment in held where appointment.role == .publisher {
        try await world.perform(EndAppointment(appointment.id), as: admin)
      }
    }
    let found = try await vacancies(admin, in: world)
    #expect(found.map(\.step) == ["publisher 1"] && found.map(\.subject) == [city.rawValue])
    try await world.perform(
      Appoint(
        person: try world.cast.newcomer.personID(), organization: city, role: .publisher,
        from: world.now.date), as: admin)
    #expect(try await vacancies(admin, in: world).isEmpty)
  }
}
