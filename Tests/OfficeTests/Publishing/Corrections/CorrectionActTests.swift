import Office
import Rulebook
import Support
import Testing

@Suite struct CorrectionActTests {
  @Test(
    .cites("zhengzhou-2020", article: "18"), .cites("hunan-2017", article: "15"),
    arguments: Engine.allCases)
  func `a wrong item is put right by a new wording that goes the whole way`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = CorrectionWalk(world: world)
    let post = try await walk.published()
    let sealed = try await walk.posts.dossier(post).post.archiveDigest
    let first = try #require(try await walk.shown(post).first)
    try await walk.open(post, .correct)
    #expect(try await walk.posts.dossier(post).post.state == .returned)
    #expect(try await walk.shown(post).map(\.draft) == [walk.posts.draft()], "it stays")
    #expect(try await walk.tasks(world.cast.publisher).first == .correction)
    try await walk.rewrite(post)
    try await walk.posts.submit(post)
    #expect(try await walk.shown(post).map(\.draft) == [walk.posts.draft()], "unsigned")
    while try await walk.posts.sign(post) != .approved {}
    try await walk.posts.confirm(post)
    _ = try await walk.posts.courier().deliverDue()

    let shown = try #require(try await walk.shown(post).first)
    #expect(shown.draft == walk.rewritten())
    #expect(shown.corrections.map(\.explanation) == [walk.draft(.correct).explanation])
    #expect(shown.firstPublishedAt == first.publishedAt && shown.publishedAt > first.publishedAt)
    let dossier = try await walk.posts.dossier(post)
    #expect(dossier.releases.map(\.state) == [.corrected, .published])
    #expect(dossier.releases.first?.endedAt == world.now)
    #expect(dossier.post.state == .published && dossier.post.archiveDigest != sealed)
    let file = try await walk.file(post)
    #expect(file.corrections.first?.outcome == .done && file.open == nil)
    #expect(file.corrections.first?.draft.foundBy == "", "nothing about a citizen is kept")
    #expect(file.ended.map(\.state) == [.corrected])
    #expect(try await walk.tasks(world.cast.publisher).isEmpty)
  }

  @Test(
    .cites("zhengzhou-2020", article: "18"), .cites("hunan-2017", article: "33"),
    arguments: Engine.allCases)
  func `a withdrawn item leaves the portal at once and keeps its title`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = CorrectionWalk(world: world)
    let post = try await walk.published()
    let sealed = try await walk.posts.dossier(post).post.archiveDigest
    let release = try await walk.posts.release(post).id
    await expectRefusal("corrections.not-open", in: world) {
      try await world.perform(
        TakeDownPost(release, confirmation: "公安"), as: world.cast.publisher)
    }
    try await walk.open(post, .withdraw)
    #expect(try await walk.shown(post).count == 1)
    await expectRefusal("publishing.wrong-account-name", in: world) {
      try await world.perform(
        TakeDownPost(release, confirmation: "警务"), as: world.cast.publisher)
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(TakeDownPost(release, confirmation: "公安"), as: world.cast.editor)
    }
    _ = try await world.perform(TakeDownPost(release, confirmation: " 公安"), as: world.cast.leader)
    await expectRefusal("office.not-found") { try await walk.shown(post) }
    let stone = try await walk.tombstone(post)
    #expect(stone.state == .withdrawn && stone.title == walk.posts.draft().title)
    #expect(stone.explanation == walk.draft(.withdraw).explanation && stone.endedAt == world.now)
    let list = try await world.ask(as: .citizen) { try $0.publicPosts() }
    #expect(list.posts.isEmpty)
    let dossier = try await walk.posts.dossier(post)
    #expect(dossier.post.state == .published && dossier.post.archiveDigest != sealed)
    #expect(try await walk.file(post).corrections.map(\.outcome) == [.done])
    #expect(dossier.trail.map(\.act).suffix(2) == ["corrections.open", "corrections.take-down"])
  }

  @Test(.cites("zhengzhou-2020", article: "18"), arguments: Engine.allCases)
  func `of a removed item the public learns the day and nothing else`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = CorrectionWalk(world: world)
    let post = try await walk.published()
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        OpenCorrection(post, draft: walk.draft(.delete)), as: world.cast.editor)
    }
    #expect(refusal?.problems.map(\.field) == ["basis"])
    try await walk.open(post, .delete)
    let release = try await walk.posts.release(post).id
    _ = try await world.perform(
      TakeDownPost(release, confirmation: "公安"), as: world.cast.publisher)
    let stone = try await walk.tombstone(post)
    #expect(stone.state == .deleted && stone.title == nil && stone.explanation.isEmpty)
    let all = try await world.ask(as: .citizen) { try $0.tombstones() }
    #expect(all == [stone])
  }

  @Test(.cites("zhengzhou-2020", article: "18"), arguments: Engine.allCases)
  func `what stands on another platform is taken off by a person who writes it down`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = CorrectionWalk(world: world)
    let post = try await walk.published()
    let release = try await walk.posts.release(post)
    try await world.moveElsewhere(release)
    try await walk.open(post, .withdraw)
    let publisher = world.cast.publisher
    #expect(try await walk.file(post, as: publisher).rights.remove.map(\.id) == [release.id])
    await expectRefusal("corrections.not-on-portal", in: world) {
      try await world.perform(TakeDownPost(release.id, confirmation: "公安"), as: publisher)
    }
    let early = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        SettleRemoval(
          release.id, at: world.now.advanced(byMilliseconds: -86_400_000), evidence: "回执1"),
        as: publisher)
    }
    #expect(early?.problems.map(\.field) == ["removed-at"])
    #expect(try await walk.tasks(publisher).contains(.correction))
    let moment = world.now.wholeMinute
    _ = try await world.perform(
      SettleRemoval(release.id, at: moment, evidence: "平台回执1号"), as: publisher)
    let file = try await walk.file(post)
    #expect(file.open == nil && file.live.isEmpty)
    #expect(file.ended.map(\.evidence) == ["平台回执1号"] && file.ended.first?.endedAt == moment)
    #expect(try await walk.tasks(publisher).isEmpty)
  }

  @Test(arguments: Engine.allCases)
  func `what turns out to be right stands again as it was published`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = CorrectionWalk(world: world)
    let post = try await walk.published()
    try await walk.open(post, .correct)
    try await walk.rewrite(post)
    let version = try await walk.posts.dossier(post).post.version
    await expectRefusal("corrections.still-public", in: world) {
      try await world.perform(DiscardPost(post, version: version), as: world.cast.editor)
    }
    _ = try await world.perform(DropCorrection(post, reason: "日期没有错"), as: world.cast.editor)
    let dossier = try await walk.posts.dossier(post)
    #expect(dossier.post.state == .published && dossier.post.approvedAt != nil)
    #expect(dossier.current.draft == walk.posts.draft() && dossier.current.number == 3)
    #expect(try await walk.file(post).corrections.map(\.outcome) == [.dropped])
    await expectRefusal("corrections.not-open", in: world) {
      try await world.perform(DropCorrection(post, reason: "再取消"), as: world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `only what is graver replaces what is open`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = CorrectionWalk(world: world)
    let draft = try await walk.posts.write()
    await expectRefusal("corrections.not-published", in: world) {
      try await walk.open(draft, .withdraw)
    }
    let post = try await walk.published()
    try await walk.open(post, .correct)
    await expectRefusal("corrections.already-open", in: world) {
      try await walk.open(post, .correct)
    }
    try await walk.open(post, .withdraw, as: world.cast.publisher)
    await expectRefusal("corrections.not-droppable", in: world) {
      try await world.perform(DropCorrection(post, reason: "不撤了"), as: world.cast.editor)
    }
    #expect(try await walk.file(post).corrections.map(\.outcome) == [nil, .replaced])
  }

  @Test(arguments: Engine.allCases)
  func `the same words are found elsewhere, and the list tells how long it took`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = CorrectionWalk(world: world)
    let other = try await walk.posts.published()
    let post = try await walk.published()
    let dossier = try await walk.posts.dossier(post)
    let same = try await world.ask(as: world.cast.editor) { try $0.sameContent(as: dossier) }
    #expect(same.map(\.post) == [other] && same.first?.account == "云川公安")
    try await walk.open(post, .withdraw)
    let release = try await walk.posts.release(post).id
    world.clock.advance(minutes: 5)
    _ = try await world.perform(
      TakeDownPost(release, confirmation: "公安"), as: world.cast.publisher)
    let auditor = world.cast.auditor
    let list = try await world.ask(as: auditor) { try $0.correctionList() }
    #expect(list.map(\.correction.post) == [post])
    #expect(list.first?.correction.taken(at: world.now) == Int64(15 * 60_000))
    let start = world.now.advanced(byMilliseconds: -86_400_000)
    let counts = try await world.ask(as: auditor) { try $0.correctionCounts(since: start) }
    #expect(counts.map(\.all) == [0, 1, 0])
    #expect(counts.first { $0.kind == .withdraw }?.average == Int64(15 * 60_000))
    let outside = try await world.ask(as: world.cast.outsider) { try $0.correctionList() }
    #expect(outside.isEmpty)
  }

  /// An item that all have signed, for the portal and for an account without a connector.
  private func onTwoAccounts(
    _ walk: CorrectionWalk
  ) async throws -> (post: PostID, portal: Release, elsewhere: Release) {
    let weibo = try await walk.world.openAccount(on: .weibo, "云川公安微博")
    var draft = walk.posts.draft()
    draft.accounts.append(weibo)
    let post = try await walk.posts.approved(draft)
    let releases = try await walk.posts.dossier(post).currentReleases
    return (
      post, try #require(releases.first { $0.account == walk.world.cast.account }),
      try #require(releases.first { $0.account == weibo })
    )
  }

  @Test(.cites("zhengzhou-2020", article: "18"), arguments: Engine.allCases)
  func `what has not gone out is stopped as soon as a mistake is recorded`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = CorrectionWalk(world: world)
    let (post, portal, waiting) = try await onTwoAccounts(walk)
    try await world.perform(
      ConfirmRelease(portal.id, confirmation: "公安"), as: world.cast.publisher)
    _ = try await walk.posts.courier().deliverDue()
    world.clock.advance(minutes: 30)
    try await walk.open(post, .withdraw)
    await expectRefusal("publishing.not-approved", in: world) {
      try await world.perform(
        ConfirmRelease(waiting.id, confirmation: "微博"), as: world.cast.publisher)
    }
    let states = try await walk.posts.dossier(post).currentReleases.map(\.state)
    #expect(Set(states) == [.published, .void])
  }

  @Test(.cites("zhengzhou-2020", article: "18"), arguments: Engine.allCases)
  func `what somebody has in hand is written down or held back before a mistake is done with`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = CorrectionWalk(world: world)
    let (post, portal, taken) = try await onTwoAccounts(walk)
    for (release, name) in [(portal, "公安"), (taken, "微博")] {
      try await world.perform(
        ConfirmRelease(release.id, confirmation: name), as: world.cast.publisher)
    }
    _ = try await walk.posts.courier().deliverDue()
    world.clock.advance(minutes: 30)
    await expectRefusal("corrections.under-way", in: world) { try await walk.open(post, .correct) }
    try await walk.open(post, .withdraw)
    _ = try await world.perform(
      TakeDownPost(portal.id, confirmation: "公安"), as: world.cast.publisher)
    #expect(try await walk.file(post).open != nil, "somebody may have posted it")
    try await world.perform(HoldBackRelease(taken.id), as: world.cast.publisher)
    #expect(try await walk.file(post).open == nil)
    let states = try await walk.posts.dossier(post).currentReleases.map(\.state)
    #expect(Set(states) == [.withdrawn, .void])
  }
}
