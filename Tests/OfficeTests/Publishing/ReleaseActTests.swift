import Office
import Rulebook
import Support
import Testing
import WorkCalendar

/// Releases beyond the portal: planned, by hand, held back, settled by a person, as often as allowed.
@Suite struct ReleaseActTests {
  private func release(
    _ walk: PostWalk, _ post: PostID, on account: AccountID
  ) async throws -> Release {
    try #require(
      try await walk.dossier(post).currentReleases.first { $0.account == account })
  }

  /// What the calendar calls the items of an account today.
  private func calendar(
    _ world: World, _ account: AccountID
  ) async throws -> [CalendarEntry.State] {
    let today = world.now.date
    return try await world.ask(as: world.cast.publisher) {
      try $0.calendarEntries(of: [account], today...today).map(\.state)
    }
  }

  /// An item for an account besides the portal, that all have signed and somebody took in hand.
  private func inHand(
    _ world: World, on account: AccountID
  ) async throws -> (PostWalk, PostID, Release) {
    let walk = PostWalk(world: world)
    let post = try await walk.approved(PostWalk.draft(account: account))
    let awaiting = try await release(walk, post, on: account)
    try await world.perform(
      ConfirmRelease(awaiting.id, confirmation: "公安"), as: world.cast.publisher)
    return (walk, post, try await release(walk, post, on: account))
  }

  @Test(.cites("hunan-2017", article: "33"), arguments: Engine.allCases)
  func `where no connector leads, a person publishes and writes down where it stands`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let weibo = try await world.openAccount(on: .weibo, "云川公安")
    let (walk, post, taken) = try await inHand(world, on: weibo)
    #expect(taken.state == .byHand && taken.confirmedAt == world.now)
    #expect(try await walk.courier().deliverDue() == 0)
    let tasks = try await world.ask(as: world.cast.publisher) { try $0.waitingTasks().tasks }
    #expect(tasks.contains { $0.kind == .release })
    #expect(try await calendar(world, weibo) == [.byHand])
    world.clock.advance(minutes: 10)
    let at = world.now
    world.clock.advance(minutes: 5)
    try await world.perform(
      RecordOutcome(
        taken.id, .published(link: "https://weibo.com/1000000001/Example", at: at)),
      as: world.cast.publisher)
    let dossier = try await walk.dossier(post)
    let settled = try #require(dossier.currentReleases.first)
    #expect(settled.state == .published && settled.publishedAt == at)
    #expect(settled.settledAt == world.now && settled.settledBy != nil)
    #expect(dossier.post.state == .published && dossier.post.archivedAt != nil)
    // The portal shows what stands on the portal.
    #expect(try await world.ask(as: .citizen) { try $0.publicPosts() }.posts.isEmpty)
    await expectRefusal("publishing.already-settled", in: world) {
      try await world.perform(
        RecordOutcome(taken.id, .notPublished(reason: "重复")), as: world.cast.publisher)
    }
  }

  @Test(arguments: Engine.allCases)
  func `what is written down has to be possible`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let weibo = try await world.openAccount(on: .weibo, "云川公安")
    let (_, _, taken) = try await inHand(world, on: weibo)
    let (now, link) = (world.now, "https://weibo.com/1/Example")
    let late = now.advanced(byMilliseconds: 120_000)
    let early = now.advanced(byMilliseconds: -3_600_000)
    let wrong: [(SeenOutcome, [FieldProblem.Code])] = [
      (.published(link: "", at: now), [.required]),
      (.published(link: "微博上", at: now), [.notALink]),
      (.published(link: link, at: late), [.notYet]),
      (.published(link: link, at: early), [.beforeConfirmed]),
      (.notPublished(reason: " "), [.required]),
    ]
    for (outcome, codes) in wrong {
      let refusal = await expectRefusal("office.invalid", in: world) {
        try await world.perform(RecordOutcome(taken.id, outcome), as: world.cast.publisher)
      }
      #expect(refusal?.problems.map(\.code) == codes)
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(
        RecordOutcome(taken.id, .published(link: link, at: now)), as: world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `what could not be published says why, and is taken in hand again`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let weibo = try await world.openAccount(on: .weibo, "云川公安")
    let (walk, post, taken) = try await inHand(world, on: weibo)
    try await world.perform(
      RecordOutcome(taken.id, .notPublished(reason: "平台维护")), as: world.cast.publisher)
    #expect(try await walk.dossier(post).post.state == .failed)
    #expect(try await release(walk, post, on: weibo).failure == "平台维护")
    #expect(try await calendar(world, weibo) == [.failed])
    try await world.perform(
      RetryRelease(taken.id, confirmation: "公安"), as: world.cast.publisher)
    #expect(try await release(walk, post, on: weibo).state == .byHand)
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `what is signed for later goes out then, and not before`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let platform = ScriptedConnector([])
    let courier = walk.courier(platform)
    var draft = walk.draft()
    let planned = world.now.advanced(byMilliseconds: 90 * 60_000)
    draft.plannedAt = planned
    let post = try await walk.approved(draft)
    try await walk.confirm(post)
    let waiting = try await walk.release(post)
    #expect(waiting.state == .planned && waiting.dueAt == planned.wholeMinute)
    world.clock.advance(minutes: 80)
    #expect(try await courier.deliverDue() == 0)
    world.clock.advance(minutes: 11)
    #expect(try await courier.deliverDue() == 1)
    #expect(try await walk.release(post).state == .published)
    #expect(platform.published == 1)
  }

  @Test(.cites("hunan-2017", article: "33"), arguments: Engine.allCases)
  func `an account closed meanwhile stops what was planned`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let platform = ScriptedConnector([])
    var draft = walk.draft()
    draft.plannedAt = world.now.advanced(byMilliseconds: 30 * 60_000)
    let post = try await walk.approved(draft)
    try await walk.confirm(post)
    _ = try await world.perform(
      SuspendAccount(world.cast.account, reason: "账号被盗"), as: world.cast.accountManager)
    world.clock.advance(minutes: 31)
    #expect(try await walk.courier(platform).deliverDue() == 1)
    let stopped = try await walk.release(post)
    #expect(stopped.state == .failed && stopped.failure == "publishing.account-suspended")
    #expect(platform.published == 0)
    #expect(try await walk.courier(platform).deliverDue() == 0)
  }

  @Test(arguments: Engine.allCases)
  func `what is held back is not sent, and only once when it is planned anew`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let platform = ScriptedConnector([])
    var draft = walk.draft()
    draft.plannedAt = world.now.advanced(byMilliseconds: 30 * 60_000)
    let post = try await walk.approved(draft)
    try await walk.confirm(post)
    let planned = try await walk.release(post)
    try await world.perform(HoldBackRelease(planned.id), as: world.cast.publisher)
    #expect(try await walk.dossier(post).post.state == .approved)
    await expectRefusal("publishing.not-held-back", in: world) {
      try await world.perform(HoldBackRelease(planned.id), as: world.cast.publisher)
    }
    try await walk.confirm(post)
    world.clock.advance(minutes: 31)
    #expect(try await walk.courier(platform).deliverDue() == 1)
    #expect(platform.published == 1)
    #expect(try await walk.courier(platform).deliverDue() == 0)
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `an answer that stays away is settled by a person, never by sending again`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let platform = ScriptedConnector([.publishAndLoseAnswer])
    let post = try await walk.approved()
    try await walk.confirm(post)
    #expect(try await walk.courier(platform).deliverDue() == 1)
    let unknown = try await walk.release(post)
    #expect(unknown.state == .unknown)
    let link = "https://www.example.gov.cn/p/1"
    let now = world.now
    // While a node asks the platform, nobody settles what it is about to learn.
    world.clock.advance(minutes: 2)
    #expect(try await world.office.claimForTest() == 1)
    await expectRefusal("publishing.being-asked", in: world) {
      try await world.perform(
        RecordOutcome(unknown.id, .published(link: link, at: now)), as: world.cast.publisher)
    }
    world.clock.advance(minutes: 3)
    try await world.perform(
      RecordOutcome(unknown.id, .published(link: link, at: now)), as: world.cast.publisher)
    #expect(try await walk.release(post).state == .published)
    #expect(try await walk.courier(platform).deliverDue() == 0)
    #expect(platform.published == 1)
  }

  @Test(.cites("hunan-2017", article: "33"), arguments: Engine.allCases)
  func `where names end alike, the platform is chosen as well`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let (weibo, douyin) = (
      try await world.openAccount(on: .weibo, "云川公安"),
      try await world.openAccount(on: .douyin, "云川公安")
    )
    let walk = PostWalk(world: world)
    var draft = PostWalk.draft(account: weibo)
    draft.accounts = [weibo, douyin].sorted()
    let post = try await walk.approved(draft)
    let awaiting = try await release(walk, post, on: weibo)
    for platform in [nil, Platform.douyin] {
      await expectRefusal("publishing.wrong-platform", in: world) {
        try await world.perform(
          ConfirmRelease(awaiting.id, confirmation: "公安", platform: platform),
          as: world.cast.publisher)
      }
    }
    try await world.perform(
      ConfirmRelease(awaiting.id, confirmation: "公安", platform: .weibo),
      as: world.cast.publisher)
    #expect(try await release(walk, post, on: weibo).state == .byHand)
    #expect(try await release(walk, post, on: douyin).state == .awaiting)
  }

  @Test(.cites("yaoan", article: "5.6"), arguments: Engine.allCases)
  func `a subscription account sends to all once a day`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let body = try await world.found(
      "YXSD", "试点乡", below: world.cast.county, .township, sector: .generalGovernment,
      rulebooks: ["yaoan"])
    let manager = try await world.join("yxgl", at: body, .accountManager)
    let subscription = try await world.perform(
      ApplyForAccount(
        organization: body, platform: .weChatSubscription, name: "试点乡发布", isExisting: true,
        day: CivilDate("2026-09-01")),
      as: manager
    ).account
    let left = try await world.ask(as: manager) { reading in
      try reading.slotsLeft(
        on: reading.account(subscription), under: reading.rules(for: reading.organization(body)),
        on: reading.today)
    }
    #expect(left?.left == 1)
    #expect(left?.rule.citations.map(\.article).contains("5.6") == true)
  }

  // MARK: - The text on single accounts

  @Test(arguments: Engine.allCases)
  func `the text of an account is signed with the rest, and goes out there`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let weibo = try await world.openAccount(on: .weibo, "云川公安")
    let walk = PostWalk(world: world)
    var draft = PostWalk.draft(account: weibo)
    let plain = draft
    draft.forms = [AccountForm(account: weibo, body: "今晚起金水路夜间管制。")]
    #expect(try draft.contentDigest() != plain.contentDigest())
    let post = try await walk.write(draft)
    let dossier = try await walk.dossier(post)
    #expect(dossier.current.draft.forms == draft.forms && dossier.current.isIntact)
    #expect(dossier.current.draft.words(on: weibo).body == "今晚起金水路夜间管制。")
    #expect(dossier.current.draft.words(on: weibo).title == plain.title)
    // A text for an account that was not chosen, or that says nothing, is none.
    draft.forms = [
      AccountForm(account: world.cast.account, title: "甲"), AccountForm(account: weibo),
    ]
    try await world.perform(
      SavePost(post, version: dossier.post.version, draft: draft), as: world.cast.editor)
    #expect(try await walk.dossier(post).current.draft.forms == nil)
  }

  @Test func `a text of its own is looked through, and the item's is not too long there`() throws {
    let screener = try Bundled.screener.get()
    let rules = try Bundled.shelf.get().governing(["yaoan"], on: World.start.date)
    let weibo = AccountID(7)
    var draft = PostWalk.draft(account: weibo)
    draft.body = String(repeating: "管制路段请绕行。", count: 30)
    let accounts = [weibo: Platform.weibo.rawValue]
    let common = PostFindings.of(
      draft, to: PostTargets(draft, platforms: accounts), under: rules, by: screener)
    #expect(common.contains { $0.family == "format" && $0.field == "body" })
    draft.forms = [AccountForm(account: weibo, body: "联系人电话13912345678")]
    let own = PostFindings.of(
      draft, to: PostTargets(draft, platforms: accounts), under: rules, by: screener)
    #expect(!own.contains { $0.family == "format" && $0.field == "body" })
    #expect(own.contains { $0.field == PostFields.field(ofBodyOn: weibo) })
  }
}
