import Rulebook
import Storage
import Support
import Testing
import WorkCalendar

@testable import Office

/// What may hold no account, and how what is there comes to an end.
@Suite struct BarredBodyTests {
  @Test(
    .cites("zhengzhou-2020", article: "6"), .cites("hunan-2017", article: "9"),
    arguments: Engine.allCases)
  func `a squad below a secret-related department applies for no account`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let squad = try await world.found(
      "GBE", "二大队", below: world.cast.secretDepartment, .department)
    let manager = try await world.join("guobaoer", at: squad, .accountManager)
    let refusal = await expectRefusal("accounts.secret-related", in: world) {
      try await world.perform(
        ApplyForAccount(organization: squad, platform: .weibo, name: "二大队微博"), as: manager)
    }
    #expect(refusal?.citations.map(\.article) == ["6", "9"])
    #expect(refusal?.facts["barred"] == "国保支队")
    // What stands beside it below the same bureau is free to.
    let other = try await world.found(
      "ZAE", "三大队", below: world.cast.orderDepartment, .department)
    let free = try await world.join("zhianer", at: other, .accountManager)
    _ = try await world.perform(
      ApplyForAccount(organization: other, platform: .weibo, name: "三大队微博"), as: free)
  }

  @Test(
    .cites("zhengzhou-2020", article: "6"), .cites("hunan-2017", article: "9"),
    arguments: Engine.allCases)
  func `a department that is known as barred by its name applies for no account`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let department = try await world.found(
      "QB", "情报信息中心", below: world.cast.city, .department)
    let manager = try await world.join("qingbao", at: department, .accountManager)
    let refusal = await expectRefusal("accounts.secret-related", in: world) {
      try await world.perform(
        ApplyForAccount(organization: department, platform: .weibo, name: "情报信息中心微博"),
        as: manager)
    }
    // Both texts bar secret-related departments; Hunan's list has the word.
    #expect(refusal?.citations.map(\.article).sorted() == ["6", "9"])
  }

  @Test(.cites("hunan-2017", article: "9"), arguments: Engine.allCases)
  func `an officer of a squad below a barred department reports no account`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let squad = try await world.found(
      "GBE", "二大队", below: world.cast.secretDepartment, .department)
    let officer = try await world.join("guobaoer", at: squad)
    let refusal = await expectRefusal("personal.barred", in: world) {
      try await world.perform(
        ReportPersonalAccount(PersonalAccountTests.report()), as: officer)
    }
    #expect(refusal?.citations.map(\.article) == ["9"])
  }

  private static let endings: [FilingEvent] = [.closing, .cancellation, .administratorChange]

  @Test(.cites("zhengzhou-2020", article: "6"), arguments: Engine.allCases, endings)
  func `what a barred or a closed body still has can be filed away`(
    engine: Engine, event: FilingEvent
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let filing = try await world.perform(
      BeginFiling(world.cast.account, event: event), as: walk.manager(of: world.cast.city))
    try await walk.fill(filing, day: world.now.date)
    _ = try await world.books.write { session in
      try session.execute(
        """
        UPDATE organizations SET secret_related = 1, closed_at = \(world.now)
        WHERE id = \(world.cast.city)
        """)
    }
    try await walk.send(filing)
    try await walk.agree(filing)
    try await walk.carryOut(filing, on: world.now.date)
    #expect(try await walk.filing(filing).carriedOutAt != nil)
    await expectRefusal("accounts.secret-related", in: world) {
      try await walk.apply(world.cast.city, "云川公安微博")
    }
  }

  @Test(
    .cites("zhengzhou-2020", article: "6"), .cites("hunan-2017", article: "9"),
    arguments: Engine.allCases)
  func `open accounts of barred bodies and of those below them are listed with the articles`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    let squad = try await world.found("GBE", "二大队", below: cast.secretDepartment, .department)
    let centre = try await world.found("QB", "情报信息中心", below: cast.district, .department)
    try await world.books.write { session in
      for (body, name) in [
        (squad, "squad"), (centre, "centre"), (cast.orderDepartment, "order"),
      ] {
        try session.execute(
          """
          INSERT INTO accounts (organization_id, platform, name, slug, opened_at, state)
          VALUES (\(body), 'weibo', \(name), \(name), \(world.now), 'open')
          """)
      }
      // A bureau stands for itself, whatever it stands below.
      try session.execute(
        "UPDATE organizations SET secret_related = 1 WHERE id = \(cast.province)")
    }
    let gaps = try await world.ask(as: cast.provinceManager) {
      try $0.coverageGaps(.barred, CoverageFilter()).gaps
    }
    #expect(Set(gaps.map(\.organization.id)) == [squad, centre])
    let articles = Dictionary(
      uniqueKeysWithValues: gaps.map { gap in
        (gap.organization.id, gap.faults.flatMap(\.citations).map(\.article).sorted())
      })
    #expect(articles[squad] == ["6", "9"])
    #expect(articles[centre] == ["6", "9"])
    #expect(
      gaps.first { $0.organization.id == squad }?.faults.map(\.matter) == [.barred(by: "国保支队")])
    let counts = try await world.ask(as: cast.provinceManager) {
      try $0.coverageCounts(CoverageFilter())
    }
    #expect(counts[.barred] == CappedCount(2))
  }
}
