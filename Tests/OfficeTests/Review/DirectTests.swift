import Office
import Rulebook
import Support
import Testing

/// What stands on the portal already goes out without signatures, word for word.
@Suite struct DirectTests {
  private func editor(_ world: World) throws -> Actor {
    try world.cast.holder(of: .editor, at: world.cast.county)
  }

  private func write(_ draft: PostDraft, _ world: World) async throws -> PostID {
    try await world.perform(
      WritePost(organization: world.cast.county, draft: draft), as: editor(world))
  }

  private func draft(_ world: World) -> PostDraft {
    PostWalk.draft(account: world.cast.countyAccount, category: PostWalk.notice)
  }

  /// An item that went the whole way and stands on the portal.
  private func published(_ world: World) async throws -> PostID {
    let walk = PostWalk(world: world)
    let post = try await write(draft(world), world)
    let revision = try await walk.dossier(post).current.id
    try await world.perform(SubmitPost(post, revision: revision), as: editor(world))
    while try await walk.sign(post) != .approved {}
    try await publish(post, world)
    return post
  }

  private func publish(_ post: PostID, _ world: World, as actor: Actor? = nil) async throws {
    let walk = PostWalk(world: world)
    let publisher = try actor ?? world.cast.holder(of: .publisher, at: world.cast.county)
    let release = try await walk.release(post).id
    try await world.perform(ConfirmRelease(release, confirmation: "政府"), as: publisher)
    _ = try await walk.courier().deliverDue()
  }

  private func direct(
    _ post: PostID, _ link: String, same: Bool = false, _ world: World
  ) async throws {
    let revision = try await PostWalk(world: world).dossier(post).current.id
    try await world.perform(
      SubmitDirect(post, revision: revision, link: link, isSame: same), as: editor(world))
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `what stands on the portal word for word goes out without the route`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let first = try await published(world)
    let again = try await write(draft(world), world)
    try await direct(again, "/p/posts/\(first)", world)
    let dossier = try await walk.dossier(again)
    #expect(dossier.post.state == .approved && dossier.currentStages.isEmpty)
    #expect(dossier.lifecycle.first { $0.kind == .decision }?.state == .notRequired)
    #expect(dossier.currentRound?.lane == .direct && dossier.source?.post == first)
    #expect(
      dossier.source?.textDigest == (try await walk.dossier(first)).current.draft.textDigest())
    try await publish(again, world)
    #expect(try await walk.dossier(again).post.state == .published)
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `a changed word sends it on the route`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let first = try await published(world)
    var other = draft(world)
    other.body += "！"
    let post = try await write(other, world)
    let refusal = await expectRefusal("review.direct-differs", in: world) {
      try await direct(post, "/p/posts/\(first)", world)
    }
    #expect(refusal?.citations.map(\.article) == ["5.4"])
    for (link, field) in [
      ("/p/posts/999", "direct-link"), ("", "direct-link"), ("javascript:alert(1)", "direct-link"),
      ("https://www.example.gov.cn/1", "direct-same"),
      // Another portal with addresses like ours is another portal.
      ("https://www.example.gov.cn/p/posts/\(first)", "direct-same"),
    ] {
      let invalid = await expectRefusal("office.invalid", in: world) {
        try await direct(post, link, world)
      }
      #expect(invalid?.problems.map(\.field).contains(field) == true, "\(link)")
    }
  }

  @Test(.cites("yaoan", article: "5.1"), arguments: Engine.allCases)
  func `nobody signs it, so an author does not publish it`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let county = world.cast.county
    try await world.perform(
      Appoint(
        person: try editor(world).personID(), organization: county, role: .publisher,
        from: world.now.date), as: world.cast.securityAdministrator)
    let post = try await write(draft(world), world)
    try await direct(post, "https://www.example.gov.cn/notice/1", same: true, world)
    await expectRefusal("publishing.author-publishes", in: world) {
      try await publish(post, world, as: editor(world))
    }
    try await publish(post, world)
    #expect(try await PostWalk(world: world).dossier(post).post.state == .published)
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `what needs consent goes the way of signatures wherever it stands`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    var grave = draft(world)
    grave.concerns = ["yaoan/content.sensitive"]
    grave.sensitivity = .ordinary
    let post = try await write(grave, world)
    await expectRefusal("review.direct-not-for", in: world) {
      try await direct(post, "https://www.example.gov.cn/1", same: true, world)
    }
    // The city's rulebooks know no such way.
    let walk = PostWalk(world: world)
    let city = try await walk.write()
    let revision = try await walk.dossier(city).current.id
    await expectRefusal("review.direct-not-allowed", in: world) {
      try await world.perform(
        SubmitDirect(city, revision: revision, link: "https://www.example.gov.cn/1", isSame: true),
        as: world.cast.editor)
    }
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `what readers would find besides the same text takes the route`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let first = try await published(world)
    var other = draft(world)
    other.summary = "没有人签批过的摘要"
    let post = try await write(other, world)
    await expectRefusal("review.direct-differs", in: world) {
      try await direct(post, "/p/posts/\(first)", world)
    }
    var own = draft(world)
    own.forms = [AccountForm(account: world.cast.countyAccount, title: "另一个标题")]
    let formed = try await write(own, world)
    await expectRefusal("review.direct-differs", in: world) {
      try await direct(formed, "/p/posts/\(first)", world)
    }
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `what was taken back carries no other item out`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let first = try await published(world)
    let again = try await write(draft(world), world)
    try await direct(again, "/p/posts/\(first)", world)
    world.clock.advance(minutes: 30)
    try await world.perform(
      OpenCorrection(
        first,
        draft: CorrectionDraft(
          kind: .withdraw, fault: "情况有变", finder: .staff, foundBy: "", foundAt: world.now,
          explanation: "情况有变，本通知不再实行。", basis: "")), as: editor(world))
    let release = try await PostWalk(world: world).release(first).id
    try await world.perform(
      TakeDownPost(release, confirmation: "政府"),
      as: world.cast.holder(of: .publisher, at: world.cast.county))
    await expectRefusal("publishing.signatures-incomplete", in: world) {
      try await publish(again, world)
    }
  }
}
