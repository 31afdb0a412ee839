import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct SignInTests {
  @Test(arguments: Engine.allCases)
  func `signing in leads to the desk and signing out closes it`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      let before = try await browser.get("/")
      #expect(before.status == .seeOther && before.location?.hasPrefix("/login") == true)
      let answer = try await browser.signIn("licai")
      #expect(answer.status == .seeOther && answer.location == "/")
      let home = try await browser.get("/")
      #expect(home.status == .ok && home.text.contains("李采"))
      #expect(home.missingPhrases.isEmpty)
      let out = try await browser.submit("/sign-out", on: home, [])
      #expect(out.location == "/login")
      #expect(try await browser.get("/").status == .seeOther)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a wrong password and an unknown name get the same answer`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let wrong = try await newBrowser().signIn("licai", password: "Falsch-2026-x")
      let unknown = try await newBrowser().signIn("nobody", password: "Falsch-2026-x")
      for page in [wrong, unknown] {
        #expect(page.status == .unprocessableContent)
        #expect(page.text.contains("用户名或口令不对"))
        #expect(!page.text.contains("Falsch"))
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `after five wrong passwords even the right one waits`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    let site = try Site.with(world)
    try await site.open { newBrowser in
      let browser = newBrowser()
      for _ in 0..<5 { try await browser.signIn("licai", password: "Falsch-2026-x") }
      let locked = try await browser.signIn("licai")
      #expect(locked.status == .unprocessableContent)
      #expect(locked.text.contains("09:15"), "the page says until when")
      site.clock.advance(minutes: 16)
      #expect(try await browser.signIn("licai").location == "/")
    }
  }

  @Test(arguments: Engine.allCases)
  func `an expired session keeps what was typed and goes on after signing in`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let site = try Site.with(world)
    try await site.open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("lvquan")
      let person = try world.cast.newcomer.personID()
      let path = "/persons/\(person)/appointments"
      let page = try await browser.get("/persons/\(person)")
      site.clock.advance(minutes: 16)
      let typed = [
        ("role", "editor"), ("organization", "\(world.cast.city)"), ("title", "宣传干事"),
        ("from", "2026-09-28"), ("until", ""),
      ]
      let asked = try await browser.submit(path, on: page, typed)
      #expect(asked.status == .unauthorized)
      #expect(!asked.text.contains("宣传干事"), "what was typed travels sealed")
      let resumed = try await browser.submit(
        "/login", on: asked, [("login", "lvquan"), ("password", Cast.password)])
      #expect(resumed.status == .ok)
      let kept = resumed.hidden(of: path)
      #expect(kept["role"] == "editor" && kept["title"] == nil)
      #expect(
        resumed.text.contains("职务名称") && resumed.text.contains("value=\"宣传干事\""),
        "what was typed can be read, under its label")
      let done = try await browser.submit(path, on: resumed, [("title", "宣传干事")])
      #expect(done.location == "/persons/\(person)?done=appointed")
    }
  }

  @Test(arguments: Engine.allCases)
  func `a forged seal around what was typed carries nothing`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let site = try Site.with(world)
    try await site.open { newBrowser in
      let browser = newBrowser()
      let person = try world.cast.newcomer.personID()
      try await browser.signIn("lvquan")
      let page = try await browser.get("/persons/\(person)")
      site.clock.advance(minutes: 16)
      let asked = try await browser.submit(
        "/persons/\(person)/appointments", on: page, [("title", "宣传干事")])
      let kept = asked.hidden(of: "/login")["_kept"] ?? ""
      #expect(!kept.isEmpty)
      let forged = String(kept.dropLast(4)) + "AAAA"
      let answer = try await browser.submit(
        "/login", on: asked,
        [("login", "lvquan"), ("password", Cast.password), ("_kept", forged)])
      #expect(answer.status == .seeOther && answer.location == "/")
    }
  }

  @Test(arguments: Engine.allCases)
  func `a first password must be changed before anything else`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let administrator = newBrowser()
      try await administrator.signIn("hexi")
      let path = "/organizations/\(world.cast.city)/persons/new"
      let form = try await administrator.get(path)
      let result = try await administrator.submit(
        path, on: form, [("name", "新人"), ("login", "xinren")])
      let password = try #require(result.number(after: "初始口令"))
      let newcomer = newBrowser()
      try await newcomer.signIn("xinren", password: password)
      #expect(try await newcomer.get("/").location == "/password")
      #expect(try await newcomer.get("/rulebooks").location == "/password")
      let page = try await newcomer.get("/password")
      let weak = try await newcomer.submit(
        "/password", on: page,
        [("current", password), ("replacement", "short"), ("again", "short")])
      #expect(weak.status == .unprocessableContent && weak.text.contains("至少 10 位"))
      let done = try await newcomer.submit(
        "/password", on: page,
        [("current", password), ("replacement", "Muduo-Bell-77"), ("again", "Muduo-Bell-77")])
      #expect(done.location == "/profile?done=password")
      #expect(try await newcomer.get("/profile").status == .ok)
    }
  }
}
