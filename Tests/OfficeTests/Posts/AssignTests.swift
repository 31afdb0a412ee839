import Office
import Support
import Testing

@Suite struct AssignTests {
  @Test(arguments: Engine.allCases)
  func `a draft is handed on, and whoever wrote it stays its author`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let (editor, next) = (world.cast.editor, try world.cast.secondEditor.personID())
    try await world.perform(
      AssignPost(post, to: next, reason: "休假"), as: editor)
    let dossier = try await walk.dossier(post)
    let author = try editor.personID()
    #expect(dossier.post.holder == next && dossier.post.author == author)
    #expect(dossier.post.version == 1, "nobody who is writing is in the way of it")
    #expect(
      dossier.trail.last?.facts
        == ["handed-to": "张双", "handed-from": "李采", "handed-why": "休假"])
    let waiting = try await world.ask(as: world.cast.secondEditor) { try $0.waitingTasks() }
    #expect(waiting.tasks.contains { $0.kind == .draftPost && $0.subject == post.rawValue })
    let before = try await world.ask(as: editor) { try $0.waitingTasks() }
    #expect(!before.tasks.contains { $0.kind == .draftPost })

    // Who has it now may take it back from review, as its author may.
    try await walk.submit(post)
    try await world.perform(RecallPost(post), as: world.cast.secondEditor)
    #expect(try await walk.dossier(post).post.state == .draft)
  }

  @Test(arguments: Engine.allCases)
  func `nothing is handed to whom it cannot be, or while it is signed`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let editor = world.cast.editor
    let (own, next) = (try editor.personID(), try world.cast.secondEditor.personID())
    await expectRefusal("posts.already-holder", in: world) {
      try await world.perform(AssignPost(post, to: own, reason: "休假"), as: editor)
    }
    let outsider = try world.cast.outsider.personID()
    await expectRefusal("posts.not-editor", in: world) {
      try await world.perform(AssignPost(post, to: outsider, reason: "休假"), as: editor)
    }
    let empty = await expectRefusal("office.invalid", in: world) {
      try await world.perform(AssignPost(post, to: next, reason: " "), as: editor)
    }
    #expect(empty?.problems.map(\.field) == ["reason"])
    await expectRefusal("office.other-unit", in: world) {
      try await world.perform(
        AssignPost(post, to: next, reason: "休假"), as: world.cast.outsider)
    }
    try await walk.submit(post)
    await expectRefusal("posts.not-editable", in: world) {
      try await world.perform(AssignPost(post, to: next, reason: "休假"), as: editor)
    }
  }
}
