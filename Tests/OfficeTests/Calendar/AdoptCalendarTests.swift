import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct AdoptCalendarTests {
  @Test(
    arguments: Engine.allCases,
    [
      "", "date,day", "date,holiday,day,source\n2026-13-01,x,off,y",
      "date,holiday,day,source\n2026-10-01,x,maybe,y",
      "date,holiday,day,source\n2026-10-01,x,off,y\n2026-10-01,x,work,y",
    ])
  func `a schedule that cannot be read is refused and changes nothing`(
    engine: Engine, schedule: String
  ) async throws {
    let world = try await World(on: engine)
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        AdoptCalendar(schedule: schedule), as: world.cast.systemAdministrator)
    }
    #expect(refusal?.problems.map(\.field) == ["schedule"])
  }

  @Test(arguments: Engine.allCases)
  func `a local day given twice is refused`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let day = LocalDay(date: World.start.date, kind: .off, name: "x")
    await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        AdoptCalendar(schedule: "date,holiday,day,source", localDays: [day, day]),
        as: world.cast.systemAdministrator)
    }
  }

  @Test(arguments: Engine.allCases)
  func `an administrator of a body below cannot change everybody's calendar`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let city = try world.cast.newcomer.personID()
    try await world.perform(
      Appoint(
        person: city, organization: world.cast.city, role: .systemAdministrator,
        from: world.now.date), as: world.cast.securityAdministrator)
    await expectRefusal("office.whole-office", in: world) {
      try await world.perform(
        AdoptCalendar(schedule: "date,holiday,day,source"), as: world.cast.newcomer)
    }
    try await world.perform(
      AdoptCalendar(schedule: "date,holiday,day,source"), as: world.cast.systemAdministrator)
  }

  @Test(arguments: Engine.allCases)
  func `the office's own days are kept with the calendar`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let day = LocalDay(date: World.start.date, kind: .off, name: "停电")
    let outcome = try await world.perform(
      AdoptCalendar(schedule: "date,holiday,day,source", localDays: [day]),
      as: world.cast.systemAdministrator)
    let other = try world.anotherNode()
    let calendar = try await other.ask(as: .citizen) { try $0.calendar() }
    #expect(calendar.version == outcome.version)
    #expect(!calendar.isWorkingDay(World.start.date))
  }
}
