import Support
import Testing

@testable import Office

@Suite struct WorkingTests {
  private static let form = ["title": ["标题"], "body": ["写到一半"]]

  @Test(arguments: Engine.allCases)
  func `what is being typed is kept apart from the record and offered again`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let before = try await world.trace()
    let editor = try await Self.asker(world.cast.editor, in: world)
    try await world.office.keepWorking(Self.form, base: 1, on: post, by: editor)
    let changed = try await world.trace().differences(from: before)
    #expect(changed == ["post_workings: 0 rows, then 1"])
    let kept = try await world.ask(as: world.cast.editor) { try $0.working(on: post) }
    #expect(kept == Working(base: 1, form: Self.form, savedAt: world.now))
    let colleague = try await world.ask(as: world.cast.secondEditor) { try $0.working(on: post) }
    #expect(colleague == nil, "what is typed is its writer's alone")

    var draft = walk.draft()
    draft.body = "写完了。"
    try await world.perform(SavePost(post, version: 1, draft: draft), as: world.cast.editor)
    let saved = try await world.ask(as: world.cast.editor) { try $0.working(on: post) }
    #expect(saved == nil, "saving forgets it")
  }

  @Test(arguments: Engine.allCases)
  func `two who write see each other, on two nodes`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let other = try world.anotherNode()
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let editor = try await Self.asker(world.cast.editor, in: world)
    let colleague = try await Self.asker(world.cast.secondEditor, in: other)
    let alone = try await world.office.keepWorking(nil, base: nil, on: post, by: editor)
    #expect(alone == WritingTable(others: [], newer: nil))
    let second = try await other.office.keepWorking(Self.form, base: 1, on: post, by: colleague)
    #expect(second.others == ["李采"])
    let first = try await world.office.keepWorking(nil, base: 1, on: post, by: editor)
    #expect(first.others == ["张双"])

    try await other.perform(
      SavePost(post, version: 1, draft: PostWalk.draft("新标题", account: world.cast.account)),
      as: world.cast.secondEditor)
    let late = try await world.office.keepWorking(nil, base: 1, on: post, by: editor)
    #expect(late == WritingTable(others: [], newer: .init(name: "张双", at: world.now)))

    world.clock.advance(minutes: 2)
    let gone = try await other.office.keepWorking(nil, base: 2, on: post, by: colleague)
    #expect(gone.others.isEmpty, "who was not heard of for a minute is not there")
  }

  @Test(arguments: Engine.allCases)
  func `nobody keeps words at an item they may not change`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    for actor in [world.cast.outsider, world.cast.firstReviewer, world.cast.newcomer] {
      let asker = try await Self.asker(actor, in: world)
      await expectRefusal("office.other-unit", in: world) {
        try await world.office.keepWorking(Self.form, base: 1, on: post, by: asker)
      }
    }
    let editor = try await Self.asker(world.cast.editor, in: world)
    let much = ["body": [String(repeating: "字", count: 90_000)]]
    await expectRefusal("office.invalid", in: world) {
      try await world.office.keepWorking(much, base: 1, on: post, by: editor)
    }
    try await walk.submit(post)
    await expectRefusal("posts.not-editable", in: world) {
      try await world.office.keepWorking(Self.form, base: 1, on: post, by: editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `what was never saved is dropped when its writer says so, or after a fortnight`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let editor = try await Self.asker(world.cast.editor, in: world)
    let colleague = try await Self.asker(world.cast.secondEditor, in: world)
    try await world.office.keepWorking(Self.form, base: 1, on: post, by: editor)
    try await world.office.keepWorking(Self.form, base: 1, on: post, by: colleague)
    try await world.office.dropWorking(on: post, by: editor)
    let dropped = try await world.ask(as: world.cast.editor) { try $0.working(on: post) }
    #expect(dropped == nil)
    world.clock.advance(minutes: 13 * 24 * 60)
    try await world.office.forgetPassing()
    let kept = try await world.ask(as: world.cast.secondEditor) { try $0.working(on: post) }
    #expect(kept?.form == Self.form)
    world.clock.advance(minutes: 2 * 24 * 60)
    try await world.office.forgetPassing()
    let old = try await world.ask(as: world.cast.secondEditor) { try $0.working(on: post) }
    #expect(old == nil)
  }

  private static func asker(_ actor: Actor, in world: World) async throws -> Asker {
    try await world.ask(as: actor) { $0.asker }
  }
}
