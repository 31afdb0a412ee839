import Office
import Support
import Synchronization
import Testing
import WorkCalendar

@testable import Web

/// The lists around accounts as files: the same rows as their pages, and no cell is a formula.
@Suite struct MoreExportTests {
  private func csv(
    _ login: String, _ path: String, from page: String, _ fields: [(String, String)] = [],
    in world: World
  ) async throws -> [String] {
    let lines = Mutex<[String]>([])
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn(login)
      let shown = try await browser.get(page)
      #expect(shown.text.contains("action=\"\(path)\""), "the page offers the file")
      let file = try await browser.submit(path, on: shown, fields + [("format", "csv")])
      #expect(file.status == .ok && file.missingPhrases.isEmpty)
      lines.withLock { $0 = file.text.split(separator: "\r\n").map(String.init) }
    }
    return lines.withLock { $0 }
  }

  @Test(.cites("hunan-2017", article: "9"), arguments: Engine.allCases)
  func `what is missing goes out with its articles, and the map with its platforms`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let path = "/accounts/coverage/export"
    let gaps = try await csv(
      "yangsheng", path, from: "/accounts/coverage?kind=missing", [("kind", "missing")], in: world)
    #expect(gaps.first?.contains("依据") == true)
    #expect(gaps.contains { $0.contains("金水分局") && $0.contains("9") && $0.contains("微博") })
    #expect(gaps.allSatisfy { !$0.contains("姚川县") }, "not in sight")
    let map = try await csv("yangsheng", path, from: "/accounts/coverage", in: world)
    #expect(map.contains { $0.contains("金水分局") && $0.contains("缺") })
    let log = try await world.ask(as: world.cast.auditAdministrator) { reading in
      try reading.auditLog(AuditFilter(act: "accounts.export")).records
    }
    #expect(log.map { $0.facts["exported-list"] } == ["coverage-map", "coverage"])
    #expect(log.last?.facts["exported-filter"] == "kind=missing")
  }

  @Test(arguments: Engine.allCases)
  func `an impostor called by a formula goes out as words`(engine: Engine) async throws {
    let world = try await World(on: engine)
    try await world.perform(
      ReportImpostor(
        organization: world.cast.city, account: nil, platform: .weibo, name: "=1+1",
        link: "@weibo", foundOn: World.start.date, source: .tip, evidence: "头像照抄。"),
      as: world.cast.inboxClerk)
    let lines = try await csv(
      "shenxuan", "/impersonations/export", from: "/impersonations", in: world)
    #expect(lines.count == 2 && lines[1].hasPrefix("'=1+1,") && lines[1].contains(",'@weibo,"))
  }

  @Test(arguments: Engine.allCases)
  func `officers' accounts, devices and notices go out to whoever sees them, and to nobody else`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    var report = PersonalReport()
    (report.platform, report.name, report.post) = (.weibo, "李采的工作号", "宣传岗")
    report.link = "https://weibo.example/licai"
    try await world.perform(ReportPersonalAccount(report), as: world.cast.editor)
    let personal = try await csv("shenxuan", "/personal/export", from: "/personal", in: world)
    #expect(personal.count == 2 && personal[1].hasPrefix("李采的工作号,"))
    let own = try await csv("licai", "/personal/export", from: "/personal", in: world)
    #expect(own.count == 2)
    let account = world.cast.account
    let keeper = try world.cast.editor.personID()
    try await world.perform(
      DeclareDevice(account, kind: .phone, label: "1 号机", site: "305 室", keeper: keeper),
      as: world.cast.accountManager)
    let devices = try await csv(
      "shenxuan", "/devices/export", from: "/accounts/\(account)/devices",
      [("account", "\(account)")], in: world)
    #expect(devices.count == 2 && devices[1].contains("1 号机"))
    let notices = try await csv(
      "shenxuan", "/notices/export", from: "/accounts/\(account)/notices",
      [("account", "\(account)")], in: world)
    #expect(notices.count == 1)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let page = try await browser.get("/personal")
      let token = try #require(page.hidden(of: "/personal/export")["_form"])
      let strange = try await browser.post(
        "/devices/export",
        [("account", "\(world.cast.countyAccount)"), ("format", "csv"), ("_form", token)])
      #expect(strange.status == .forbidden)
    }
  }
}
