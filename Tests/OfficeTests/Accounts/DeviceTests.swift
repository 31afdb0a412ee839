import Rulebook
import Support
import Testing

@testable import Office

@Suite struct DeviceTests {
  private func declare(
    _ label: String = "新媒体一号机", keeper: Actor, in world: World, as manager: Actor? = nil
  ) async throws -> DeviceID {
    try await world.perform(
      DeclareDevice(
        world.cast.account, kind: .internetComputer, label: label, site: "宣传科 305 室",
        keeper: keeper.personID()), as: manager ?? world.cast.accountManager)
  }

  @Test(
    .cites("zhengzhou-2020", article: "10"), .cites("zhengzhou-2020", article: "24"),
    .cites("hunan-2017", article: "30"), arguments: Engine.allCases)
  func `a machine is declared with a keeper of the body, and retired with a reason`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (editor, manager) = (world.cast.editor, world.cast.accountManager)
    let id = try await declare(keeper: editor, in: world)
    let articles = try await world.books.auditEntries().last.map {
      try restored($0.text("citations"), as: [Citation].self).map(\.article)
    }
    #expect(Set(articles ?? []) == ["10", "24", "30"])
    let taken = await expectRefusal("office.invalid", in: world) {
      try await declare(keeper: editor, in: world)
    }
    #expect(taken?.problems.map(\.field) == ["device-label"])
    let silent = await expectRefusal("office.invalid", in: world) {
      try await world.perform(RetireDevice(id, reason: ""), as: manager)
    }
    #expect(silent?.problems.map(\.field) == ["reason"])
    try await world.perform(RetireDevice(id, reason: "报废更新"), as: world.cast.securityOfficer)
    await expectRefusal("devices.retired-before", in: world) {
      try await world.perform(RetireDevice(id, reason: "报废更新"), as: manager)
    }
    // A new machine may carry the old one's number; the old one stays on record.
    let next = try await declare(keeper: editor, in: world)
    let devices = try await world.ask(as: manager) { try $0.devices(of: world.cast.account) }
    #expect(devices.map(\.id) == [next, id] && devices.map(\.isInUse) == [true, false])
  }

  @Test(arguments: Engine.allCases)
  func `a keeper from elsewhere, an empty label and another unit's account are refused`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let keeper = await expectRefusal("office.invalid", in: world) {
      try await declare(" ", keeper: world.cast.outsider, in: world)
    }
    #expect(keeper?.problems.map(\.field) == ["device-label", "device-keeper"])
    await expectRefusal("office.other-unit", in: world) {
      try await declare(keeper: world.cast.editor, in: world, as: world.cast.outsider)
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await declare(keeper: world.cast.editor, in: world, as: world.cast.editor)
    }
  }

  @Test(.cites("yaoan", article: "6.1"), arguments: Engine.allCases)
  func `what the rules ask of machines is said with its articles`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let demands = try await world.ask(as: world.cast.accountManager) { reading in
      try reading.rules(for: try reading.organization(world.cast.county)).deviceDemands
    }
    #expect(demands.map(\.citations.first?.article) == ["6.1"])
  }
}
