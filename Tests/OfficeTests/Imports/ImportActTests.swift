import Logging
import Support
import Testing

@testable import Office

@Suite struct ImportActTests {
  private static let bodies = """
    编号字头,机构名称,简称,上级机构,层级,系统,涉密单位
    NKB,新科,,NKA,部门,,
    NKA,云川市新区分局,新区公安,YC,县级,公安机关,否
    """
  private static let people = """
    用户名,姓名,所属单位
    xinyi,辛一,YC
    xiner,辛二,治安支队
    """
  private static let accounts = """
    开设单位,平台,账号名称,网址,开通日期,互动功能,第一责任人,第一责任人手机,A角,B角
    云川市公安局,微博,云川公安微博,https://weibo.com/yc,2019-05-01,是,吴领,13800000000,李采,王初
    JS,抖音,平安金水,,2020年2月3日,否,,,,
    """

  @Test(arguments: Engine.allCases)
  func `bodies come in with their tree, and the same table again brings nothing`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let admin = world.cast.systemAdministrator
    let done = try await world.bringIn(
      .organizations, Self.bodies, under: world.cast.government, as: admin)
    #expect(done.state == .done && done.counts.new == 2)
    let city = world.cast.city
    let (parent, child) = try await world.ask(as: admin) { reading in
      let parent = try #require(try reading.children(of: city).first { $0.code == "NKA" })
      return (parent, try #require(try reading.children(of: parent.id).first))
    }
    #expect(parent.shortName == "新区公安" && parent.sector == .publicSecurity)
    #expect(child.code == "NKB" && child.path == parent.path + "\(child.id)/")
    let id = try await world.takeIn(
      .organizations, Self.bodies, under: world.cast.government, as: admin)
    let again = try await world.ask(as: admin) { try $0.tableImport(id) }
    #expect(again.counts.unchanged == 2 && again.counts.all == 2)
    await expectRefusal("imports.nothing-to-do", in: world) {
      try await world.perform(StartImport(id, mode: .allOrNothing, leave: false), as: admin)
    }
  }

  @Test(arguments: Engine.allCases)
  func `changes of a body are written, and nothing else of it`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    let admin = world.cast.systemAdministrator
    let table = "编号字头,名称,上级,层级,涉密\nZA,治安管理支队,YC,部门,是"
    let done = try await world.bringIn(
      .organizations, table, under: world.cast.government, as: admin)
    #expect(done.counts.changed == 1)
    let department = world.cast.orderDepartment
    let body = try await world.ask(as: admin) { try $0.organization(department) }
    #expect(body.name == "治安管理支队" && body.isSecretRelated && body.code == "ZA")
  }

  @Test(arguments: Engine.allCases)
  func `one bad row keeps all others out, unless bad rows are skipped`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let admin = world.cast.systemAdministrator
    let table = Self.bodies + "\nNKC,丙,,QQ,部门,,\nNKD,丁,,NKC,部门,,"
    let id = try await world.takeIn(
      .organizations, table, under: world.cast.government, as: admin)
    let refusal = await expectRefusal("imports.bad-rows", in: world) {
      try await world.perform(StartImport(id, mode: .allOrNothing, leave: false), as: admin)
    }
    #expect(refusal?.facts["n"] == "2")
    let done = try await world.bringIn(
      .organizations, table, under: world.cast.government, as: admin, mode: .skipBad)
    #expect(done.counts.new == 2 && done.counts.bad == 2 && done.state == .done)
    let left = try await world.ask(as: admin) { try $0.importRows(of: done.id) }
    #expect(left.map(\.row.number) == [4, 5], "only bad rows are kept, to be downloaded")
  }

  @Test(arguments: Engine.allCases)
  func `what others did since the preview counts`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    let admin = world.cast.systemAdministrator
    let id = try await world.takeIn(
      .persons, Self.people, under: world.cast.government, as: admin)
    try await world.perform(StartImport(id, mode: .allOrNothing, leave: false), as: admin)
    try await world.bringIn(
      .persons, "用户名,姓名,单位\nxinyi,别人,JS", under: world.cast.government, as: admin)
    await expectRefusal("imports.bad-rows", in: world) {
      try await world.perform(ApplyPersons(id, words: try .bundled()), as: admin)
    }
  }

  @Test(arguments: Engine.allCases)
  func `persons come in without a password`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    let admin = world.cast.systemAdministrator
    let done = try await world.bringIn(
      .persons, Self.people, under: world.cast.government, as: admin)
    #expect(done.counts.new == 2)
    let found = try await world.ask(as: admin) { try $0.person(login: "xiner") }
    let person = try #require(found)
    #expect(person.name == "辛二" && person.organization == world.cast.orderDepartment)
    #expect(person.mustChangePassword && person.passwordChangedAt == nil)
    let known = try await world.ask(as: .citizen) { try $0.passwordHash(login: "xiner") }
    #expect(known?.1 == nil)
  }

  @Test(arguments: Engine.allCases)
  func `accounts in use come in open and not on file, with those who answer for them`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.bureauManager
    let done = try await world.bringIn(
      .accounts, Self.accounts, under: world.cast.city, as: manager)
    #expect(done.counts.new == 2)
    var filter = AccountFilter()
    filter.platform = .weibo
    let chosen = filter
    let listed = try await world.ask(as: manager) { try $0.accountList(chosen) }
    let account = try #require(listed.first?.account)
    #expect(account.state == .open && account.filingNumber == nil)
    #expect(account.openedAt?.date.text == "2019-05-01" && account.slug == "yc-weibo")
    let people = try await world.ask(as: manager) { try $0.people(of: account.id) }
    #expect(people[.firstResponsible]?.mobile == "13800000000")
    #expect(people[.administratorB]?.name == "王初" && people[.reviewer] == nil)
    let id = try await world.takeIn(
      .accounts, Self.accounts, under: world.cast.city, as: manager)
    let again = try await world.ask(as: manager) { try $0.tableImport(id) }
    #expect(again.counts.unchanged == 2)
    // The rules here know no event for accounts in use, so that they go on file late.
    let filing = try await world.perform(
      BeginFiling(account.id, event: .opening), as: world.cast.accountManager)
    let form = try await world.ask(as: manager) { try $0.filing(filing).form }
    #expect(form.eventOn?.text == "2019-05-01" && form.name == account.name)
  }

  static let badAccounts: [(String, [RowFault.Reason])] = [
    ("GB,微博,国保发布,,,", [.secretRelated]), ("QQ,微博,云川公安,,,", [.unknownUnit]),
    ("YC,门户网站,云川公安网,,,", [.ownPortal]), ("YC,邮件,云川公安,,,", [.notAChoice]),
    ("YC,微博,云川公安,2026-02-30,,", [.notADate]), ("YC,微博,云川公安,2030-01-01,,", [.dayToCome]),
    ("YC,微博,云川公安,,甲,甲", [.sameHolder]), ("YC,微博,=A1,,,", [.formula]),
    (",微博,云川公安,,,", [.required]), ("YX,微博,姚川县政府,,,", [.unknownUnit]),
  ]

  @Test(
    .cites("zhengzhou-2020", article: "6"), arguments: Engine.allCases, badAccounts)
  func `a row about an account that cannot be taken says why`(
    _ engine: Engine, _ row: (String, [RowFault.Reason])
  ) async throws {
    let world = try await World(on: engine)
    let id = try await world.takeIn(
      .accounts, "单位,平台,账号名称,开通日期,A角,B角\n" + row.0, under: world.cast.city,
      as: world.cast.bureauManager)
    let rows = try await world.ask(as: world.cast.bureauManager) { try $0.importRows(of: id) }
    let found = try #require(rows.first)
    #expect(found.verdict == .bad && found.report.faults.map(\.reason) == row.1)
    if row.1 == [.secretRelated] {
      #expect(found.report.faults.first?.citations.map(\.article) == ["6", "9"])
    }
  }

  @Test(.cites("zhengzhou-2020", article: "7"), arguments: Engine.allCases)
  func `a name without the unit is a caution with its article, and no wall`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let id = try await world.takeIn(
      .accounts, "单位,平台,账号名称\nYC,微博,平安小管家", under: world.cast.city,
      as: world.cast.bureauManager)
    let rows = try await world.ask(as: world.cast.bureauManager) { reading in
      try reading.importCautions(of: id)
    }
    let row = try #require(rows.first)
    #expect(row.verdict == .new && row.report.cautions.map(\.reason) == [.nameLacksUnit])
    #expect(row.report.cautions.first?.citations.contains { $0.article == "7" } == true)
  }

  @Test(arguments: Engine.allCases)
  func `only those whose role it is bring a table in, and only in their reach`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    for actor in [cast.editor, cast.securityAdministrator, cast.bureauManager] {
      await expectRefusal("office.no-appointment", in: world) {
        try await world.takeIn(.persons, Self.people, under: cast.city, as: actor)
      }
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await world.takeIn(
        .accounts, Self.accounts, under: cast.government, as: cast.systemAdministrator)
    }
    await expectRefusal("office.other-unit", in: world) {
      try await world.takeIn(.accounts, Self.accounts, under: cast.county, as: cast.bureauManager)
    }
    let id = try await world.takeIn(
      .accounts, Self.accounts, under: cast.city, as: cast.accountManager)
    let rows = try await world.ask(as: cast.accountManager) { try $0.importRows(of: id) }
    #expect(rows.map(\.verdict) == [.new, .bad], "an account manager reaches the own body alone")
    await expectRefusal("office.not-found", in: world) {
      try await world.ask(as: cast.bureauManager) { try $0.tableImport(id) }
    }
    await expectRefusal("office.not-found", in: world) {
      try await world.perform(
        StartImport(id, mode: .skipBad, leave: false), as: cast.bureauManager)
    }
  }

  @Test(arguments: Engine.allCases)
  func `the importer brings in what was left to it, once, on whichever node`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let admin = world.cast.systemAdministrator
    let rows = (0..<1_100).map { "r\($0),人\($0),YC" }.joined(separator: "\n")
    let id = try await world.takeIn(
      .persons, "用户名,姓名,单位\n" + rows + "\nBAD NAME,人,YC", under: world.cast.government,
      as: admin)
    try await world.perform(StartImport(id, mode: .skipBad, leave: true), as: admin)
    let other = try world.anotherNode()
    func importer(_ world: World) throws -> Importer {
      Importer(office: world.office, words: try .bundled(), logger: Logger(label: "test"))
    }
    #expect(try await importer(world).applyNext())
    #expect(try await !importer(other).applyNext())
    let done = try await world.ask(as: admin) { try $0.tableImport(id) }
    #expect(done.state == .done && done.counts.new == 1_100 && done.counts.bad == 1)
    let last = try await world.ask(as: admin) { try $0.person(login: "r1099") }
    #expect(last != nil)
    let auditor = world.cast.auditAdministrator
    let log = try await world.ask(as: auditor) { reading in
      try reading.auditLog(AuditFilter(act: "imports.apply-persons")).records
    }
    #expect(log.count == 3, "one entry for each portion")
    #expect(log.allSatisfy { $0.facts["table-digest"] == done.digest })
  }

  @Test(arguments: Engine.allCases)
  func `a table that fails leaves its reason and can be looked through again`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let admin = world.cast.systemAdministrator
    let id = try await world.takeIn(
      .persons, Self.people, under: world.cast.government, as: admin)
    try await world.perform(StartImport(id, mode: .allOrNothing, leave: true), as: admin)
    try await world.bringIn(
      .persons, "用户名,姓名,单位\nxinyi,别人,JS", under: world.cast.government, as: admin)
    let importer = Importer(
      office: world.office, words: try .bundled(), logger: Logger(label: "test"))
    #expect(try await importer.applyNext())
    let failed = try await world.ask(as: admin) { try $0.tableImport(id) }
    #expect(failed.state == .failed && failed.failure == "imports.bad-rows")
    #expect(try await world.ask(as: admin) { try $0.person(login: "xiner") } == nil)
    try await world.perform(
      MapColumns(id, mapping: failed.mapping, words: try .bundled()), as: admin)
    let ready = try await world.ask(as: admin) { try $0.tableImport(id) }
    #expect(ready.state == .ready && ready.counts.bad == 1 && ready.counts.new == 1)
    try await world.perform(DiscardImport(id), as: admin)
    await expectRefusal("office.not-found") {
      try await world.ask(as: admin) { try $0.tableImport(id) }
    }
  }
}
