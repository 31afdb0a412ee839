import Rulebook
import Storage
import Support
import Testing
import WorkCalendar

@testable import Office

/// What the books answer, on both engines, and who may ask.
@Suite struct CoverageQueryTests {
  private typealias Names = [String]

  private func gaps(
    _ kind: CoverageKind, _ world: World, as actor: Actor,
    _ filter: CoverageFilter = CoverageFilter(), page: Int = 50
  ) async throws -> [CoverageGap] {
    var found: [CoverageGap] = []
    var mark: CoverageMark?
    repeat {
      let after = mark
      let next = try await world.ask(as: actor) {
        try $0.coverageGaps(kind, filter, after: after, limit: page)
      }
      #expect(next.gaps.count <= page)
      found += next.gaps
      mark = next.next
    } while mark != nil
    return found
  }

  /// Accounts on other platforms, some of them with flaws, written straight into the books.
  private func fill(_ world: World) async throws {
    let cast = world.cast
    try await world.books.write { session in
      func open(_ body: OrganizationID, _ platform: String, _ name: String, talks: Bool = true)
        throws
      {
        try session.execute(
          """
          INSERT INTO accounts (organization_id, platform, name, slug, opened_at, state,
            interaction, filing_number)
          VALUES (\(body), \(platform), \(name), \(name), \(World.start.advanced(byMilliseconds: -27 * 86_400_000)), 'open', \(talks), 'F')
          """)
      }
      try open(cast.city, "weibo", "weibo-city")
      try open(cast.city, "wechat-service", "service-city", talks: false)
      try open(cast.district, "weibo", "weibo-district")
      try open(cast.district, "weibo", "second-district")
      try open(cast.orderDepartment, "douyin", "douyin-order")
    }
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `accounts that were closed and not cancelled are listed until they are`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let county = world.cast.county
    let account = try await walk.opened(county, "姚川县政府发布")
    let manager = try walk.manager(of: county)
    #expect(try await gaps(.uncancelled, world, as: manager).isEmpty)
    let closing = try await world.perform(BeginFiling(account, event: .closing), as: manager)
    let day = world.now.date.adding(days: 20)
    try await walk.submit(closing, day: day)
    try await walk.agree(closing)
    world.clock.set(day.at(TimeOfDay(hour: 9, minute: 0) ?? .endOfDay))
    try await walk.carryOut(closing, on: day)
    let gap = try #require(try await gaps(.uncancelled, world, as: manager).first)
    #expect(gap.account?.id == account && gap.faults.map(\.matter) == [.uncancelled])
    #expect(gap.faults.first?.citations.map(\.article) == ["4.2"])
  }

  @Test(.cites("hunan-2017", article: "9"), arguments: Engine.allCases)
  func `bodies without the accounts they must have are listed in the order of the tree`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let before = try await gaps(.missing, world, as: world.cast.provinceManager)
    #expect(before.map(\.organization.id) == [world.cast.city, world.cast.district])
    #expect(before.allSatisfy { $0.faults.count == 2 })
    try await fill(world)
    let after = try await gaps(.missing, world, as: world.cast.provinceManager)
    #expect(after.map(\.organization.id) == [world.cast.district])
    #expect(after.first?.faults.map(\.matter) == [.platform(.wechat, isUnderWay: false)])
    let map = try await world.ask(as: world.cast.provinceManager) {
      try $0.coverageMap(CoverageFilter()).lines
    }
    #expect(
      map.filter { !$0.faults.isEmpty }.map(\.organization.id) == after.map(\.organization.id),
      "the map and the list say the same")
    #expect(map.contains { $0.organization.id == world.cast.orderDepartment })
  }

  @Test(arguments: Engine.allCases)
  func `what lies outside one's bodies is neither listed nor counted`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let own = try await gaps(.people, world, as: world.cast.outsider)
    #expect(own.map(\.organization.id) == [world.cast.district])
    let all = try await gaps(.people, world, as: world.cast.systemAdministrator)
    #expect(
      Set(all.map(\.organization.id))
        == [world.cast.city, world.cast.district, world.cast.county])
    let counts = try await world.ask(as: world.cast.outsider) {
      try $0.coverageCounts(CoverageFilter())
    }
    #expect(counts[.people] == CappedCount(1))
    var filter = CoverageFilter()
    filter.organization = world.cast.county
    await #expect(throws: Refusal.self) {
      try await gaps(.people, world, as: world.cast.outsider, filter)
    }
    #expect(try await gaps(.people, world, as: world.cast.newcomer).isEmpty)
  }

  @Test(arguments: Engine.allCases)
  func `every list is counted as long as it is, and pages of one line give the same lines`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await fill(world)
    let asker = world.cast.systemAdministrator
    let counts = try await world.ask(as: asker) { try $0.coverageCounts(CoverageFilter()) }
    for kind in CoverageKind.allCases {
      let whole = try await gaps(kind, world, as: asker)
      let pieces = try await gaps(kind, world, as: asker, page: 1)
      #expect(counts[kind] == CappedCount(whole.count), "\(kind)")
      #expect(
        whole.map { CoverageMark($0.organization.id, $0.account?.id) }
          == pieces.map { CoverageMark($0.organization.id, $0.account?.id) }, "\(kind)")
      #expect(whole.allSatisfy { !$0.faults.isEmpty }, "\(kind)")
    }
    #expect(counts[.surplus]?.number == 1, "a hint where no text says how many")
    #expect(counts[.interaction]?.number == 1)
    #expect(counts[.filing]?.number == 3)
    #expect(counts[.unseen]?.number == 5)
  }

  @Test(.cites("hunan-2017", article: "11"), arguments: Engine.allCases)
  func `a stand-in is no second account manager`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let found = try await gaps(.staffing, world, as: world.cast.bureauManager)
    let city = found.first { $0.organization.id == world.cast.city }
    #expect(
      city?.faults.map(\.matter).contains(.staff(.accountManager, held: 1, minimum: 2)) == true)
    _ = try await world.books.write { session in
      try session.execute(
        """
        INSERT INTO appointments (person_id, organization_id, role, from_on, until_on,
          deputy_for, created_at)
        SELECT \(try world.cast.newcomer.personID()), organization_id, role, from_on,
          '2026-12-31', id, created_at
        FROM appointments WHERE role = 'account-manager' AND organization_id = \(world.cast.city)
        """)
    }
    let still = try await gaps(.staffing, world, as: world.cast.bureauManager)
    #expect(still.contains { $0.organization.id == world.cast.city })
    try await world.perform(
      Appoint(
        person: try world.cast.newcomer.personID(), organization: world.cast.city,
        role: .accountManager, title: "", from: world.now.date),
      as: world.cast.securityAdministrator)
    let after = try await gaps(.staffing, world, as: world.cast.bureauManager)
    #expect(!after.contains { $0.organization.id == world.cast.city })
  }

  @Test(arguments: Engine.allCases)
  func `somebody who was switched off or works elsewhere is missed at the account`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    for (duty, actor) in [
      (AccountDuty.administratorA, cast.accountManager), (.reviewer, cast.finalReviewer),
    ] {
      try await world.perform(
        RecordTraining(
          person: try actor.personID(), subject: .skills, title: "业务培训",
          heldOn: world.now.date, hasPassed: true), as: cast.bureauManager)
      try await world.perform(
        AssignAccountPerson(
          cast.account, duty: duty,
          holder: DutyHolder(
            person: try actor.personID(), name: duty.rawValue, post: "民警",
            mobile: "13900000000")),
        as: cast.accountManager)
    }
    #expect(try await gaps(.absence, world, as: cast.bureauManager).isEmpty)
    try await world.books.write { session in
      try session.execute(
        """
        UPDATE persons SET disabled_at = \(world.now)
        WHERE id = \(try cast.finalReviewer.personID())
        """)
      try session.execute(
        """
        UPDATE persons SET organization_id = \(cast.district)
        WHERE id = \(try cast.accountManager.personID())
        """)
    }
    let found = try await gaps(.absence, world, as: cast.bureauManager)
    #expect(found.map(\.account?.id) == [cast.account])
    #expect(
      found.first?.faults.map(\.matter) == [
        .absent(.administratorA, name: "蒋号", .left),
        .absent(.reviewer, name: "钱终", .disabled),
      ])
  }

  @Test(arguments: Engine.allCases)
  func `what is due is listed once its time is over`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    try await world.perform(
      SuspendAccount(cast.account, reason: "账号被盗"), as: cast.accountManager)
    #expect(try await gaps(.overdue, world, as: cast.bureauManager).isEmpty)
    world.clock.set(world.now.advanced(byMilliseconds: 30 * 86_400_000))
    let found = try await gaps(.overdue, world, as: cast.bureauManager)
    #expect(found.map(\.account?.id) == [cast.account])
    guard
      case .overdue(.filing, "emergency-closing", let since, _, let term) =
        found.first?.faults.first?.matter
    else {
      Issue.record("another matter: \(found)")
      return
    }
    #expect(since == World.start && term == .workingDays(3))
    #expect(found.first?.faults.first?.citations.contains { $0.article == "8" } == true)
  }

  /// Portal accounts of the city bureau and below that are listed as idle; the number beside the
  /// list, which is kept at hand, says the same.
  private func idle(_ world: World) async throws -> [AccountID] {
    let asker = world.cast.bureauManager
    let found = try await gaps(.idle, world, as: asker)
    let counts = try await world.ask(as: asker) { try $0.coverageCounts(CoverageFilter()) }
    #expect(counts[.idle] == CappedCount(found.count))
    return found.compactMap(\.account?.id)
  }

  @Test(.cites("zhengzhou-2020", article: "12"), arguments: Engine.allCases)
  func `what readers still see keeps an account from being idle, wherever it was published`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let account = world.cast.account
    world.clock.set(world.now.advanced(byMilliseconds: 20 * 86_400_000))
    #expect(try await idle(world).contains(account))
    let walk = CorrectionWalk(world: world)
    let post = try await walk.published()
    #expect(try await !idle(world).contains(account))

    try await walk.open(post, .withdraw)
    let release = try await walk.posts.release(post).id
    _ = try await world.perform(
      TakeDownPost(release, confirmation: "公安"), as: world.cast.leader)
    #expect(try await idle(world).contains(account), "taken back on the same day")

    let outside = try await world.perform(
      RecordOutside(
        account, publishedAt: world.now.advanced(byMilliseconds: -60_000), title: "雨天行车提示",
        link: "https://portal.example/1", category: PostCategory(rawValue: "openness")),
      as: world.cast.publisher)
    #expect(try await !idle(world).contains(account))
    try await world.perform(
      StrikeOutside(outside, on: account, reason: "登记错了账号"), as: world.cast.accountManager)
    #expect(try await idle(world).contains(account))
  }
}
