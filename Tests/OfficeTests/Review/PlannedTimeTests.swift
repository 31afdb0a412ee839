import Office
import Rulebook
import Support
import Testing
import WorkCalendar

/// The time an item is meant to appear is signed with it.
@Suite struct PlannedTimeTests {
  /// An item that is meant to appear some minutes from now.
  private func draft(_ walk: PostWalk, minutes: Int64) -> PostDraft {
    var draft = walk.draft()
    draft.plannedAt = walk.world.now.advanced(byMilliseconds: minutes * 60_000)
    return draft
  }

  @Test(arguments: Engine.allCases)
  func `an item whose planned time passes unsigned goes back to its author`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted(draft(walk, minutes: 90))
    try await walk.sign(post)
    #expect(try await due(world).isEmpty)
    world.clock.advance(minutes: 90)
    #expect(try await due(world) == [post])
    #expect(try await expire(post, world))
    let dossier = try await walk.dossier(post)
    #expect(dossier.post.state == .returned && dossier.currentRound?.outcome == .expired)
    #expect(dossier.currentStages.allSatisfy { $0.state == .void })
    #expect(try await due(world).isEmpty)
    let tasks = try await world.ask(as: world.cast.editor) { try $0.waitingTasks().tasks }
    #expect(tasks.filter { $0.kind == .returnedPost }.map(\.step) == ["expired"])
    let refusal = await expectRefusal("posts.planned-past", in: world) {
      try await walk.submit(post)
    }
    #expect(refusal?.problems.map(\.field) == ["planned"])
  }

  @Test(arguments: Engine.allCases)
  func `two nodes expire it once, and what is signed in time stays`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let late = try await walk.submitted(draft(walk, minutes: 30))
    let kept = try await walk.approved(draft(walk, minutes: 30))
    world.clock.advance(minutes: 31)
    let other = try world.anotherNode()
    async let here = expire(late, world)
    async let there = expire(late, other)
    #expect(try await [here, there].count { $0 } == 1)
    #expect(try await expire(kept, world) == false)
    #expect(try await walk.dossier(kept).post.state == .approved)
  }

  @Test(arguments: Engine.allCases)
  func `a planned time in the past is refused, and a second is none`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    for minutes in [Int64(-5), 0] {
      let refusal = await expectRefusal("office.invalid", in: world) {
        try await walk.write(draft(walk, minutes: minutes))
      }
      #expect(refusal?.problems.map(\.field) == ["planned"])
    }
    var exact = draft(walk, minutes: 5)
    exact.plannedAt = exact.plannedAt?.advanced(byMilliseconds: 31_415)
    let stored = try await walk.dossier(walk.write(exact)).current
    #expect(stored.draft.plannedAt == world.now.advanced(byMilliseconds: 300_000))
    #expect(stored.isIntact)
  }

  @Test(arguments: Engine.allCases)
  func `an old version is taken up without a time that has passed`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write(draft(walk, minutes: 5))
    var later = walk.draft()
    later.title = "改过的标题"
    let changed = later
    try await world.perform(SavePost(post, version: 1, draft: changed), as: world.cast.editor)
    world.clock.advance(minutes: 6)
    try await world.perform(
      RestoreRevision(post, version: 2, number: 1), as: world.cast.editor)
    let current = try await walk.dossier(post).current.draft
    #expect(current.plannedAt == nil && current.title == walk.draft().title)
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `the hour runs from the planned time that was signed`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let county = world.cast.county
    let editor = try world.cast.holder(of: .editor, at: county)
    var draft = PostWalk.draft(account: world.cast.countyAccount, category: PostWalk.notice)
    let planned = world.now.advanced(byMilliseconds: 180 * 60_000)
    draft.plannedAt = planned
    let written = draft
    let post = try await world.perform(
      WritePost(organization: county, draft: written), as: editor)
    let revision = try await walk.dossier(post).current.id
    try await world.perform(SubmitPost(post, revision: revision), as: editor)
    while try await walk.sign(post) != .approved {}
    let dossier = try await walk.dossier(post)
    let clock = try #require(dossier.currentReleases.first?.clock)
    #expect(dossier.clocks[clock]?.due == planned.advanced(byMilliseconds: 60 * 60_000))
  }

  private func due(_ world: World) async throws -> [PostID] {
    try await world.ask(as: .system(.timekeeper)) { try $0.postsToExpire() }
  }

  private func expire(_ post: PostID, _ world: World) async throws -> Bool {
    try await world.perform(ExpirePost(post), as: .system(.timekeeper))
  }
}
