import Office
import Rulebook
import Support
import Testing

@Suite struct PostActTests {
  @Test(arguments: Engine.allCases)
  func `an item gets a number of its unit and year`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let dossier = try await walk.dossier(post, as: world.cast.editor)
    #expect(dossier.post.number == "YC-2026-0001")
    #expect(dossier.post.state == .draft)
    #expect(dossier.current.isIntact)
    #expect(dossier.lifecycle.map(\.kind) == LifecycleStep.Kind.allCases)
  }

  @Test(arguments: Engine.allCases)
  func `saving the same again makes no new revision`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    let same = try await world.perform(
      SavePost(post, version: 1, draft: walk.draft()), as: world.cast.editor)
    #expect(same == SavePost.Outcome(revision: 1, isNew: false))
    var draft = walk.draft()
    draft.body += "\r\n请提前绕行。\r\n"
    let changed = try await world.perform(
      SavePost(post, version: 1, draft: draft), as: world.cast.secondEditor)
    #expect(changed == SavePost.Outcome(revision: 2, isNew: true))
    let current = try await walk.dossier(post).current
    #expect(current.draft.body.hasSuffix("管制。\n请提前绕行。"))
  }

  @Test(arguments: Engine.allCases)
  func `a stale save names who changed it and leaves no trace`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    var draft = walk.draft()
    draft.title = "另一标题"
    try await world.perform(
      SavePost(post, version: 1, draft: draft), as: world.cast.secondEditor)
    draft.title = "我的标题"
    let stale = draft
    let refusal = await expectRefusal("office.stale-version", in: world) {
      try await world.perform(SavePost(post, version: 1, draft: stale), as: world.cast.editor)
    }
    #expect(refusal?.facts["name"] == "张双")
  }

  @Test(arguments: Engine.allCases)
  func `all problems of a draft are told at once`(engine: Engine) async throws {
    let world = try await World(on: engine)
    var draft = PostWalk.draft(account: world.cast.countyAccount)
    draft.category = PostCategory(rawValue: "nothing")
    draft.title = String(repeating: "长", count: 121)
    draft.summary = "a\u{0}b"
    draft.body = String(repeating: "文", count: 20_001)
    let bad = draft
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        WritePost(organization: world.cast.city, draft: bad), as: world.cast.editor)
    }
    #expect(refusal?.problems.map(\.field) == ["title", "summary", "body", "category", "accounts"])
  }

  @Test(arguments: Engine.allCases)
  func `nobody writes or reads for another unit`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    await expectRefusal("office.other-unit", in: world) {
      try await world.perform(
        SavePost(post, version: 1, draft: walk.draft()), as: world.cast.outsider)
    }
    await expectRefusal("office.other-unit") {
      try await walk.dossier(post, as: world.cast.outsider)
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(
        WritePost(organization: world.cast.city, draft: walk.draft()), as: world.cast.leader)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a discarded item is changed no more`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    try await world.perform(DiscardPost(post, version: 1), as: world.cast.editor)
    await expectRefusal("posts.not-editable", in: world) {
      try await world.perform(
        SavePost(post, version: 2, draft: walk.draft()), as: world.cast.editor)
    }
    await expectRefusal("posts.not-discardable", in: world) {
      try await world.perform(DiscardPost(post, version: 2), as: world.cast.editor)
    }
  }

  @Test(.cites("yaoan", article: "5.1"), arguments: Engine.allCases)
  func `an emergency notice without its elements is not submitted`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let editor = try world.cast.holder(of: .editor, at: world.cast.county)
    var draft = PostWalk.draft(
      account: world.cast.countyAccount, category: PostWalk.notice, kind: .emergency,
      elements: ["event": "山体滑坡", "place": "姚川县北山", "type": "自然灾害", "brief": "道路中断"])
    let incomplete = draft
    let post = try await world.perform(
      WritePost(organization: world.cast.county, draft: incomplete), as: editor)
    let first = try await walk.dossier(post)
    #expect(first.findings.filter { $0.level == .mustFix }.map(\.rule) == ["emergency.measures"])
    let refusal = await expectRefusal("posts.must-fix", in: world) {
      try await world.perform(SubmitPost(post, revision: first.current.id), as: editor)
    }
    #expect(refusal?.citations.map(\.article) == ["5.1"])
    draft.elements["measures"] = "已封路，组织绕行"
    let whole = draft
    try await world.perform(SavePost(post, version: 1, draft: whole), as: editor)
    let second = try await walk.dossier(post)
    #expect(!second.findings.contains { $0.level == .mustFix })
    try await world.perform(SubmitPost(post, revision: second.current.id), as: editor)
    #expect(try await walk.open(post).kind == .legalityReview)
  }

  @Test(arguments: Engine.allCases)
  func `a list is read page by page and shows only what the asker may see`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    var posts: [PostID] = []
    for _ in 0..<5 { posts.append(try await walk.write()) }
    let first = try await world.ask(as: world.cast.editor) { try $0.posts(limit: 2) }
    #expect(first.lines.map(\.post.id) == [posts[4], posts[3]])
    let next = first.next
    let rest = try await world.ask(as: world.cast.editor) {
      try $0.posts(before: next, limit: 3)
    }
    #expect(rest.lines.map(\.post.id) == [posts[2], posts[1], posts[0]])
    #expect(rest.next == nil)
    let outside = try await world.ask(as: world.cast.outsider) { try $0.posts() }
    #expect(outside.lines.isEmpty)
    let above = try await world.ask(as: world.cast.provinceBureauManager) {
      try $0.posts(in: .draft)
    }
    #expect(above.lines.count == 5)
    let none = try await world.ask(as: world.cast.newcomer) { try $0.posts() }
    #expect(none.lines.isEmpty)
  }
}
