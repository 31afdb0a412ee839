import Office
import Rulebook
import Support
import Testing

/// Somebody else's words: where they come from, and who looked into them.
@Suite struct ReprintTests {
  private static let facts = [
    "source": "云川省人民政府门户网站", "original-author": "本网编辑部",
    "original-title": "关于今冬供暖的通知", "reprinted-at": "2026年9月28日",
  ]

  /// An item of the county that repeats somebody else's words.
  private func reprint(
    _ world: World, facts: [String: String] = facts, link: String = ""
  ) async throws -> PostID {
    var draft = PostWalk.draft(account: world.cast.countyAccount, category: PostWalk.notice)
    draft.reprint = Reprint(facts: facts, link: link)
    let written = draft
    return try await world.perform(
      WritePost(organization: world.cast.county, draft: written), as: editor(world))
  }

  private func editor(_ world: World) throws -> Actor {
    try world.cast.holder(of: .editor, at: world.cast.county)
  }

  private func submit(_ post: PostID, _ world: World) async throws {
    let revision = try await PostWalk(world: world).dossier(post).current.id
    try await world.perform(SubmitPost(post, revision: revision), as: editor(world))
  }

  private func check(
    _ post: PostID, _ world: World, confirmed: [String] = ["lawful", "complete-and-accurate"]
  ) async throws {
    let revision = try await PostWalk(world: world).dossier(post).current.id
    try await world.perform(
      CheckReprint(post, revision: revision, confirmed: confirmed), as: editor(world))
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `a reprint names its source, author, title and time`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let post = try await reprint(world, facts: ["source": "云川省人民政府门户网站"])
    try await check(post, world)
    let missing = try await PostWalk(world: world).dossier(post).findings
      .filter { $0.phraseKey.hasPrefix("finding.required-field") }
    #expect(
      Set(missing.map(\.field)) == ["original-author", "original-title", "reprinted-at"])
    #expect(missing.allSatisfy { $0.level == .mustFix && $0.citations.first?.article == "5.4" })
    await expectRefusal("posts.must-fix", in: world) { try await submit(post, world) }
  }

  @Test(
    .cites("hunan-2017", article: "21"), .cites("yaoan", article: "5.4"),
    arguments: Engine.allCases)
  func `a reprint is not submitted before somebody put their name to it`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let post = try await reprint(world)
    let refusal = await expectRefusal("posts.must-fix", in: world) {
      try await submit(post, world)
    }
    #expect(Set(refusal?.citations.map(\.article) ?? []) == ["5.1", "5.4"])
    let half = await expectRefusal("office.invalid", in: world) {
      try await check(post, world, confirmed: ["lawful"])
    }
    #expect(half?.problems.map(\.field) == ["confirmed"])
    #expect(half?.citations.map(\.article) == ["5.4"])
    await expectRefusal("office.invalid", in: world) {
      try await check(post, world, confirmed: ["lawful", "complete-and-accurate", "beautiful"])
    }
    try await check(post, world)
    await expectRefusal("posts.reprint-checked", in: world) { try await check(post, world) }
    let found = try #require(try await PostWalk(world: world).dossier(post).reprintCheck)
    #expect(found.person == (try editor(world).personID()) && found.checkedAt == world.now)
    try await submit(post, world)
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `a changed text has to be looked into again`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await reprint(world)
    try await check(post, world)
    let dossier = try await walk.dossier(post)
    var draft = dossier.current.draft
    draft.body += "另行通知。"
    let changed = draft
    try await world.perform(
      SavePost(post, version: dossier.post.version, draft: changed), as: editor(world))
    #expect(try await walk.dossier(post).reprintCheck == nil)
    await expectRefusal("posts.must-fix", in: world) { try await submit(post, world) }
  }

  @Test(arguments: Engine.allCases)
  func `what is no fact of a reprint and no address is refused`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await reprint(world, facts: ["mood": "好"], link: "javascript:alert(1)")
    }
    #expect(Set(refusal?.problems.map(\.field) ?? []) == ["reprint-mood", "original-link"])
    let own = try await PostWalk(world: world).write()
    await expectRefusal("posts.no-reprint", in: world) {
      let revision = try await PostWalk(world: world).dossier(own).current.id
      try await world.perform(
        CheckReprint(own, revision: revision, confirmed: []), as: world.cast.editor)
    }
  }

  @Test func `a draft without the new parts keeps its digest`() throws {
    let draft = PostDraft(
      title: "通告", summary: "摘要", body: "正文。", category: PostCategory(rawValue: "openness"),
      accounts: [AccountID(7)], concerns: [])
    let canonical =
      #"{"accounts":[7],"body":"正文。","category":"openness","concerns":[],"elements":{},"#
      + #""kind":"ordinary","sensitivity":"ordinary","summary":"摘要","title":"通告"}"#
    #expect(try draft.contentDigest() == digest(canonical))
  }
}
