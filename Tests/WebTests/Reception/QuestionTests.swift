import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// What stands behind the question mark of an address.
@Suite struct QuestionTests {
  private static let broken = [
    ("/accounts?q=%FF%FE", "账号"), ("/rulebooks?q=%E4%BA", "查找"), ("/posts?state=a%00b", "state"),
    ("/p?before=%C3%28", "before"), ("/accounts?q=%zz", "账号"), ("/calendar?year=%2", "year"),
  ]

  @Test(arguments: Self.broken)
  func `bytes that are no text are refused by the field they stand in`(
    _ address: String, _ name: String
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let page = try await browser.get(address)
      #expect(page.status == .badRequest, "\(address): \(page.status)")
      #expect(page.text.contains("里有不能使用的字符") && page.missingPhrases.isEmpty)
      #expect(page.text.contains(name), "\(address)")
    }
  }

  @Test(arguments: ["/p?%FF=1", "/posts?%z=1", "/p?=1&%00=2"])
  func `an address whose names are no text is refused as a whole`(
    _ address: String
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      for language in Language.allCases {
        browser.cookies["wb_lang"] = language.rawValue
        let page = try await browser.get(address)
        #expect(page.status == .badRequest && page.missingPhrases.isEmpty)
        let words = language == .chinese ? "地址里问号后面的内容不完整" : "question mark of the address"
        #expect(page.text.contains(words))
      }
    }
  }

  @Test func `a broken address does not hide who is signed in, and a form behind it does nothing`()
    async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let blank = try await browser.get("/posts/new")
      let before = try await world.trace()
      let token = blank.hidden(of: "/posts")["_form"] ?? ""
      let page = try await browser.post(
        "/posts?x=%FF", PostJourney.fields(account: world.cast.account) + [("_form", token)])
      #expect(page.status == .badRequest && page.text.contains("action=\"/sign-out\""))
      #expect(try await world.trace() == before)
    }
  }

  private static let searches = ["/rulebooks", "/accounts", "/personal", "/persons", "/p/accounts"]

  @Test(arguments: Self.searches)
  func `a search that is too long is refused, not cut`(_ path: String) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let long = percentEncoded(String(repeating: "政", count: 61))
      let page = try await browser.get(path + "?q=" + long)
      #expect(page.status == .badRequest, "\(path): \(page.status)")
      #expect(page.text.contains("太长，最多") && page.missingPhrases.isEmpty)
      let fits = percentEncoded(String(repeating: "政", count: 40))
      #expect(try await browser.get(path + "?q=" + fits).status == .ok)
    }
  }

  @Test func `what is asked goes into an address and comes back as it was`() throws {
    let fields = FormFields(["q": ["云 川&=?%", "第二"], "后": ["1"]])
    let query = fields.encoded
    #expect(query.hasPrefix("?"))
    #expect(try FormFields(urlEncoded: query.dropFirst().utf8) == fields)
    #expect(FormFields().encoded.isEmpty)
  }
}
