import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Office
import Support
import Testing
import WorkCalendar

@testable import Web

/// The whole site over an office of a test's own; requests go through the router.
struct Site: Sendable {
  let office: Office
  let clock: SettableClock
  let house: House

  /// A site with the cast in it.
  static func with(
    _ world: World, publicOrigin: String? = nil, ownOrigin: String? = nil, isDemo: Bool = false
  ) throws -> Site {
    try Site(
      office: world.office, clock: world.clock, publicOrigin: publicOrigin, ownOrigin: ownOrigin,
      isDemo: isDemo)
  }

  /// A site with the cast in it, on books that can be made to fail.
  static func failing(_ world: World) throws -> (site: Site, books: FailingBooks) {
    let books = FailingBooks(world.books)
    let office = try World.office(over: books, clock: world.clock, files: world.files.store)
    return (
      try Site(office: office, clock: world.clock, publicOrigin: nil, isDemo: false), books
    )
  }

  /// A site that nobody has founded yet.
  static func empty(on engine: Engine) async throws -> Site {
    let books = try await Books.open(engine, .schema)
    let clock = SettableClock(World.start)
    return try Site(
      office: World.office(over: books, clock: clock), clock: clock, publicOrigin: nil,
      isDemo: false)
  }

  private init(
    office: Office, clock: SettableClock, publicOrigin: String?, ownOrigin: String? = nil,
    isDemo: Bool
  ) throws {
    self.office = office
    self.clock = clock
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    house = House(
      office: office, words: try Words.bundled(), policy: try PasswordPolicy.bundled(),
      assets: try AssetShelf.bundled(), isDemo: isDemo, publicOrigin: publicOrigin,
      ownOrigin: ownOrigin, version: "test", logger: logger)
  }

  /// Where a first run begins, as the server prints it.
  var setup: String { SetupPages.path(office.keys) }

  /// Opens the site; the body makes browsers of it.
  ///
  /// - Parameter setup: `.live` sends requests through a socket.
  func open(
    _ routes: Routes = allRoutes(), _ setup: TestingSetup = .router,
    _ body: @escaping @Sendable (@Sendable () -> Browser) async throws -> Void
  ) async throws {
    let app = Application(
      responder: Reception(house: house, routes: routes), logger: house.logger)
    try await app.test(setup) { client in
      try await body { Browser(client: client) }
    }
  }
}

/// A page as a browser got it.
struct Page: Sendable {
  let status: HTTPResponse.Status
  let headers: HTTPFields
  let text: String

  var location: String? { headers[.location] }

  /// The hidden fields of the form that is posted to an address, with the token.
  func hidden(of action: String) -> [String: String] {
    let forms = text.ranges(of: "action=\"\(action)\"").filter { range in
      let tag = text[..<range.lowerBound].range(of: "<form", options: .backwards)
      return tag.map { text[$0.lowerBound..<range.lowerBound].contains("method=\"post\"") } ?? false
    }
    guard let form = forms.first else { return [:] }
    let rest = text[form.upperBound...]
    let end = rest.range(of: "</form>")?.lowerBound ?? rest.endIndex
    var fields: [String: String] = [:]
    for input in rest[..<end].matches(of: #/<input[^>]*>/#) {
      let tag = String(input.output)
      guard tag.contains("type=\"hidden\""),
        let name = tag.firstMatch(of: #/ name="([^"]*)"/#)?.output.1
      else { continue }
      fields[String(name)] = tag.firstMatch(of: #/ value="([^"]*)"/#).map { unescaped($0.output.1) }
    }
    return fields
  }

  /// What stands after a label of a result panel.
  func number(after label: String) -> String? {
    let pattern = "<dt>\(label)</dt><dd><strong>"
    guard let start = text.range(of: pattern)?.upperBound,
      let end = text[start...].range(of: "<")?.lowerBound
    else { return nil }
    return unescaped(text[start..<end])
  }

  /// The keys of phrases that no catalogue has.
  var missingPhrases: [String] { text.matches(of: #/⟦[^⟧]*⟧/#).map { String($0.output) } }

  private func unescaped(_ text: some StringProtocol) -> String {
    let marks = [
      ("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
    ]
    return marks.reduce(String(text)) { text, mark in
      text.replacingOccurrences(of: mark.0, with: mark.1)
    }
  }
}

/// A browser: keeps cookies and sends forms as they stand on a page.
final class Browser {
  private let client: any TestClientProtocol
  var cookies: [String: String] = ["wb_lang": "zh-Hans"]

  init(client: any TestClientProtocol) { self.client = client }

  func get(_ path: String, headers: HTTPFields = [:]) async throws -> Page {
    try await send(path, .get, headers, nil)
  }

  /// Sends a form with exactly these fields.
  func post(
    _ path: String, _ fields: [(String, String)], headers: HTTPFields = [:]
  ) async throws -> Page {
    let body = fields.map { percentEncoded($0.0) + "=" + percentEncoded($0.1) }
    return try await post(path, raw: body.joined(separator: "&"), headers: headers)
  }

  func post(_ path: String, raw: String, headers: HTTPFields = [:]) async throws -> Page {
    var headers = headers
    if headers[.contentType] == nil {
      headers[.contentType] = "application/x-www-form-urlencoded"
    }
    return try await send(path, .post, headers, ByteBuffer(string: raw))
  }

  /// Fills in the form on a page and sends it, hidden fields and all.
  func submit(
    _ action: String, on page: Page, _ fields: [(String, String)]
  ) async throws -> Page {
    let hidden = page.hidden(of: action)
    try #require(hidden["_form"] != nil, "no form for \(action) on the page")
    let own = Set(fields.map(\.0))
    return try await post(
      action, fields + hidden.filter { !own.contains($0.key) }.map { ($0.key, $0.value) })
  }

  @discardableResult
  func signIn(_ login: String, password: String = Cast.password) async throws -> Page {
    let page = try await get("/login")
    return try await submit("/login", on: page, [("login", login), ("password", password)])
  }

  func send(
    _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?
  ) async throws -> Page {
    var headers = headers
    if !cookies.isEmpty {
      headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
        .joined(separator: "; ")
    }
    let response = try await client.executeRequest(
      uri: path, method: method, headers: headers, body: body)
    for header in response.headers[values: .setCookie] {
      let pair = header.prefix { $0 != ";" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { continue }
      cookies[String(pair[0])] = header.contains("Max-Age=0") ? nil : String(pair[1])
    }
    return Page(
      status: response.status, headers: response.headers, text: String(buffer: response.body))
  }
}
