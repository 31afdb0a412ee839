import Support
import Testing

@testable import Office

@Suite struct RemarkTests {
  @Test(arguments: Engine.allCases)
  func `a remark follows its words and says when they are gone`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    try await Self.remark(post, on: walk, quote: "金水路", as: world.cast.editor)
    let first = try await Self.threads(of: post, walk)
    #expect(first.map(\.anchor) == [.words(10..<13)])
    var draft = walk.draft()
    draft.body = "各位市民：" + draft.body
    let moved = draft
    try await world.perform(SavePost(post, version: 1, draft: moved), as: world.cast.editor)
    #expect(try await Self.threads(of: post, walk).map(\.anchor) == [.words(15..<18)])
    draft.body = draft.body.replacing("金水路", with: "金岱路")
    let changed = draft
    try await world.perform(SavePost(post, version: 2, draft: changed), as: world.cast.editor)
    #expect(try await Self.threads(of: post, walk).map(\.anchor) == [.gone])
  }

  @Test func `words are carried through random edits, or said to be gone`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let old = String((0..<30).compactMap { _ in "甲乙丙丁。".randomElement(using: &random) })
      var new = old
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let place = new.index(
          new.startIndex, offsetBy: Int.random(in: 0...new.count, using: &random))
        if Bool.random(using: &random), place < new.endIndex {
          new.remove(at: place)
        } else {
          new.insert("戊", at: place)
        }
      }
      let start = Int.random(in: 0..<28, using: &random)
      let stretch = start..<start + 2
      let changes = TextDifference.between(old, new)
      let quote = Array(old)[stretch]
      if let carried = TextChange.carried(stretch, through: changes) {
        #expect(Array(new)[carried] == quote)
      } else {
        #expect(old != new)
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `a remark is answered and settled once, by those who work on the item`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    let remark = try await Self.remark(post, on: walk, as: world.cast.firstReviewer)
    try await world.perform(AnswerRemark(remark, words: "已核实。"), as: world.cast.editor)
    let thread = try #require(try await Self.threads(of: post, walk).first)
    #expect(thread.remark.author == "王初" && thread.anchor == .field)
    #expect(thread.answers.map(\.words) == ["已核实。"])
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(SettleRemark(remark), as: world.cast.finalReviewer)
    }
    await expectRefusal("office.other-unit", in: world) {
      try await world.perform(AnswerRemark(remark, words: "外人"), as: world.cast.outsider)
    }
    try await world.perform(SettleRemark(remark), as: world.cast.firstReviewer)
    let settled = try await Self.threads(of: post, walk).first
    #expect(settled?.remark.settledBy == "王初" && settled?.remark.settledAt == world.now)
    await expectRefusal("posts.remark-settled", in: world) {
      try await world.perform(SettleRemark(remark), as: world.cast.editor)
    }
    await expectRefusal("posts.remark-settled", in: world) {
      try await world.perform(AnswerRemark(remark, words: "迟了"), as: world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a remark names words that stand there`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let seen = try await walk.dossier(post).current
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        WriteRemark(post, revision: seen.id, field: "body", quote: "没有的话", words: " "),
        as: world.cast.editor)
    }
    #expect(Set(refusal?.problems.map(\.field) ?? []) == ["quote", "words"])
    await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        WriteRemark(post, revision: seen.id, field: "element-event", quote: "", words: "问"),
        as: world.cast.editor)
    }
    try await world.perform(
      SavePost(
        post, version: 1, draft: PostWalk.draft("新标题", account: world.cast.account)),
      as: world.cast.editor)
    await expectRefusal("review.not-current-revision", in: world) {
      try await world.perform(
        WriteRemark(post, revision: seen.id, field: "body", quote: "", words: "问"),
        as: world.cast.editor)
    }
    try await world.perform(DiscardPost(post, version: 2), as: world.cast.editor)
    let last = try await walk.dossier(post).current
    await expectRefusal("posts.not-remarkable", in: world) {
      try await world.perform(
        WriteRemark(post, revision: last.id, field: "body", quote: "", words: "问"),
        as: world.cast.editor)
    }
  }

  @discardableResult
  private static func remark(
    _ post: PostID, on walk: PostWalk, quote: String = "", as actor: Actor
  ) async throws -> RemarkID {
    let current = try await walk.dossier(post).current
    return try await walk.world.perform(
      WriteRemark(post, revision: current.id, field: "body", quote: quote, words: "请核实。"),
      as: actor)
  }

  private static func threads(of post: PostID, _ walk: PostWalk) async throws -> [RemarkThread] {
    let current = try await walk.dossier(post).current
    return try await walk.world.ask(as: walk.world.cast.editor) { try $0.remarks(on: current) }
  }
}
