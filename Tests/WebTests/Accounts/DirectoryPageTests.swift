import HTTPTypes
import Support
import Testing

@testable import Office
@testable import Web

@Suite struct DirectoryPageTests {
  @Test func `the list of genuine accounts is there to read, to narrow and as data`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world, publicOrigin: "https://muduo.example").open { newBrowser in
      let citizen = newBrowser()
      let all = try await citizen.get("/p/accounts")
      for name in ["云川公安", "金水公安", "姚川县政府"] { #expect(all.text.contains(name)) }
      let one = try await citizen.get("/p/accounts?q=%E9%87%91%E6%B0%B4&platform=portal")
      #expect(one.text.contains("金水公安") && !one.text.contains("姚川县政府"))
      let none = try await citizen.get("/p/accounts?q=%3Cscript%3E")
      #expect(none.text.contains("/p/ask") && !none.text.contains("<script>"))
      let data = try await citizen.get("/p/accounts.json")
      #expect(data.headers[.contentType]?.hasPrefix("application/json") == true)
      #expect(data.text.contains("\"https://muduo.example/p/a/jinshui\""))
    }
  }

  @Test func `an unknown code or number is told apart from nothing and says what to do`()
    async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let citizen = newBrowser()
      let asked = try await citizen.get("/p/verify")
      #expect(asked.status == .ok && asked.text.contains("name=\"q\""))
      let addresses = [
        "/p/verify/00112233445566778899", "/p/verify/x", "/p/verify?q=YC-BA-2026-0001",
        "/p/verify?q=00112233445566778899", "/p/verify?q=%27%20OR%201",
      ]
      for address in addresses {
        let page = try await citizen.get(address)
        #expect(page.status == .notFound, "\(address)")
        #expect(page.text.contains("href=\"/p/ask\"") && page.text.contains("/p/accounts"))
        #expect(page.missingPhrases.isEmpty)
      }
    }
  }

  @Test func `an account on another platform says where its link leads`() throws {
    let words = try Words.bundled()
    let say = try #require(words[.chinese])
    let account = Account(
      id: AccountID(1), organization: OrganizationID(1), platform: .weibo, name: "云川公安",
      slug: "yc", description: "", state: .open, openedAt: nil, closedAt: nil, platformID: "yc110",
      link: "https://Weibo.example/yc110", card: AccountCard(), hasInteraction: true,
      filingNumber: nil, version: 1)
    let shown = DirectoryWords.address(account, say).string
    #expect(shown.contains("rel=\"noopener noreferrer external\""))
    #expect(shown.contains("将离开本站，打开 weibo.example"))
  }

  @Test(arguments: Engine.allCases)
  func `an account elsewhere says on its page where it is, under which number, and whom to ask`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let account = try await weibo(in: world)
    try await Site.with(world).open { newBrowser in
      let citizen = newBrowser()
      let page = try await citizen.get("/p/a/" + account.slug)
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      for words in ["微博", "YC-BA-2026-0007", "将离开本站，打开 weibo.example", "/p/ask?to=YC"] {
        #expect(page.text.contains(words), "\(words)")
      }
      #expect(page.text.contains("href=\"/p/accounts\" aria-current=\"page\""))
      _ = try await world.perform(
        SuspendAccount(account.id, reason: "账号被盗"), as: world.cast.accountManager)
      let paused = try await citizen.get("/p/a/" + account.slug)
      #expect(paused.text.ranges(of: "暂停使用").count == 1, "said once")
      let own = try await citizen.get("/p/a/yunchuan")
      #expect(own.text.contains("href=\"/p\" aria-current=\"page\""), "it is read here")
    }
  }

  @Test(arguments: [
    "ＹＣ－ＢＡ－２０２６－０００７", "yc-ba-2026-0007", " YC – BA – 2026 – 0007 ",
  ])
  func `a number is found as people type it`(_ typed: String) async throws {
    let world = try await World(on: .sqlite)
    _ = try await weibo(in: world)
    try await Site.with(world).open { newBrowser in
      let page = try await newBrowser().get("/p/verify?q=" + percentEncoded(typed))
      #expect(page.status == .ok && page.text.contains("云川公安微博"))
    }
  }

  @Test func `a code is read in letters of any width`() {
    #expect(CertificateCode.read("００１１ 2233 4455 6677 88９９") == "00112233445566778899")
    #expect(CertificateCode.read("０" + String(repeating: "g", count: 19)) == nil)
  }

  /// An account on another platform that has gone on file.
  private func weibo(in world: World) async throws -> Account {
    let outcome = try await world.perform(
      ApplyForAccount(
        organization: world.cast.city, platform: .weibo, name: "云川公安微博", isExisting: true,
        day: World.start.date), as: world.cast.accountManager)
    _ = try await world.books.write { session in
      try session.execute(
        """
        UPDATE accounts SET link = 'https://weibo.example/yc', filing_number = 'YC-BA-2026-0007'
        WHERE id = \(outcome.account)
        """)
    }
    return try await world.ask(as: .system(.founder)) { try $0.account(outcome.account) }
  }
}
