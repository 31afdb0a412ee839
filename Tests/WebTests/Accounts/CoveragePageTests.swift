import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// The view of what is missing, as a browser gets it.
@Suite struct CoveragePageTests {
  @Test(arguments: Engine.allCases)
  func `the map shows where an account is missing, and the list says what to do`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("yangsheng")
      let map = try await browser.get("/accounts/coverage")
      #expect(map.status == .ok)
      #expect(map.text.contains("云川市公安局金水分局"))
      #expect(!map.text.contains("姚川县人民政府办公室"), "not in sight")
      let list = try await browser.get("/accounts/coverage?kind=missing")
      #expect(list.text.contains("/rulebooks/hunan-2017/articles/9"))
      #expect(
        list.text.contains("/accounts/new?organization=\(world.cast.city)&amp;platform=weibo"))
      for kind in CoverageKind.allCases {
        let page = try await browser.get("/accounts/coverage?kind=\(kind.rawValue)")
        #expect(page.status == .ok, "\(kind)")
        #expect(page.missingPhrases.isEmpty, "\(kind): \(page.missingPhrases)")
      }
    }
  }

  @Test(.cites("national-media", article: "N6"), arguments: Engine.allCases)
  func `a second account is a hint without a rule, and what nobody asks for is not said to be so`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    for name in ["姚川县政府微博", "姚川县教育微博"] {
      _ = try await FilingCase.applied(in: world, name: name)
    }
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      let crowded = try await browser.get("/accounts/coverage?kind=surplus")
      #expect(crowded.missingPhrases.isEmpty && crowded.text.contains("微博有 2 个账号"))
      #expect(crowded.text.contains("现行规定没有明文要求"))
      // Yao'an's text asks nobody to have an account.
      let missing = try await browser.get("/accounts/coverage?kind=missing")
      #expect(missing.missingPhrases.isEmpty && missing.text.contains("没有这项要求"))
      #expect(!missing.text.contains("要求开设的账号都开了"))
    }
  }

  @Test func `the view narrows to a body and a level, and keeps them from list to list`()
    async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("yangsheng")
      let city = world.cast.city
      let page = try await browser.get(
        "/accounts/coverage?kind=missing&organization=\(city)&level=county")
      #expect(page.text.contains("金水分局"))
      #expect(page.text.contains("kind=filing&amp;organization=\(city)&amp;level=county"))
      let strange = try await browser.get("/accounts/coverage?organization=\(world.cast.county)")
      #expect(strange.status == .forbidden)
      let nonsense = try await browser.get("/accounts/coverage?kind=x&level=y&after=z")
      #expect(nonsense.status == .ok)
    }
  }

  @Test
  func `the map keeps its articles beside the body, and a card leaves out what nobody asks for`()
    async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("yangsheng")
      let map = try await browser.get("/accounts/coverage")
      #expect(!map.text.contains("columnheader\" class=\"cell-words\">依据"))
      let name = map.text.split(separator: "<th").first {
        $0.contains("rowheader") && $0.contains("金水分局")
      }
      #expect(name?.contains("/rulebooks/hunan-2017/articles/9") == true)
      let blanks = map.text.split(separator: "<td").filter { $0.contains("cell-spare") }
      #expect(!blanks.isEmpty)
      #expect(blanks.allSatisfy { !$0.contains("tag") })
    }
  }

  @Test(arguments: Engine.allCases)
  func `what is overdue is measured in the days its rule counts`(engine: Engine) async throws {
    let world = try await World(on: engine)
    _ = try await world.perform(
      SuspendAccount(world.cast.account, reason: "账号被盗"), as: world.cast.accountManager)
    world.clock.set(world.now.advanced(byMilliseconds: 30 * 86_400_000))
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("jianghao")
      func limit(_ page: Page) -> String? {
        page.text.firstMatch(of: #/已超期 \d+ 个工作日/#).map { String($0.output) }
      }
      let list = try await browser.get("/accounts/coverage?kind=overdue")
      #expect(list.missingPhrases.isEmpty)
      #expect(list.text.contains("自 2026-09-28（周一） 起算，时限 3 个工作日"))
      let account = try await browser.get("/accounts/\(world.cast.account)")
      #expect(limit(list) != nil && limit(list) == limit(account))
    }
  }
}
