import Office
import Support

/// The way of a published item that is wrong.
struct CorrectionWalk {
  let world: World

  var posts: PostWalk { PostWalk(world: world) }

  /// Half an hour after it was published, found by a citizen ten minutes before.
  func draft(
    _ kind: Correction.Kind, explanation: String = "原文中的日期有误，应为11月29日。", basis: String = ""
  ) -> CorrectionDraft {
    CorrectionDraft(
      kind: kind, fault: "日期写错了", finder: .citizen, foundBy: "不该留下的姓名",
      foundAt: world.now.advanced(byMilliseconds: -600_000), explanation: explanation,
      basis: basis)
  }

  func published() async throws -> PostID {
    let post = try await posts.published()
    world.clock.advance(minutes: 30)
    return post
  }

  @discardableResult
  func open(
    _ post: PostID, _ kind: Correction.Kind, as actor: Actor? = nil
  ) async throws -> CorrectionID {
    try await world.perform(
      OpenCorrection(post, draft: draft(kind, basis: kind == .delete ? "依据条款" : "")),
      as: actor ?? world.cast.editor)
  }

  /// The item as its author puts it right.
  func rewritten() -> PostDraft {
    var draft = posts.draft()
    draft.body = "自11月29日起，对金水路实行夜间管制。"
    return draft
  }

  func rewrite(_ post: PostID) async throws {
    let version = try await posts.dossier(post).post.version
    _ = try await world.perform(
      SavePost(post, version: version, draft: rewritten()), as: world.cast.editor)
  }

  func file(_ post: PostID, as actor: Actor? = nil) async throws -> CorrectionFile {
    let asker = actor ?? world.cast.editor
    let dossier = try await posts.dossier(post, as: asker)
    return try await world.ask(as: asker) { try $0.corrections(of: dossier) }
  }

  func shown(_ post: PostID) async throws -> [PublicPost] {
    try await world.ask(as: .citizen) { try $0.publicPost(post) }
  }

  func tombstone(_ post: PostID) async throws -> Tombstone {
    try await world.ask(as: .citizen) { try $0.tombstone(of: post) }
  }

  func tasks(_ actor: Actor) async throws -> [WaitingTask.Kind] {
    try await world.ask(as: actor) { try $0.waitingTasks().tasks.map(\.kind) }
  }
}
