import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// What comes from outside and is not a form of ours, whole and from this browser.
@Suite struct FormGuardTests {
  private let appointment = [
    ("role", "editor"), ("organization", "1"), ("title", ""), ("from", "2026-09-28"),
    ("until", ""),
  ]

  @Test(arguments: Engine.allCases)
  func `a form without token, with a forged one or another session's is refused`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("lvquan")
      let person = try world.cast.newcomer.personID()
      let path = "/persons/\(person)/appointments"
      let token = try await browser.get("/persons/\(person)").hidden(of: path)["_form"] ?? ""
      #expect(!token.isEmpty)
      let stranger = newBrowser()
      try await stranger.signIn("hexi")
      let foreign = try await stranger.get("/profile").hidden(of: "/sign-out")["_form"] ?? ""
      let before = try await world.trace()
      for wrong in ["", token + "x", "x" + token, String(token.dropLast(6)), foreign, "a.b"] {
        let page = try await browser.post(path, appointment + [("_form", wrong)])
        #expect(page.status == .forbidden, "token \(wrong)")
        #expect(page.text.contains("重新打开页面"))
      }
      let missing = try await browser.post(path, appointment)
      #expect(missing.status == .forbidden)
      #expect(try await world.trace() == before)
    }
  }

  @Test(arguments: [
    ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example"),
    ("Origin", "https://localhost.evil.example"), ("Origin", "http://localhost:8081"),
  ])
  func `a form from another site is refused`(_ name: String, _ value: String) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      let page = try await browser.get("/login")
      let fields = page.hidden(of: "/login").map { ($0.key, $0.value) }
      var headers = HTTPFields()
      headers[try #require(HTTPField.Name(name))] = value
      let answer = try await browser.post(
        "/login", fields + [("login", "licai"), ("password", Cast.password)], headers: headers)
      #expect(answer.status == .forbidden && answer.text.contains("别的网站"))
    }
  }

  @Test(arguments: ["http://localhost", "https://muduo.example"])
  func `our own origin and the public one are let in`(_ origin: String) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world, publicOrigin: "https://muduo.example").open { newBrowser in
      let browser = newBrowser()
      let page = try await browser.get("/login")
      let fields = page.hidden(of: "/login").map { ($0.key, $0.value) }
      let answer = try await browser.post(
        "/login", fields + [("login", "licai"), ("password", Cast.password)],
        headers: [.origin: origin])
      #expect(answer.location == "/")
    }
  }

  @Test func `a body over the limit is refused with the limit`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("lvquan")
      let page = try await browser.post(
        "/profile/delegations", [("deputy", String(repeating: "a", count: 300_000))])
      #expect(page.status == .contentTooLarge && page.text.contains("256 KB"))
    }
  }

  @Test(arguments: ["title=%FF%FE", "title=a%00b", "title=%C3%28", "title=%ED%A0%80"])
  func `bytes that are no text name the field`(_ raw: String) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("lvquan")
      let page = try await browser.post("/persons/1/appointments", raw: raw)
      #expect(page.status == .badRequest && page.text.contains("职务名称里有不能使用的字符"))
    }
  }

  @Test(arguments: ["title=%G1", "title=%2", "%FF=a"])
  func `a broken form is refused whole`(_ raw: String) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("lvquan")
      let page = try await browser.post("/persons/1/appointments", raw: raw)
      #expect(page.status == .badRequest)
    }
  }

  @Test func `what is no form is refused by its type`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let page = try await newBrowser().post(
        "/login", raw: "{\"login\": \"licai\"}", headers: [.contentType: "application/json"])
      #expect(page.status == .unsupportedMediaType)
    }
  }

  @Test func `a field nobody asked for is refused by name`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("lvquan")
      let person = try world.cast.newcomer.personID()
      let path = "/persons/\(person)/appointments"
      let page = try await browser.get("/persons/\(person)")
      let before = try await world.trace()
      let answer = try await browser.submit(path, on: page, appointment + [("isAdmin", "1")])
      #expect(answer.status == .unprocessableContent && answer.text.contains("isAdmin"))
      #expect(try await world.trace() == before)
    }
  }

  @Test(arguments: [
    (HTTPRequest.Method.delete, "/login", "GET, POST"), (.post, "/rulebooks", "GET"),
    (.put, "/calendar", "GET"), (.get, "/sign-out", "POST"),
  ])
  func `a wrong method is answered with those that would do`(
    _ method: HTTPRequest.Method, _ path: String, _ allowed: String
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let page = try await newBrowser().send(path, method, [:], nil)
      #expect(page.status == .methodNotAllowed && page.headers[.allow] == allowed)
    }
  }

  @Test(arguments: Engine.allCases)
  func `the same form sent twice counts once`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let path = "/organizations/\(world.cast.city)/new"
      let page = try await browser.get(path)
      let typed = [
        ("name", "交通警察支队"), ("shortName", "交警支队"), ("code", "JJ"),
        ("level", "department"), ("sector", "public-security"),
      ]
      let first = try await browser.submit(path, on: page, typed)
      let second = try await browser.submit(path, on: page, typed)
      #expect(first.status == .seeOther && first.location == second.location)
      let other = try await browser.submit(
        path, on: page,
        typed.dropLast() + [
          ("sector", "general-government")
        ])
      #expect(other.status == .conflict, "the same token with other words is refused")
    }
  }

  @Test(arguments: [
    "//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "javascript:1",
  ])
  func `signing in never leads to another site`(_ next: String) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      let page = try await browser.get("/login")
      let answer = try await browser.submit(
        "/login", on: page,
        [("login", "licai"), ("password", Cast.password), ("next", next)])
      #expect(answer.location == "/")
    }
  }
}
