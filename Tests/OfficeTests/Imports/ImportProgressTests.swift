import Support
import Testing

@testable import Office

/// All or nothing is one transaction, and yet one sees how far it has come.
@Suite struct ImportProgressTests {
  @Test(arguments: Engine.allCases)
  func `how far all or nothing has come is seen from every node before anything is written`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let admin = world.cast.systemAdministrator
    let rows = (0..<1_100).map { "r\($0),人\($0),YC" }.joined(separator: "\n")
    let id = try await world.takeIn(
      .persons, "用户名,姓名,单位\n" + rows, under: world.cast.government, as: admin)
    try await world.perform(StartImport(id, mode: .allOrNothing, leave: false), as: admin)
    let other = try world.anotherNode()
    let found = try await world.ask(as: admin) { try $0.tableImport(id) }
    var seen: [[Int]] = []
    try await world.office.bringIn(
      found, as: admin, request: "test", words: try .bundled()
    ) { handled in
      let (progress, first) = try await other.ask(as: admin) { reading in
        (try reading.tableImport(id).handled, try reading.person(login: "r0"))
      }
      seen.append([handled, progress, first == nil ? 0 : 1])
    }
    #expect(
      seen == [[500, 500, 0], [1_000, 1_000, 0], [1_100, 1_100, 0], [1_100, 1_100, 1]])
    let log = try await world.ask(as: world.cast.auditAdministrator) { reading in
      try reading.auditLog(AuditFilter(act: "imports.apply-persons")).records
    }
    #expect(log.map { $0.facts["rows-new"] } == ["1100"], "one entry, one transaction")
  }

  @Test(arguments: Engine.allCases)
  func `a body may stand on one that an earlier portion looked through`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let admin = world.cast.systemAdministrator
    let first = (100..<650).map { "A\($0),甲\($0),YC,部门" }
    let second = (100..<650).map { "B\($0),乙\($0),A\($0),部门" }
    let table = (["编号字头,名称,上级,层级"] + second + first).joined(separator: "\n")
    let done = try await world.bringIn(
      .organizations, table, under: world.cast.government, as: admin)
    #expect(done.state == .done && done.counts.new == 1_100 && done.handled == 1_100)
  }

  @Test(arguments: Engine.allCases)
  func `a row that has become bad ends all or nothing while it is looked through`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let admin = world.cast.systemAdministrator
    let rows = (0..<600).map { "r\($0),人\($0),YC" }.joined(separator: "\n")
    let id = try await world.takeIn(
      .persons, "用户名,姓名,单位\n" + rows, under: world.cast.government, as: admin)
    try await world.perform(StartImport(id, mode: .allOrNothing, leave: false), as: admin)
    try await world.bringIn(
      .persons, "用户名,姓名,单位\nr599,别人,JS", under: world.cast.government, as: admin)
    let found = try await world.ask(as: admin) { try $0.tableImport(id) }
    let before = try await world.trace()
    await expectRefusal("imports.bad-rows") {
      try await world.office.bringIn(
        found, as: admin, request: "test", words: try .bundled()
      ) { #expect($0 == 500) }
    }
    let changed = try await world.trace().differences(from: before)
    #expect(changed.count == 1 && changed.first?.hasPrefix("imports:") == true, "\(changed)")
  }
}
