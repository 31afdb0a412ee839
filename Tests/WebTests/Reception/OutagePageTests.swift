import HTTPTypes
import NIOCore
import Office
import Storage
import Support
import Testing

@testable import Web

/// What a reader gets while the database is away, and what becomes of what was typed.
@Suite struct OutagePageTests {
  private static let away = FailingBooks.Fault.all(StorageError.unavailable("no route to db1"))
  private static let heads = [
    "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
  ]

  private func check(_ page: Page, _ language: Language, _ address: String) throws {
    for name in Self.heads {
      #expect(page.headers[try #require(.init(name))] != nil, "\(address): \(name)")
    }
    #expect(page.text.contains("lang=\"\(language.rawValue)\""), "\(address)")
    #expect(page.missingPhrases.isEmpty, "\(address)")
    #expect(!page.text.contains("db1"), "the details are for the log")
  }

  @Test(arguments: Language.allCases)
  func `while the database is away every page says so and what to do`(
    _ language: Language
  ) async throws {
    let world = try await World(on: .sqlite)
    let (site, books) = try Site.failing(world)
    try await site.open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      browser.cookies["wb_lang"] = language.rawValue
      books.fail(Self.away)
      for address in ["/", "/posts", "/posts/1", "/accounts?q=%E4%BA%91", "/p", "/p/ask"] {
        let page = try await browser.get(address)
        #expect(page.status == .serviceUnavailable, "\(address): \(page.status)")
        #expect(page.headers[.retryAfter] == "2", "\(address)")
        try check(page, language, address)
        let advice = language == .chinese ? "请稍后再提交" : "Try again in a while"
        #expect(page.text.contains(advice), "\(address)")
        #expect(page.text.contains("href=\"\(address)\""), "\(address): the way to try again")
      }
      #expect(try await browser.get("/healthz").status == .ok, "the process is well")
      #expect(try await browser.get("/assets/woodbell.css").status == .ok, "the page has its style")
      #expect(try await browser.get("/readyz").status == .serviceUnavailable)
      books.fail(nil)
      #expect(try await browser.get("/posts").status == .ok)
      #expect(try await browser.get("/readyz").status == .ok)
    }
  }

  @Test(arguments: Engine.allCases)
  func `what was typed during an outage is kept and sent again as it was`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (site, books) = try Site.failing(world)
    try await site.open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let blank = try await browser.get("/posts/new")
      let fields = PostJourney.fields(
        title: "短题", body: "第一段。\r\n\r\n第二段“引”。" + PostJourney.canary,
        account: world.cast.account)
      let before = try await world.trace()
      books.fail(Self.away)
      let page = try await browser.submit("/posts", on: blank, fields)
      #expect(page.status == .serviceUnavailable && page.headers[.retryAfter] == "2")
      try check(page, .chinese, "/posts")
      #expect(page.text.contains("短题") && page.text.contains("第二段“引”。"))
      #expect(!page.text.contains("<script>alert"))
      #expect(try await world.trace() == before)
      books.fail(nil)
      let sent = try await browser.submit("/posts", on: page, [])
      #expect(sent.location == "/posts/1?done=saved" || sent.status == .seeOther)
      let post = try await browser.get(try #require(sent.location))
      #expect(post.text.contains("短题") && post.text.contains("第一段。"))
    }
  }

  @Test(arguments: [StorageError.unavailable("disk full"), .busy, .conflict])
  func `when only writing fails the page stays the person's own`(
    _ error: StorageError
  ) async throws {
    let world = try await World(on: .sqlite)
    let (site, books) = try Site.failing(world)
    try await site.open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let blank = try await browser.get("/posts/new")
      books.fail(.writes(error))
      let page = try await browser.submit(
        "/posts", on: blank, PostJourney.fields(account: world.cast.account))
      #expect(page.status == .serviceUnavailable && page.headers[.retryAfter] == "2")
      #expect(page.text.contains("请提前绕行") && page.text.contains("action=\"/sign-out\""))
      let isBusy = error != .unavailable("disk full")
      #expect(page.text.contains(isBusy ? "系统正忙" : "暂时连不上或写不进去"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `a form whose answer was lost counts once when it is sent again`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (site, books) = try Site.failing(world)
    try await site.open { newBrowser in
      let citizen = newBrowser()
      let form = try await citizen.get("/p/ask")
      books.fail(.answers(StorageError.outcomeUnknown("connection reset")))
      let page = try await citizen.submit("/p/ask", on: form, MessagePageTests.letter)
      #expect(page.status == .serviceUnavailable && page.text.contains("不能确定是否已经保存"))
      books.fail(nil)
      let done = try await citizen.submit("/p/ask", on: page, [])
      #expect(done.number(after: "受理编号") == "YX-LY-2026-0001")
      let next = try await citizen.submit(
        "/p/ask", on: try await citizen.get("/p/ask"), MessagePageTests.letter)
      #expect(next.number(after: "受理编号") == "YX-LY-2026-0002", "one was stored before")
    }
  }

  @Test func `a password that was typed during an outage is not shown again`() async throws {
    let world = try await World(on: .sqlite)
    let (site, books) = try Site.failing(world)
    try await site.open { newBrowser in
      let browser = newBrowser()
      let form = try await browser.get("/login")
      books.fail(Self.away)
      let page = try await browser.submit(
        "/login", on: form, [("login", "licai"), ("password", Cast.password)])
      #expect(page.status == .serviceUnavailable && !page.text.contains(Cast.password))
    }
  }

  @Test func `a form with files keeps its words during an outage`() async throws {
    let world = try await World(on: .sqlite)
    let (site, books) = try Site.failing(world)
    try await site.open(uploadRoutes(world.cast.city)) { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let token = try await browser.get("/probe").hidden(of: "/probe")["_form"] ?? ""
      books.fail(Self.away)
      let reason = String(repeating: "开通的理由", count: 5)
      let page = try await browser.upload(
        "/probe",
        [
          SentPart("_form", token), SentPart("reason", reason),
          SentPart("proof", file: "a.txt", Array("证明".utf8)),
        ])
      #expect(page.status == .serviceUnavailable && page.text.contains(reason))
      #expect(page.hidden(of: "/probe").isEmpty, "the files have to be chosen again")
      #expect(world.files.contents.isEmpty)
    }
  }

  private struct Broken: Error, CustomStringConvertible {
    let description = "no such column: secret_detail"
  }

  @Test(arguments: Language.allCases)
  func `a fault is a number for the reader, and nothing typed is lost`(
    _ language: Language
  ) async throws {
    let world = try await World(on: .sqlite)
    let (site, books) = try Site.failing(world)
    try await site.open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let blank = try await browser.get("/posts/new")
      browser.cookies["wb_lang"] = language.rawValue
      for fault in [FailingBooks.Fault.all(Broken()), .writes(Broken())] {
        books.fail(fault)
        let page = try await browser.submit(
          "/posts", on: blank, PostJourney.fields(account: world.cast.account))
        #expect(page.status == .internalServerError)
        try check(page, language, "/posts")
        #expect(!page.text.contains("secret_detail") && page.text.contains("请提前绕行"))
        #expect(page.text.contains(#/[0-9a-f-]{16,}/#), "a number to tell")
      }
    }
  }

  @Test func `a program is told to come again`() async throws {
    let world = try await World(on: .sqlite)
    let (site, books) = try Site.failing(world)
    try await site.open { newBrowser in
      books.fail(Self.away)
      let page = try await MessageIntakeTests.send(newBrowser(), MessageIntakeTests.body)
      #expect(page.status == .serviceUnavailable && page.headers[.retryAfter] == "2")
      #expect(page.headers[.contentType] == "application/problem+json")
      #expect(page.text.contains("/problems/office.storage-unavailable"))
      books.fail(.all(Broken()))
      let fault = try await MessageIntakeTests.send(newBrowser(), MessageIntakeTests.body)
      #expect(fault.status == .internalServerError && fault.text.contains("/problems/fault"))
      #expect(!fault.text.contains("secret_detail"))
    }
  }
}
