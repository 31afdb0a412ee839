import Office
import Rulebook
import Support
import Testing

/// What the check says of an item, and what a person may answer to it.
@Suite struct CheckTests {
  @Test(.cites("zhengzhou-2020", article: "17"), arguments: Engine.allCases)
  func `an item is not submitted before somebody answered what it is about`(
    engine: Engine
  ) async throws {
    let walk = PostWalk(world: try await World(on: engine))
    var draft = walk.draft()
    draft.concerns = nil
    let post = try await walk.write(draft)
    let refusal = await expectRefusal("posts.must-fix", in: walk.world) {
      try await walk.submit(post)
    }
    #expect(refusal?.citations.contains { $0.rulebook == "zhengzhou-2020" } == true)
  }

  @Test(.cites("zhengzhou-2020", article: "17"), arguments: Engine.allCases)
  func `what needs the superior's consent goes the way that reaches it`(
    engine: Engine
  ) async throws {
    let walk = PostWalk(world: try await World(on: engine))
    let concern = try await self.concern(.needsConsent, walk)
    var draft = walk.draft()
    draft.concerns = [concern]
    let post = try await walk.submitted(draft)
    let dossier = try await walk.dossier(post)
    let levels = dossier.findings.filter { $0.family == "content" }.map(\.level)
    #expect(levels == [.needsConsent])
    let consent = try #require(dossier.currentStages.first { $0.rule.asConsent == true })
    #expect(consent.organization == walk.world.cast.province)
  }

  @Test(.cites("hunan-2017", article: "17"), arguments: Engine.allCases)
  func `what may not be published is not submitted at any level`(engine: Engine) async throws {
    let walk = PostWalk(world: try await World(on: engine))
    var draft = walk.draft(sensitivity: .especiallyMajor)
    draft.concerns = [try await concern(.forbidden, walk)]
    let post = try await walk.write(draft)
    await expectRefusal("posts.must-fix", in: walk.world) { try await walk.submit(post) }
  }

  @Test(arguments: Engine.allCases)
  func `a kind of content that no rulebook knows is refused`(engine: Engine) async throws {
    let walk = PostWalk(world: try await World(on: engine))
    var draft = walk.draft()
    draft.concerns = ["zhengzhou-2020/content.weather"]
    let refusal = await expectRefusal("office.invalid", in: walk.world) {
      try await walk.write(draft)
    }
    #expect(refusal?.problems.map(\.field) == ["concerns"])
  }

  @Test(arguments: Engine.allCases)
  func `a false alarm is waived by name and reason, on that version only`(
    engine: Engine
  ) async throws {
    let walk = PostWalk(world: try await World(on: engine))
    var draft = walk.draft()
    draft.body = Self.withPhone
    let post = try await walk.write(draft)
    let finding = try await personalData(walk, post)
    await expectRefusal("posts.must-fix", in: walk.world) { try await walk.submit(post) }
    try await waive(walk, post, finding, reason: "这是本局公布的值班电话")
    let waiver = try #require(try await walk.dossier(post).waiver(of: finding))
    #expect(waiver.reason == "这是本局公布的值班电话")
    try await walk.submit(post)
    // Whoever signs sees it.
    let seen = try await walk.dossier(post, as: walk.world.cast.firstReviewer)
    #expect(seen.waiver(of: finding) != nil)
    #expect(seen.standingFindings.contains(finding) == false)
    try await walk.world.perform(RecallPost(post), as: walk.world.cast.editor)
    draft.title = "改过的标题"
    let version = try await walk.dossier(post).post.version
    try await walk.world.perform(
      SavePost(post, version: version, draft: draft), as: walk.world.cast.editor)
    let changed = try await walk.dossier(post)
    #expect(changed.waiver(of: finding) == nil)
    #expect(changed.formerWaiver(of: finding)?.reason == "这是本局公布的值班电话")
    await expectRefusal("posts.must-fix", in: walk.world) { try await walk.submit(post) }
  }

  @Test(arguments: Engine.allCases)
  func `a waiver can be taken back, and what was measured cannot be waived`(
    engine: Engine
  ) async throws {
    let walk = PostWalk(world: try await World(on: engine))
    var draft = walk.draft()
    draft.body = Self.withPhone
    let post = try await walk.write(draft)
    let finding = try await personalData(walk, post)
    let waiver = try await waive(walk, post, finding, reason: "误报")
    await expectRefusal("posts.not-waivable", in: walk.world) {
      try await waive(walk, post, finding, reason: "再一次")
    }
    try await walk.world.perform(
      RestoreFinding(post, waiver: waiver), as: walk.world.cast.editor)
    #expect(try await walk.dossier(post).waiver(of: finding) == nil)
    await expectRefusal("posts.not-waivable", in: walk.world) {
      try await walk.world.perform(
        WaiveFinding(
          post, revision: try await walk.dossier(post).current.id, finding: "formats.x|title|",
          reason: "没有这一项"), as: walk.world.cast.editor)
    }
    let silent = await expectRefusal("office.invalid", in: walk.world) {
      try await waive(walk, post, finding, reason: "")
    }
    #expect(silent?.problems.map(\.field) == ["reason"])
  }

  // MARK: - Made by hand

  /// A private person's telephone number, invented.
  private static let withPhone = "失主王某某请与其本人联系，手机 13812345678。"

  private func personalData(_ walk: PostWalk, _ post: PostID) async throws -> Finding {
    try #require(
      try await walk.dossier(post).findings.first {
        $0.family == "personal-data" && $0.level == .mustFix
      })
  }

  @discardableResult
  private func waive(
    _ walk: PostWalk, _ post: PostID, _ finding: Finding, reason: String
  ) async throws -> FindingWaiverID {
    try await walk.world.perform(
      WaiveFinding(
        post, revision: try await walk.dossier(post).current.id, finding: finding.key,
        reason: reason), as: walk.world.cast.editor)
  }

  private func concern(_ kind: ContentKind, _ walk: PostWalk) async throws -> String {
    let questions = try await walk.world.ask(as: walk.world.cast.auditor) { reading in
      try reading.rules(for: reading.organization(walk.world.cast.city)).contentQuestions()
    }
    return try #require(questions.first { $0.kind == kind }).concern
  }
}
