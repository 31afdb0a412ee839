import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct DelegationTests {
  private func appointment(of actor: Actor, in world: World) async throws -> AppointmentID {
    let person = try actor.personID()
    return try await world.ask(as: .citizen) {
      try #require(try $0.appointments(of: person).first).id
    }
  }

  private func delegate(
    _ principal: Actor, to deputy: Actor, from: Int, until: Int, in world: World
  ) async throws -> AppointmentID {
    let today = World.start.date
    return try await world.perform(
      Delegate(
        appointment: appointment(of: principal, in: world), deputy: deputy.personID(),
        from: today.adding(days: from), until: today.adding(days: until)), as: principal)
  }

  private func tries(_ actor: Actor, on day: Int, in world: World) async throws -> Verdict {
    world.clock.set(World.start.advanced(byMilliseconds: Int64(day) * 86_400_000))
    return try await attempt(
      WritePost.self, as: actor, at: .organization(world.cast.city), world.office)
  }

  @Test(.cites("hunan-2017", article: "11"), arguments: Engine.allCases)
  func `a deputy acts from the first day to the last and under the appointment lent`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let deputy = world.cast.newcomer
    let lent = try await delegate(world.cast.editor, to: deputy, from: 1, until: 2, in: world)
    for (day, expected) in [
      (0, Verdict.refused("office.no-appointment")), (1, .done), (2, .done),
      (3, .refused("office.no-appointment")),
    ] {
      #expect(try await tries(deputy, on: day, in: world) == expected, "day \(day)")
      #expect(try await tries(world.cast.editor, on: day, in: world) == .done)
    }
    let used = try await world.books.auditEntries().filter {
      try $0.text("actor") == deputy.label
    }
    let appointments: [AppointmentID] = try used.map { try $0.id("appointment_id") }
    #expect(appointments == [lent, lent])
  }

  @Test(arguments: Engine.allCases)
  func `a delegation ends early by the principal's word or with the principal's appointment`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let deputy = world.cast.newcomer
    let first = try await delegate(world.cast.editor, to: deputy, from: 0, until: 9, in: world)
    #expect(try await tries(deputy, on: 0, in: world) == .done)
    await expectRefusal("people.not-own-appointment", in: world) {
      try await world.perform(EndDelegation(first), as: deputy)
    }
    try await world.perform(EndDelegation(first), as: world.cast.editor)
    #expect(try await tries(deputy, on: 0, in: world) == .refused("office.no-appointment"))
    _ = try await delegate(world.cast.editor, to: deputy, from: 0, until: 9, in: world)
    try await world.perform(
      EndAppointment(appointment(of: world.cast.editor, in: world)),
      as: world.cast.securityAdministrator)
    #expect(try await tries(deputy, on: 0, in: world) == .refused("office.no-appointment"))
  }

  @Test(arguments: Engine.allCases)
  func `an appointment lent at the instant it is taken away is not left with the deputy`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let other = try world.anotherNode()
    let (city, today) = (world.cast.city, world.now.date)
    let (holder, deputy) = (world.cast.newcomer, world.cast.publisher)
    for _ in 0..<8 {
      let appointment = try await world.perform(
        Appoint(person: holder.personID(), organization: city, role: .editor, from: today),
        as: world.cast.securityAdministrator)
      let lend = Delegate(
        appointment: appointment, deputy: try deputy.personID(), from: today, until: today)
      async let ended = world.perform(
        EndAppointment(appointment), as: world.cast.securityAdministrator)
      async let lent = try? other.perform(lend, as: holder)
      _ = try await (ended, lent)
      #expect(try await tries(deputy, on: 0, in: world) == .refused("office.no-appointment"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `an end before today and before the beginning is one mistake`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await delegate(
        world.cast.editor, to: world.cast.secondEditor, from: 1, until: -1, in: world)
    }
    #expect(refusal?.problems == [FieldProblem("until", .order)])
  }

  @Test(arguments: Engine.allCases)
  func `a deputy has no deputy, and nobody lends what belongs to another`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let deputy = world.cast.newcomer
    let lent = try await delegate(world.cast.editor, to: deputy, from: 0, until: 9, in: world)
    let (today, leader) = (world.now.date, try world.cast.leader.personID())
    await expectRefusal("people.deputy-of-deputy", in: world) {
      try await world.perform(
        Delegate(appointment: lent, deputy: leader, from: today, until: today), as: deputy)
    }
    let others = try await appointment(of: world.cast.publisher, in: world)
    await expectRefusal("people.not-own-appointment", in: world) {
      try await world.perform(
        Delegate(appointment: others, deputy: leader, from: today, until: today),
        as: world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `administrators neither lend their appointment nor stand in for others`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    for administrator in Role.administrators.sorted() {
      let actor = try world.cast.holder(of: administrator)
      await expectRefusal("people.administrator-holds-role", in: world) {
        try await delegate(actor, to: world.cast.newcomer, from: 0, until: 1, in: world)
      }
      await expectRefusal("people.administrator-holds-role", in: world) {
        try await delegate(world.cast.editor, to: actor, from: 0, until: 1, in: world)
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `impossible days and deputies are refused field by field`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let editor = world.cast.editor
    for (deputy, from, until, fields) in [
      (world.cast.newcomer, 2, 1, ["until"]), (world.cast.newcomer, -5, -1, ["until"]),
      (editor, 0, 1, ["deputy"]),
    ] {
      let refusal = await expectRefusal("office.invalid", in: world) {
        try await delegate(editor, to: deputy, from: from, until: until, in: world)
      }
      #expect(refusal?.problems.map(\.field) == fields)
    }
  }

  /// Otherwise a right would outlive the appointment it comes from.
  @Test(arguments: Engine.allCases)
  func `nobody lends longer than they hold the appointment themselves`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (holder, deputy) = (world.cast.newcomer, world.cast.leader)
    let today = World.start.date
    try await world.perform(
      Appoint(
        person: holder.personID(), organization: world.cast.city, role: .editor,
        from: today.adding(days: 1), until: today.adding(days: 3)),
      as: world.cast.securityAdministrator)
    for (from, until, fields) in [(1, 4, ["until"]), (0, 2, ["from"]), (0, 9, ["from", "until"])] {
      let refusal = await expectRefusal("office.invalid", in: world) {
        try await delegate(holder, to: deputy, from: from, until: until, in: world)
      }
      #expect(refusal?.problems.map(\.field) == fields)
    }
    _ = try await delegate(holder, to: deputy, from: 1, until: 3, in: world)
    world.clock.set(World.start.advanced(byMilliseconds: 4 * 86_400_000))
    await expectRefusal("people.not-own-appointment", in: world) {
      try await delegate(holder, to: deputy, from: 4, until: 9, in: world)
    }
  }
}
