import Channels
import Office
import Rulebook
import Support
import Synchronization
import Testing

@Suite struct PublishingActTests {
  @Test(.cites("hunan-2017", article: "33"), arguments: Engine.allCases)
  func `the publisher types the account's last characters`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.approved()
    let refusal = await expectRefusal("publishing.wrong-account-name", in: world) {
      try await walk.confirm(post, typing: "警务")
    }
    #expect(refusal?.citations.map(\.article) == ["33"])
    let release = try await walk.release(post)
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(
        ConfirmRelease(release.id, confirmation: "公安"), as: world.cast.editor)
    }
    try await walk.confirm(post, typing: " 公安 ")
    #expect(try await walk.dossier(post).post.state == .publishing)
    await expectRefusal("publishing.not-in-state", in: world) {
      try await walk.confirm(post)
    }
  }

  @Test(.cites("yaoan", article: "5.5"), arguments: Engine.allCases)
  func `a published item stands on the portal and its record is sealed`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.published()
    let dossier = try await walk.dossier(post)
    #expect(dossier.post.state == .published)
    #expect(dossier.post.archiveDigest?.count == 32)
    #expect(dossier.currentReleases.first?.link == "/p/posts/\(post)")
    let required = dossier.lifecycle.filter { $0.state != .notRequired }
    #expect(required.allSatisfy { $0.state == .done })
    let shown = try await world.ask(as: .citizen) { try $0.publicPost(post) }
    #expect(shown.map(\.draft) == [walk.draft()])
    #expect(shown.first?.source == "云川市公安局")
    #expect(dossier.trail.map(\.act).suffix(2) == ["publishing.confirm", "publishing.settle"])
  }

  @Test(arguments: Engine.allCases)
  func `what is not published is not found by citizens`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.approved()
    try await walk.confirm(post)
    await expectRefusal("office.not-found") {
      try await world.ask(as: .citizen) { try $0.publicPost(post) }
    }
    let page = try await world.ask(as: .citizen) { try $0.publicPosts() }
    #expect(page.posts.isEmpty)
  }

  @Test(arguments: Engine.allCases)
  func `public items come newest first, page by page`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    var posts: [PostID] = []
    for _ in 0..<3 {
      posts.append(try await walk.published())
      world.clock.advance(minutes: 1)
    }
    let first = try await world.ask(as: .citizen) { try $0.publicPosts(limit: 2) }
    #expect(first.posts.map(\.post) == [posts[2], posts[1]])
    let cursor = try #require(first.next.flatMap { PublicCursor($0.description) })
    let account = world.cast.account
    let second = try await world.ask(as: .citizen) {
      try $0.publicPosts(of: account, before: cursor, limit: 2)
    }
    #expect(second.posts.map(\.post) == [posts[0]])
    #expect(second.next == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a refused item is sent again by the publisher`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let platform = ScriptedConnector([.refuse])
    let courier = walk.courier(platform)
    let post = try await walk.approved()
    try await walk.confirm(post)
    #expect(try await courier.deliverDue() == 1)
    let failed = try await walk.dossier(post)
    #expect(failed.post.state == .failed)
    #expect(failed.currentReleases.first?.failure == "busy")
    #expect(failed.post.archivedAt == nil)
    let release = try await walk.release(post)
    try await world.perform(
      RetryRelease(release.id, confirmation: "公安"), as: world.cast.publisher)
    #expect(try await courier.deliverDue() == 1)
    #expect(try await walk.dossier(post).post.state == .published)
    #expect(platform.published == 1)
  }

  @Test(arguments: Engine.allCases)
  func `a lost answer is settled by asking, never by sending again`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let platform = ScriptedConnector([.publishAndLoseAnswer])
    let courier = walk.courier(platform)
    let post = try await walk.approved()
    try await walk.confirm(post)
    #expect(try await courier.deliverDue() == 1)
    #expect(try await walk.release(post).state == .unknown)
    #expect(try await courier.deliverDue() == 0)
    world.clock.advance(minutes: 2)
    #expect(try await courier.deliverDue() == 1)
    #expect(try await walk.release(post).state == .published)
    #expect(platform.published == 1)
  }

  @Test(arguments: Engine.allCases)
  func `a courier that died in between is followed by one that asks first`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let platform = ScriptedConnector([.publishAndDie])
    let post = try await walk.approved()
    try await walk.confirm(post)
    await #expect(throws: CancellationError.self) {
      try await DyingCourier(platform, walk).deliver()
    }
    #expect(try await walk.release(post).state == .sending)
    let node = try world.anotherNode()
    let other = PostWalk(world: node).courier(platform)
    #expect(try await other.deliverDue() == 0)
    world.clock.advance(minutes: 3)
    #expect(try await other.deliverDue() == 1)
    #expect(try await walk.release(post).state == .published)
    #expect(platform.published == 1)
  }

  @Test(arguments: Engine.allCases)
  func `an unreachable platform is tried again later`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let platform = ScriptedConnector([.unreachable])
    let courier = walk.courier(platform)
    let post = try await walk.approved()
    try await walk.confirm(post)
    #expect(try await courier.deliverDue() == 1)
    #expect(try await courier.deliverDue() == 0)
    world.clock.advance(minutes: 5)
    #expect(try await courier.deliverDue() == 1)
    #expect(try await walk.release(post).state == .published)
  }

  @Test(arguments: Engine.allCases)
  func `two couriers never hold the same delivery`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    for _ in 0..<4 { try await walk.confirm(try await walk.approved()) }
    let platform = ScriptedConnector([])
    let other = PostWalk(world: try world.anotherNode())
    async let left = walk.courier(platform).deliverDue()
    async let right = other.courier(platform).deliverDue()
    let sum = try await left + right
    #expect(sum == 4)
    #expect(platform.published == 4)
  }

  @Test(arguments: Engine.allCases)
  func `only the courier settles, and only once`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.published()
    let release = try await walk.release(post)
    await expectRefusal("publishing.already-settled", in: world) {
      try await world.perform(
        SettleRelease(release.id, outcome: .failed(reason: "late")), as: .system(.courier))
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(
        SettleRelease(release.id, outcome: .unknown), as: world.cast.publisher)
    }
  }
}

/// A courier whose process ends after the platform took the parcel and before the books know.
private struct DyingCourier {
  let platform: ScriptedConnector
  let walk: PostWalk

  init(_ platform: ScriptedConnector, _ walk: PostWalk) {
    self.platform = platform
    self.walk = walk
  }

  /// The claim is in the books and the platform has the parcel; nothing else has happened.
  func deliver() async throws {
    let claimed = try await walk.world.office.claimForTest()
    #expect(claimed == 1)
    try await platform.takeAll(from: walk)
    throw CancellationError()
  }
}
