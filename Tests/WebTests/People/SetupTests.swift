import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct SetupTests {
  private static let organization = [
    ("name", "姚川县人民政府办公室"), ("shortName", "县府办"), ("code", "yx"),
    ("level", "county"), ("sector", "general-government"), ("rulebooks", "yaoan"),
  ]

  private static func administrators(
    _ logins: [String] = ["hexi", "lvquan", "shiji"], password: String = "Muduo-Bell-77"
  ) -> [(String, String)] {
    zip(SetupPages.administrators, logins).flatMap { role, login in
      [
        ("\(role.rawValue)-login", login), ("\(role.rawValue)-name", "某" + login),
        ("\(role.rawValue)-password", password), ("\(role.rawValue)-again", password),
      ]
    }
  }

  @Test(arguments: Engine.allCases)
  func `the first run founds the office, once`(_ engine: Engine) async throws {
    let site = try await Site.empty(on: engine)
    try await site.open { newBrowser in
      let browser = newBrowser()
      #expect(try await browser.get("/login").location == "/setup")
      let page = try await browser.get(site.setup)
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      #expect(page.text.contains("1 小时"), "the clocks of the rulebooks stand beside them")
      #expect(page.text.contains("备案 3 个工作日"), "Zhengzhou 8 has a clock on filing")
      #expect(page.text.contains("信息形成后主动公开 20 个工作日"))
      let late = try await newBrowser().get(site.setup)
      let done = try await browser.submit(
        "/setup", on: page, Self.organization + Self.administrators())
      #expect(done.location == "/setup/done")
      #expect(try await browser.get("/setup/done").text.contains("安全保密管理员登录"))
      #expect(try await browser.get(site.setup).location == "/login")
      // Somebody who had the page open comes too late.
      let second = newBrowser()
      _ = late
      _ = try await second.get("/login")
      let answer = try await browser.submit(
        "/setup", on: page,
        [("name", "别的单位")] + Self.organization.dropFirst()
          + Self.administrators(["aa", "bb", "cc"]))
      #expect(answer.location == "/login")
      let bodies = try await site.office.ask(as: .system(.founder)) { reading in
        try reading.person(login: "aa") == nil
      }
      #expect(bodies)
      let administrator = newBrowser()
      #expect(
        try await administrator.signIn("hexi", password: "Muduo-Bell-77").location == "/")
      #expect(try await administrator.get("/organizations").text.contains("姚川县人民政府办公室"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `without the key that the server printed nobody founds an office`(
    _ engine: Engine
  ) async throws {
    let site = try await Site.empty(on: engine)
    let key = site.office.keys.setupKey
    #expect(key.count == 32 && key == World.keys.setupKey, "the same on every node")
    #expect(key != Keys(master: Array(1..<33)).setupKey)
    try await site.open { newBrowser in
      let browser = newBrowser()
      let form = try await browser.get(site.setup)
      for wrong in ["", key.uppercased() + "0", String(key.dropLast()), "木"] {
        let page = try await browser.get("/setup?key=" + percentEncoded(wrong))
        #expect(page.status == .forbidden && page.missingPhrases.isEmpty, "\(wrong)")
        #expect(page.text.contains("woodbell serve") && !page.text.contains(key), "\(wrong)")
        #expect(page.hidden(of: "/setup").isEmpty, "\(wrong)")
        let answer = try await browser.submit(
          "/setup", on: form,
          [("key", wrong)] + Self.organization + Self.administrators())
        #expect(answer.status == .forbidden && !answer.text.contains("Muduo-Bell"), "\(wrong)")
      }
      #expect(try await browser.get("/login").location == "/setup", "there is no office yet")
    }
  }

  @Test func `all mistakes of the first run are named at once and nothing is founded`()
    async throws
  {
    let site = try await Site.empty(on: .sqlite)
    try await site.open { newBrowser in
      let browser = newBrowser()
      let page = try await browser.get(site.setup)
      let answer = try await browser.submit(
        "/setup", on: page,
        [("name", ""), ("shortName", "县府办"), ("code", "Y"), ("level", ""), ("sector", "moon")]
          + Self.administrators(["same", "same", "Ünal"], password: "12345"))
      #expect(answer.status == .unprocessableContent)
      for words in [
        "请填写机构名称", "请选择层级", "系统不在可选范围内", "编号字头里有不能使用的字符",
        "请填写规则库", "安全保密管理员用户名已被使用", "安全审计员用户名里有不能使用的字符",
        "系统管理员口令至少 10 位",
      ] { #expect(answer.text.contains(words), "\(words)") }
      let summary = try #require(answer.text.range(of: "error-summary")?.upperBound)
      let told = answer.text[summary...]
      let places = ["请填写机构名称", "请选择层级", "请填写规则库", "安全保密管理员用户名"].map {
        told.range(of: $0)?.lowerBound
      }
      #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted(), "as on the page")
      #expect(!places.contains(nil))
      let empty = try await browser.submit("/setup", on: page, [("name", "")])
      #expect(empty.text.contains("请填写系统管理员口令"))
      let errors = try #require(empty.text.firstMatch(of: #/error-summary.*?<\/ul>/#)).output
      #expect(!errors.contains("口令至少") && !errors.contains("口令太简单"))
      #expect(answer.text.contains("value=\"县府办\""), "what was typed stays")
      #expect(!answer.text.contains("12345"), "a password is never written back")
      #expect(try await browser.get(site.setup).status == .ok)
    }
  }

  @Test(arguments: Engine.allCases)
  func `two foundings at the same time make one office`(_ engine: Engine) async throws {
    let books = try await Books.open(engine, .schema)
    let clock = SettableClock(World.start)
    let office = try World.office(over: books, clock: clock)
    let hash = try PasswordHash(of: "x", salt: [1], logRounds: 4)
    let outcomes = await withTaskGroup(of: String.self) { group in
      for number in 1...4 {
        group.addTask {
          let draft = OrganizationDraft(
            parent: nil, level: .county, sector: .generalGovernment, name: "单位\(number)",
            shortName: "单位\(number)", code: "C\(number)", rulebooks: ["yaoan"])
          let people = ["a", "b", "c"].map {
            FoundOffice.Administrator(login: "\($0)\(number)x", name: "某", passwordHash: hash)
          }
          do {
            _ = try await office.perform(
              FoundOffice(organization: draft, administrators: people), as: .system(.founder),
              request: "test")
            return "founded"
          } catch let refusal as Refusal {
            return refusal.code
          } catch {
            return "\(error)"
          }
        }
      }
      return await group.reduce(into: [String]()) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 == "founded" }.count == 1)
    #expect(outcomes.filter { $0 == "people.already-founded" }.count == 3, "\(outcomes)")
  }
}
