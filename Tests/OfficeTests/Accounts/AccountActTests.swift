import Channels
import Office
import Support
import Testing

@Suite struct AccountActTests {
  @Test(.cites("zhengzhou-2020", article: "7"), arguments: Engine.allCases)
  func `a name without the unit is pointed out to those who decide, and is no wall`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (account, _) = try await walk.apply(world.cast.city, "平安小管家")
    let faults = try await world.ask(as: world.cast.accountManager) { reading in
      let listed = try reading.visibleAccount(account)
      return AccountEligibility.namingFaults(
        name: listed.account.name, of: listed.organization,
        under: try reading.rules(for: listed.organization).naming)
    }
    #expect(faults.map(\.level) == [.caution])
    #expect(faults.flatMap(\.citations).map(\.article) == ["7"])
  }

  @Test(
    .cites("zhengzhou-2020", article: "6"), .cites("hunan-2017", article: "9"),
    arguments: Engine.allCases)
  func `a secret-related department opens no account`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let refusal = await expectRefusal("accounts.secret-related", in: world) {
      try await world.perform(
        OpenPortalAccount(
          organization: world.cast.secretDepartment, name: "国保支队发布", slug: "guobao"),
        as: .system(.founder))
    }
    #expect(refusal?.citations.map(\.article) == ["6", "9"])
  }

  @Test(arguments: Engine.allCases)
  func `names and addresses are taken once`(engine: Engine) async throws {
    let world = try await World(on: engine)
    func open(_ name: String, _ slug: String) async throws -> AccountID {
      try await world.perform(
        OpenPortalAccount(organization: world.cast.city, name: name, slug: slug),
        as: .system(.founder))
    }
    let name = await expectRefusal("office.invalid", in: world) {
      try await open("云川公安", "other")
    }
    #expect(name?.problems.map(\.field) == ["name"])
    let slug = await expectRefusal("office.invalid", in: world) {
      try await open("云川公安二", "yunchuan")
    }
    #expect(slug?.problems.map(\.field) == ["slug"])
    let odd = await expectRefusal("office.invalid", in: world) {
      try await open("云川公安二", "../x")
    }
    #expect(odd?.problems.map(\.field) == ["slug"])
    await expectRefusal("office.other-unit", in: world) {
      try await world.perform(
        ApplyForAccount(
          organization: world.cast.county, platform: .weibo, name: "姚川县政府二"),
        as: world.cast.accountManager)
    }
  }

  @Test func `what an item may hold fits on our own portal`() {
    let limits = Dictionary(
      uniqueKeysWithValues: PlatformSheet.portal.limits.map { ($0.part, $0.maximum) })
    #expect(limits[.title] == PostFields.title.maximum)
    #expect(limits[.summary] == PostFields.summary.maximum)
    #expect(limits[.body] == PostFields.body.maximum)
  }
}
