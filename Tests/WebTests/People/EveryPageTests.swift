import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// What holds for every address of the site, also for those that are added later.
@Suite struct EveryPageTests {
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    + "media-src 'self'; "
    + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    + "base-uri 'none'"

  private static var addresses: [String] {
    allRoutes().all.filter { $0.method == .get }.map { route in
      route.path.split(separator: "/", omittingEmptySubsequences: false)
        .map { $0.hasPrefix(":") ? "1" : String($0) }.joined(separator: "/")
    }
  }

  @Test(arguments: [nil, "licai", "hexi", "lvquan", "shiji"] as [String?])
  func `every answer carries the security headers, and no page fails or lacks a phrase`(
    _ login: String?
  ) async throws {
    let world = try await World(on: .sqlite)
    let addresses = Self.addresses + ["/no-such-page", "/persons/999999", "/rulebooks/yaoan"]
    try #require(addresses.count > 20)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      if let login { try await browser.signIn(login) }
      for language in Language.allCases {
        browser.cookies["wb_lang"] = language.rawValue
        for address in addresses {
          let page = try await browser.get(address)
          #expect(page.status.code < 500, "\(address): \(page.status)")
          #expect(page.missingPhrases.isEmpty, "\(address): \(page.missingPhrases)")
          if page.headers[.contentType]?.hasPrefix("text/html") == true {
            let read = page.text.replacing(#/<[^>]*>/#, with: "")
            #expect(!read.contains("{"), "\(address): a place in a phrase is empty")
          }
          check(page, address)
        }
      }
    }
  }

  private func check(_ page: Page, _ address: String) {
    // An address that is a secret is told to nobody.
    let isSecret = address.hasPrefix("/f/")
    let expected = [
      "Content-Security-Policy": Self.policy, "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Referrer-Policy": isSecret ? "no-referrer" : "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin",
    ]
    for (name, value) in expected {
      #expect(HTTPField.Name(name).flatMap { page.headers[$0] } == value, "\(address): \(name)")
    }
    #expect(page.headers[.cacheControl] != nil, "\(address)")
    #expect(!page.text.contains("<script>") && !page.text.contains(" style="), "\(address)")
  }

  @Test func `pages of somebody who is signed in are stored nowhere`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      #expect(try await browser.get("/profile").headers[.cacheControl] == "no-store")
    }
  }

  @Test(arguments: [nil, "https://muduo.example"] as [String?])
  func `cookies are for the server alone, and secure behind TLS`(
    _ origin: String?
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world, publicOrigin: origin).open { newBrowser in
      let browser = newBrowser()
      let first = try await browser.get("/login")
      let signedIn = try await browser.signIn("licai")
      let profile = try await browser.get("/profile")
      let language = try await browser.submit(
        "/language", on: profile, [("language", "en"), ("return", "/")])
      let cookies = [first, signedIn, language].flatMap { $0.headers[values: .setCookie] }
      #expect(cookies.count >= 3)
      for cookie in cookies {
        #expect(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"), "\(cookie)")
        #expect(cookie.contains("; Secure") == (origin != nil), "\(cookie)")
      }
      let strict = HTTPField.Name("Strict-Transport-Security").flatMap { profile.headers[$0] }
      #expect((strict != nil) == (origin != nil))
    }
  }

  @Test func `the language is switched and stays`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      let page = try await browser.get("/login")
      #expect(page.text.contains("lang=\"zh-Hans\"") && page.text.contains("用户名"))
      let answer = try await browser.submit(
        "/language", on: page, [("language", "en"), ("return", "/login")])
      #expect(answer.status == .seeOther && answer.location == "/login")
      let english = try await browser.get("/login")
      #expect(english.text.contains("lang=\"en\"") && english.text.contains("Sign-in name"))
      let strange = try await browser.submit(
        "/language", on: english, [("language", "tlh"), ("return", "/login")])
      #expect(strange.status == .unprocessableContent)
    }
  }

  @Test func `without a choice the browser's language counts`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      browser.cookies = [:]
      let page = try await browser.get("/about", headers: [.acceptLanguage: "en-GB,zh;q=0.5"])
      #expect(page.text.contains("lang=\"en\""))
    }
  }
}
