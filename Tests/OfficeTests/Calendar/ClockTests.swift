import Rulebook
import Storage
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct ClockTests {
  private static let fiveDays = ClockRule(
    id: "test.five-days", term: .workingDays(5), from: "received",
    citations: [Citation(rulebook: "zhengzhou-2020", article: "23", rule: "test")])
  private static let oneHour = ClockRule(
    id: "test.one-hour", term: .hours(1), from: "received", citations: [])

  private func start(_ rule: ClockRule, in world: World) async throws -> ClockID {
    let found = Found()
    let city = world.cast.city
    try await world.perform(
      Probe { desk in found.id = try desk.startClock(rule, from: desk.now, of: city) },
      as: .system(.founder))
    return try #require(found.id)
  }

  private func stop(
    _ id: ClockID, in world: World, void: Bool = false
  ) async throws -> RunningClock.Verdict? {
    let found = Found()
    try await world.perform(
      Probe { desk in found.verdict = try desk.stopClock(id, void: void) }, as: .system(.founder))
    return found.verdict
  }

  private func clock(_ id: ClockID, in world: World) async throws -> RunningClock {
    try await world.ask(as: .citizen) { try #require(try $0.clock(id)) }
  }

  private func adopt(_ days: [String], in world: World) async throws {
    try await world.perform(
      AdoptCalendar(schedule: (["date,holiday,day,source"] + days).joined(separator: "\n")),
      as: world.cast.systemAdministrator)
  }

  /// From Monday 28 September: two working days, the holidays to 7 October, then three more.
  @Test(arguments: Engine.allCases)
  func `a clock over the National Day runs to the working day after it and says why`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let id = try await start(Self.fiveDays, in: world)
    let running = try await clock(id, in: world)
    let expected = try Bundled.calendar.get().deadline(from: World.start, term: .workingDays(5))
    #expect(running.deadline == expected && running.rule == Self.fiveDays)
    #expect(running.stoppedAt == nil && running.verdict == nil)
    #expect(running.due > World.start.advanced(byMilliseconds: 10 * 86_400_000))
  }

  @Test(arguments: Engine.allCases)
  func `an hour is kept until its last millisecond and missed at its end`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (kept, missed) = (
      try await start(Self.oneHour, in: world), try await start(Self.oneHour, in: world)
    )
    let due = try await clock(kept, in: world).due
    #expect(due == World.start.advanced(byMilliseconds: 3_600_000))
    world.clock.set(due.advanced(byMilliseconds: -1))
    #expect(try await !clock(kept, in: world).isOverdue(at: world.now))
    #expect(try await stop(kept, in: world) == .kept)
    world.clock.set(due)
    #expect(try await clock(missed, in: world).isOverdue(at: world.now))
    #expect(try await stop(missed, in: world) == .missed)
    #expect(try await !clock(missed, in: world).isOverdue(at: world.now))
  }

  @Test(arguments: Engine.allCases)
  func `a clock stops once, and its verdict stays`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let id = try await start(Self.oneHour, in: world)
    #expect(try await stop(id, in: world) == .kept)
    let stopped = try await clock(id, in: world)
    world.clock.advance(minutes: 600)
    #expect(try await stop(id, in: world) == nil)
    #expect(try await clock(id, in: world) == stopped)
    let other = try await start(Self.oneHour, in: world)
    #expect(try await stop(other, in: world, void: true) == .void)
    #expect(try await stop(ClockID(99_999), in: world) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a new calendar moves open clocks and never touches stopped ones`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (open, stopped) = (
      try await start(Self.fiveDays, in: world), try await start(Self.fiveDays, in: world)
    )
    #expect(try await stop(stopped, in: world) == .kept)
    let before = (try await clock(open, in: world), try await clock(stopped, in: world))
    // No holidays at all: five working days end on 5 October.
    try await adopt(["2026-10-10,国庆节,work,test"], in: world)
    let outcome = try await world.perform(RecomputeClocks(), as: .system(.timekeeper))
    #expect(outcome.recomputed == 1 && outcome.moved == 1)
    let after = (try await clock(open, in: world), try await clock(stopped, in: world))
    #expect(after.0.deadline.dueOn.text == "2026-10-05" && after.0.due < before.0.due)
    #expect(after.1 == before.1)
    #expect(try await !world.ask(as: .citizen) { try $0.hasOutdatedClocks() })
    let again = try await world.perform(RecomputeClocks(), as: .system(.timekeeper))
    #expect(again.recomputed == 0)
  }

  @Test(arguments: Engine.allCases)
  func `many clocks are recomputed in portions, each once`(engine: Engine) async throws {
    let world = try await World(on: engine)
    for _ in 0..<7 { _ = try await start(Self.fiveDays, in: world) }
    try await adopt(["2026-10-01,国庆节,off,test"], in: world)
    var sizes: [Int] = []
    while try await world.ask(as: .citizen, { try $0.hasOutdatedClocks() }), sizes.count < 9 {
      sizes.append(
        try await world.perform(RecomputeClocks(portion: 3), as: .system(.timekeeper)).recomputed)
    }
    #expect(sizes == [3, 3, 1])
  }

  @Test(arguments: Engine.allCases)
  func `every node goes by the new calendar from the commit on`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let other = try world.anotherNode()
    let before = try await other.ask(as: .citizen) { try $0.calendar().version }
    try await adopt(["2026-10-01,国庆节,off,test"], in: world)
    let after = try await other.ask(as: .citizen) { try $0.calendar().version }
    #expect(before == (try Bundled.calendar.get().version))
    #expect(after != before)
    #expect(try await world.ask(as: .citizen) { try $0.calendar().version } == after)
  }

  @Test(arguments: Engine.allCases)
  func `a stopped clock without a verdict cannot stand in the books`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let id = try await start(Self.oneHour, in: world)
    await #expect(throws: StorageError.self) {
      try await world.books.write {
        _ = try $0.execute("UPDATE clocks SET stopped_at = 1 WHERE id = \(id)")
      }
    }
  }
}

/// Brings something out of a closure that runs on the database's thread.
private final class Found: @unchecked Sendable {
  // Written inside the transaction and read after it, never at once.
  var id: ClockID?
  var verdict: RunningClock.Verdict?
}
