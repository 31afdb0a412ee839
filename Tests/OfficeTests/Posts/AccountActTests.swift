import Channels
import Office
import Support
import Testing

@Suite struct AccountActTests {
  @Test(.cites("zhengzhou-2020", article: "7"), arguments: Engine.allCases)
  func `the name of an account holds the unit's full or short name`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let refusal = await expectRefusal("accounts.name-lacks-unit", in: world) {
      try await world.perform(
        OpenPortalAccount(organization: world.cast.city, name: "平安发布", slug: "pingan"),
        as: world.cast.accountManager)
    }
    #expect(refusal?.citations.map(\.article) == ["7"])
    #expect(refusal?.problems.map(\.field) == ["name"])
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
        as: world.cast.accountManager)
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
        OpenPortalAccount(organization: world.cast.county, name: "姚川县政府二", slug: "two"),
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
