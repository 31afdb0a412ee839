import Support
import Testing

@testable import Office

@Suite struct FactCheckTests {
  @Test(arguments: Engine.allCases)
  func `a link is answered once, and the answer stays with the version it was about`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let secret = try await Self.ask(post, on: walk, as: world.cast.editor)
    #expect(secret.utf8.count == 32)
    let seen = try await Self.seen(secret, world)
    #expect(seen.title == walk.draft().title && seen.body == walk.draft().body)
    #expect(seen.question == "路名对吗？" && !seen.isOutdated && seen.answeredAt == nil)

    var draft = walk.draft()
    draft.body += "请提前绕行。"
    let changed = draft
    try await world.perform(SavePost(post, version: 1, draft: changed), as: world.cast.editor)
    let outdated = try await Self.seen(secret, world)
    #expect(outdated.isOutdated && outdated.body == walk.draft().body)

    try await world.perform(Self.answer(secret, .differs, words: "应为金岱路。"), as: .citizen)
    let dossier = try await walk.dossier(post)
    let check = try #require(dossier.factChecks.first)
    #expect(check.answer?.verdict == .differs && check.answer?.words == "应为金岱路。")
    #expect(check.number == 1 && check.revision != dossier.current.id)
    #expect(check.digest == dossier.revisions.last?.digest)
    await expectRefusal("posts.fact-check-answered", in: world) {
      try await world.perform(Self.answer(secret, .right), as: .citizen)
    }
    let after = try await Self.seen(secret, world)
    #expect(after.answeredAt == world.now && after.title.isEmpty && after.body.isEmpty)
    let entries = try await world.books.auditEntries()
    #expect(try entries.last?.text("act") == "posts.answer-fact-check")
  }

  @Test(arguments: Engine.allCases)
  func `of two answers at once one counts`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let other = try world.anotherNode()
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    let secret = try await Self.ask(post, on: walk, as: world.cast.firstReviewer)
    async let first = Self.outcome(Self.answer(secret, .right), world)
    async let second = Self.outcome(Self.answer(secret, .notOurs), other)
    let outcomes = try await [first, second].sorted()
    #expect(outcomes == ["done", "posts.fact-check-answered"])
    let checks = try await walk.dossier(post).factChecks
    #expect(checks.count == 1 && checks[0].answer != nil)
  }

  @Test(arguments: Engine.allCases)
  func `links that ran out, were withdrawn or never were are refused alike`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let late = try await Self.ask(post, on: walk, as: world.cast.editor)
    let kept = try await Self.ask(post, on: walk, as: world.cast.editor, hours: "48")
    let taken = try #require(try await walk.dossier(post).factChecks.last)
    await expectRefusal("office.other-unit", in: world) {
      try await world.perform(
        WithdrawFactCheck(post, check: taken.id), as: world.cast.outsider)
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(
        WithdrawFactCheck(post, check: taken.id), as: world.cast.finalReviewer)
    }
    try await world.perform(WithdrawFactCheck(post, check: taken.id), as: world.cast.editor)
    await expectRefusal("posts.fact-check-ended", in: world) {
      try await world.perform(WithdrawFactCheck(post, check: taken.id), as: world.cast.editor)
    }
    world.clock.advance(minutes: 24 * 60)
    let unknown = String(repeating: "0", count: 32)
    for secret in [late, kept, unknown, "", "1", String(repeating: "字", count: 32)] {
      let refusal = await expectRefusal("posts.fact-check-gone", in: world) {
        try await world.perform(Self.answer(secret, .right), as: .citizen)
      }
      #expect(refusal == Refusal(FactCheckRefusal.gone))
      await expectRefusal("posts.fact-check-gone") { try await Self.seen(secret, world) }
    }
    let standings = try await walk.dossier(post).factChecks.map { $0.standing(at: world.now) }
    #expect(standings == [.expired, .withdrawn])
  }

  @Test(arguments: Engine.allCases)
  func `an answer needs a name, and words where something differs`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let secret = try await Self.ask(post, on: walk, as: world.cast.editor)
    let empty = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        AnswerFactCheck(link: secret, verdict: "differs", name: " ", post: ""), as: .citizen)
    }
    #expect(Set(empty?.problems.map(\.field) ?? []) == ["words", "name", "post"])
    let strange = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        AnswerFactCheck(link: secret, verdict: "perhaps", name: "甲", post: "乙"), as: .citizen)
    }
    #expect(strange?.problems.map(\.code) == [.notAChoice])
  }

  @Test(arguments: Engine.allCases)
  func `those who work on an item ask, while it is in the house`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    let current = try await walk.dossier(post).current
    await expectRefusal("office.no-appointment", in: world) {
      try await Self.ask(post, on: walk, as: world.cast.finalReviewer)
    }
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        AskFactCheck(
          post, revision: current.id, recipient: (name: "", body: " ", contact: ""),
          question: "", hours: "1000"), as: world.cast.firstReviewer)
    }
    #expect(
      Set(refusal?.problems.map(\.field) ?? [])
        == ["check-name", "check-body", "check-question", "check-hours"])
    for _ in 0..<10 { try await Self.ask(post, on: walk, as: world.cast.firstReviewer) }
    await expectRefusal("posts.fact-checks-waiting", in: world) {
      try await Self.ask(post, on: walk, as: world.cast.editor)
    }
    // Nothing waits for an answer but who asked: the way on is open.
    while try await walk.sign(post) != .approved {}
    await expectRefusal("posts.not-checkable", in: world) {
      try await Self.ask(post, on: walk, as: world.cast.editor)
    }
  }

  // MARK: - Moves

  @discardableResult
  private static func ask(
    _ post: PostID, on walk: PostWalk, as actor: Actor, hours: String = "24"
  ) async throws -> String {
    let current = try await walk.dossier(post).current
    let outcome = try await walk.world.perform(
      AskFactCheck(
        post, revision: current.id,
        recipient: (name: "陈工", body: "市政管理处", contact: "当面扫码"),
        question: "路名对吗？", hours: hours), as: actor)
    return try outcome.secret(with: World.keys)
  }

  private static func answer(
    _ secret: String, _ verdict: FactCheckAnswer.Verdict, words: String = ""
  ) -> AnswerFactCheck {
    AnswerFactCheck(
      link: secret, verdict: verdict.rawValue, words: words, name: "陈工", post: "市政管理处科长")
  }

  private static func seen(_ secret: String, _ world: World) async throws -> SeenFactCheck {
    try await world.ask(as: .citizen) { try $0.factCheck(link: secret) }
  }

  private static func outcome(_ act: AnswerFactCheck, _ world: World) async throws -> String {
    do {
      try await world.perform(act, as: .citizen)
      return "done"
    } catch let refusal as Refusal {
      return refusal.code
    }
  }
}
