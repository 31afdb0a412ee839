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

/// The texts on an account's card, as a table brings them in.
@Suite struct CardImportTests {
  @Test(.cites("yaoan", article: "A.1"), arguments: Engine.allCases)
  func `every text on the card comes in with its account, and changes where the table has another`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.bureauManager
    let head =
      "单位,平台,账号名称,用途,建设规划,基本情况,栏目设置,头像与背景,开发单位,专用设备,场地和经费,"
      + "统一风格"
    func table(_ words: String) -> String {
      head + "\nYC,微博,云川公安微博" + AccountCard.texts.map { ",\(words)\($0.name)" }.joined()
    }
    func card() async throws -> AccountCard {
      var filter = AccountFilter()
      filter.platform = .weibo
      let chosen = filter
      return try await world.ask(as: manager) { reading in
        try #require(try reading.accountList(chosen).first).account.card
      }
    }
    for words in ["甲", "乙"] {
      let done = try await world.bringIn(
        .accounts, table(words), under: world.cast.city, as: manager)
      #expect(done.counts.new + done.counts.changed == 1)
      let card = try await card()
      let texts = AccountCard.texts.map { card[keyPath: $0.path] }
      #expect(texts == AccountCard.texts.map { words + $0.name })
    }
    // An empty cell changes nothing.
    let id = try await world.takeIn(
      .accounts, head + "\nYC,微博,云川公安微博,,,,,,,,,", under: world.cast.city, as: manager)
    let same = try await world.ask(as: manager) { try $0.tableImport(id) }
    #expect(same.counts.unchanged == 1)
  }

  @Test func `every text on the card has a column`() {
    #expect(ImportField.card.map { $0.text.name } == AccountCard.texts.map(\.name))
  }
}
