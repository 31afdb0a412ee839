import Office
import Support
import Testing

@Suite struct RestoreTests {
  @Test(arguments: Engine.allCases)
  func `an old version comes back as a new one with a digest of its own`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    var draft = walk.draft()
    draft.body = "第二版。"
    try await world.perform(SavePost(post, version: 1, draft: draft), as: world.cast.editor)
    let restored = try await world.perform(
      RestoreRevision(post, version: 2, number: 1), as: world.cast.secondEditor)
    #expect(restored == SavePost.Outcome(revision: 3, isNew: true))
    let lines = try await world.ask(as: world.cast.editor) { try $0.revisionLines(of: post) }
    #expect(lines.map(\.number) == [3, 2, 1] && lines.map(\.author) == ["张双", "李采", "李采"])
    #expect(lines[0].digest == lines[2].digest && lines[0].digest != lines[1].digest)
    let first = try await world.ask(as: world.cast.editor) { try $0.revision(1, of: post) }
    let current = try await walk.dossier(post).current
    #expect(current.draft == first.draft && current.isIntact && current.id != first.id)
    #expect(try await walk.dossier(post).trail.last?.facts == ["restored": "1"])

    let again = try await world.perform(
      RestoreRevision(post, version: 3, number: 3), as: world.cast.editor)
    #expect(again == SavePost.Outcome(revision: 3, isNew: false))
    let earlier = try await world.ask(as: world.cast.editor) {
      try $0.revisionLines(of: post, before: 3, limit: 1)
    }
    #expect(earlier.map(\.number) == [2])
  }

  @Test(arguments: Engine.allCases)
  func `an old version is not taken up where it cannot be said any more`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    var draft = walk.draft()
    draft.accounts = []
    try await world.perform(SavePost(post, version: 1, draft: draft), as: world.cast.editor)
    await expectRefusal("office.stale-version", in: world) {
      try await world.perform(
        RestoreRevision(post, version: 1, number: 1), as: world.cast.editor)
    }
    await expectRefusal("office.not-found", in: world) {
      try await world.perform(
        RestoreRevision(post, version: 2, number: 9), as: world.cast.editor)
    }
    await expectRefusal("office.other-unit", in: world) {
      try await world.perform(
        RestoreRevision(post, version: 2, number: 1), as: world.cast.outsider)
    }
    try await world.perform(
      SuspendAccount(world.cast.account, reason: "账号被盗"), as: world.cast.accountManager)
    let closed = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        RestoreRevision(post, version: 2, number: 1), as: world.cast.editor)
    }
    #expect(closed?.problems.map(\.field) == ["accounts"])
  }

  @Test(arguments: Engine.allCases)
  func `nothing is taken up under somebody's signature`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    await expectRefusal("posts.not-editable", in: world) {
      try await world.perform(
        RestoreRevision(post, version: 2, number: 1), as: world.cast.editor)
    }
  }
}
