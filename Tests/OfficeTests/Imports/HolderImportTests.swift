import Support
import Testing

@testable import Office

/// Those who answer for accounts, as a table brings them in.
@Suite struct HolderImportTests {
  @Test(arguments: Engine.allCases)
  func `how somebody is reached comes in with them, and is not changed by a table later`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.bureauManager
    func table(_ telephone: String, _ name: String = "李采") -> String {
      "单位,平台,账号名称,A角,A角职务,A角办公电话,A角邮箱\nYC,微博,云川公安微博,\(name),科长,\(telephone),"
        + "a@example.gov.cn"
    }
    let done = try await world.bringIn(
      .accounts, table("0000-0000001"), under: world.cast.city, as: manager)
    #expect(done.counts.new == 1)
    var filter = AccountFilter()
    filter.platform = .weibo
    let chosen = filter
    let people = try await world.ask(as: manager) { reading in
      try reading.people(of: #require(try reading.accountList(chosen).first).account.id)
    }
    #expect(
      people[.administratorA]
        == DutyHolder(
          name: "李采", post: "科长", telephone: "0000-0000001", email: "a@example.gov.cn"))
    func faults(_ text: String) async throws -> [RowFault] {
      let id = try await world.takeIn(.accounts, text, under: world.cast.city, as: manager)
      return try await world.ask(as: manager) { try $0.importRows(of: id) }
        .flatMap(\.report.faults)
    }
    #expect(try await faults(table("0000-0000001")).isEmpty)
    let other = try await faults(table("0000-0000002"))
    #expect(other.map(\.reason) == [.fixed])
    #expect(other.first?.columns == [6])
    let nameless = try await faults(table("0000-0000001", ""))
    #expect(nameless.map(\.reason) == [.holderWithoutName])
    #expect(try await faults(table("座机")).contains { $0.reason == .notAPhone })
    let odd = table("").replacing("a@example.gov.cn", with: "座机")
    #expect(try await faults(odd).contains { $0.reason == .notAnEmail })
  }

  @Test(.cites("hunan-2017", article: "35"), arguments: Engine.allCases)
  func `somebody with the name of an untrained colleague is a caution with its article`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.bureauManager
    func cautions(_ name: String) async throws -> [RowFault] {
      let id = try await world.takeIn(
        .accounts, "单位,平台,账号名称,A角,B角\nYC,微博,云川公安微博,外聘技术员,\(name)",
        under: world.cast.city, as: manager)
      return try await world.ask(as: manager) { try $0.importRows(of: id) }
        .flatMap(\.report.cautions)
    }
    let found = try await cautions("李采")
    #expect(found.map(\.reason) == [.untrained] && found.first?.columns == [5])
    #expect(found.first?.citations.map(\.article) == ["35"])
    // Somebody of a body beside it is not a colleague.
    #expect(try await cautions("严写").isEmpty)
    try await world.perform(
      RecordTraining(
        person: world.cast.editor.personID(), subject: .skills, title: "上岗培训",
        heldOn: World.start.date, hasPassed: true), as: world.cast.accountManager)
    #expect(try await cautions("李采").isEmpty)
  }
}
