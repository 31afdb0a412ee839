import Office
import Support
import Testing

/// What waits around items: what tells of an emergency goes before what can wait as long.
@Suite struct PostTaskTests {
  private static let elements = [
    "event": "山体滑坡", "place": "姚川县北山", "type": "自然灾害", "brief": "道路中断",
    "measures": "已封路，组织绕行",
  ]

  private func draft(_ title: String, _ kind: PostKind, in world: World) -> PostDraft {
    PostWalk.draft(
      title, account: world.cast.countyAccount, category: PostWalk.notice, kind: kind,
      elements: kind == .emergency ? Self.elements : [:])
  }

  /// Writes an ordinary item first and one of an emergency a minute later.
  private func written(in world: World) async throws -> (ordinary: PostID, emergency: PostID) {
    let county = world.cast.county
    let editor = try world.cast.holder(of: .editor, at: county)
    let ordinary = try await world.perform(
      WritePost(organization: county, draft: draft("通告", .ordinary, in: world)), as: editor)
    world.clock.advance(minutes: 1)
    let emergency = try await world.perform(
      WritePost(organization: county, draft: draft("通报", .emergency, in: world)), as: editor)
    return (ordinary, emergency)
  }

  private func tasks(_ actor: Actor, limit: Int = 200, in world: World) async throws
    -> [WaitingTask]
  {
    try await world.ask(as: actor) { try $0.waitingTasks(limit: limit).tasks }
  }

  @Test(arguments: Engine.allCases)
  func `an editor's own drafts wait for them until they are handed in`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let task = try #require(try await tasks(world.cast.editor, in: world).first)
    #expect(task.kind == .draftPost && task.subject == post.rawValue && !task.isUrgent)
    #expect(try await tasks(world.cast.secondEditor, in: world).isEmpty)
    try await walk.submit(post)
    #expect(try await tasks(world.cast.editor, in: world).isEmpty)
  }

  @Test(.cites("yaoan", article: "5.1"), arguments: Engine.allCases)
  func `an emergency comes before what is older and has as little of a limit`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (ordinary, emergency) = try await written(in: world)
    let editor = try world.cast.holder(of: .editor, at: world.cast.county)
    let both = try await tasks(editor, in: world)
    #expect(both.map(\.subject) == [emergency.rawValue, ordinary.rawValue])
    #expect(both.map(\.isUrgent) == [true, false])
    // The books sort alike, or the urgent one would fall off a short page.
    #expect(try await tasks(editor, limit: 1, in: world).map(\.subject) == [emergency.rawValue])
  }

  @Test(.cites("yaoan", article: "5.1"), arguments: Engine.allCases)
  func `whoever signs sees that it is about an emergency`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let (_, emergency) = try await written(in: world)
    let dossier = try await walk.dossier(emergency)
    try await world.perform(
      SubmitPost(emergency, revision: dossier.current.id),
      as: try world.cast.holder(of: .editor, at: world.cast.county))
    let stage = try await walk.open(emergency)
    let signer = try world.cast.holder(of: stage.role, at: stage.organization)
    let found = try await tasks(signer, in: world).first { $0.subject == emergency.rawValue }
    let task = try #require(found)
    #expect(task.kind == .reviewStage && task.isUrgent)
  }
}
