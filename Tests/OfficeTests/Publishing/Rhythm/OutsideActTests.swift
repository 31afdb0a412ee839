import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct OutsideActTests {
  private static let hour: Int64 = 3_600_000
  private static let link = "https://mp.weixin.example/s/1"

  private func record(
    _ world: World, at: Instant? = nil, title: String = "雨天行车提示", link: String = link,
    category: String = "openness", as actor: Actor? = nil
  ) async throws -> OutsidePublicationID {
    try await world.perform(
      RecordOutside(
        world.cast.account,
        publishedAt: at ?? world.now.advanced(byMilliseconds: -Self.hour), title: title,
        link: link, category: PostCategory(rawValue: category)),
      as: actor ?? world.cast.publisher)
  }

  /// The city's account, as if it were one on a platform with a quota.
  private func subscription(_ world: World) async throws -> Account {
    let account = try await world.ask(as: world.cast.publisher) {
      try $0.account(world.cast.account)
    }
    return Account(
      id: account.id, organization: account.organization, platform: .weChatSubscription,
      name: account.name, slug: account.slug, description: account.description,
      state: account.state, openedAt: account.openedAt, closedAt: account.closedAt,
      platformID: account.platformID, link: account.link, card: account.card,
      hasInteraction: account.hasInteraction, filingNumber: account.filingNumber,
      version: account.version)
  }

  private func left(_ world: World, in days: Int = 0) async throws -> Int? {
    let account = try await subscription(world)
    let day = world.now.date.adding(days: days)
    return try await world.ask(as: world.cast.publisher) { reading in
      let rules = reading.shelf.governing(["yaoan"], on: reading.today)
      return try reading.slotsLeft(on: account, under: rules, on: day)?.left
    }
  }

  @Test(.cites("yaoan", article: "5.6"), arguments: Engine.allCases)
  func `what went out outside uses a slot until it is struck out`(engine: Engine) async throws {
    let world = try await World(on: engine)
    #expect(try await left(world) == 1)
    let id = try await record(world)
    #expect(try await left(world) == 0)
    #expect(try await left(world, in: 1) == 1)
    #expect(try await left(world, in: -1) == 1)
    try await world.perform(
      StrikeOutside(id, on: world.cast.account, reason: "登记错了账号"),
      as: world.cast.accountManager)
    #expect(try await left(world) == 1)
    await expectRefusal("rhythm.struck-before", in: world) {
      try await world.perform(
        StrikeOutside(id, on: world.cast.account, reason: "再划一次"), as: world.cast.publisher)
    }
    // Struck out, it stays to be read, and its address may be written down again.
    _ = try await record(world)
    let days = world.now.date...world.now.date
    let found = try await world.ask(as: world.cast.publisher) {
      try $0.outsidePublications(on: world.cast.account, days)
    }
    #expect(found.map { $0.struck?.reason } == [nil, "登记错了账号"])
  }

  @Test(.cites("yaoan", article: "5.6"), arguments: Engine.allCases)
  func `a release takes its slot when it is confirmed, and keeps it when it is out`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.approved()
    #expect(try await left(world) == 1)
    try await walk.confirm(post)
    #expect(try await left(world) == 0)
    _ = try await walk.courier().deliverDue()
    #expect(try await left(world) == 0)
    #expect(try await left(world, in: 1) == 1)
  }

  @Test(arguments: Engine.allCases)
  func `an entry names its time, its page and its category, and who may not write it does not`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    _ = try await record(world)
    func problems(_ body: () async throws -> OutsidePublicationID) async -> [String]? {
      await expectRefusal("office.invalid", in: world, body)?.problems.map {
        "\($0.field) \($0.code.rawValue)"
      }
    }
    #expect(await problems { try await record(world) } == ["outside-link taken"])
    #expect(
      await problems {
        try await record(
          world, at: world.now.advanced(byMilliseconds: Self.hour), title: " ",
          link: "javascript:1", category: "no-such")
      } == [
        "outside-title required", "outside-link not-a-link", "outside-at in-future",
        "outside-category not-a-choice",
      ])
    let early = Instant(milliseconds: world.now.milliseconds - 90 * 24 * Self.hour)
    #expect(
      await problems { try await record(world, at: early, link: Self.link + "2") }
        == ["outside-at order"])
    await expectRefusal("office.other-unit", in: world) {
      try await record(world, as: world.cast.outsider)
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await record(world, as: world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `nothing is written down on an account that is closed, or struck out that is not there`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await world.perform(
      SuspendAccount(world.cast.account, reason: "密码可能泄露"), as: world.cast.accountManager)
    await expectRefusal("rhythm.account-not-open", in: world) {
      try await record(world, link: Self.link + "3")
    }
    await expectRefusal("office.not-found", in: world) {
      try await world.perform(
        StrikeOutside(OutsidePublicationID(99), on: world.cast.account, reason: "没有这条"),
        as: world.cast.publisher)
    }
  }

  @Test(
    .cites("zhengzhou-2020", article: "12"), .cites("hunan-2017", article: "19"),
    arguments: Engine.allCases)
  func `the board sorts by what is due, and warns those who publish`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let today = world.now.date
    func warnings(_ actor: Actor) async throws -> [AccountID] {
      try await world.ask(as: actor) { try $0.rhythmWarnings() }.map { $0.listed.account.id }
    }
    #expect(try await warnings(world.cast.editor) == [world.cast.account])
    #expect(try await warnings(world.cast.auditor).isEmpty)
    _ = try await record(world)
    #expect(try await warnings(world.cast.editor).isEmpty)
    let board = try await world.ask(as: world.cast.bureauManager) {
      try $0.rhythmBoard(RhythmFilter(), over: today.adding(days: -6)...today)
    }
    #expect(!board.isCut && board.lines.count >= 2)
    let own = try #require(board.lines.first { $0.account.id == world.cast.account })
    #expect(own.report.lastUpdate == today)
    #expect(own.report.next?.nextDue == today.adding(days: 1).endsAt)
    let times = board.lines.map { $0.report.next?.nextDue ?? .latest }
    #expect(times == times.sorted())
    let month = try await world.ask(as: world.cast.publisher) {
      try $0.accountMonth(of: world.cast.account, today...today)
    }
    #expect(month.days == [UpdateDay(today)])
    #expect(month.categories == [PostCategory(rawValue: "openness"): 1])
  }

  @Test(arguments: Engine.allCases)
  func `the calendar shows what is out, what is signed, and what went out outside`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    _ = try await record(world)
    _ = try await walk.published()
    _ = try await walk.approved(PostWalk.draft("关于供水的通告", account: world.cast.account))
    let today = world.now.date
    let entries = try await world.ask(as: world.cast.publisher) {
      try $0.calendarEntries(of: [world.cast.account], today...today.adding(days: 6))
    }
    #expect(entries.map(\.state) == [.outside, .published, .awaiting])
    #expect(entries.last?.at == nil && entries.last?.title == "关于供水的通告")
  }
}
