import Channels
import HTTPTypes
import Logging
import Office
import Support
import Testing

@testable import Web

/// The people of an item's way, each at a browser of their own.
struct PostJourney {
  let world: World

  static let canary = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"

  func at(_ browser: Browser, _ login: String) async throws -> Browser {
    try await browser.signIn(login)
    return browser
  }

  static func fields(
    title: String = "关于冬季交通管制路段的通告", body: String = "自**11月28日**起管制。",
    account: AccountID
  ) -> [(String, String)] {
    [
      ("title", title), ("summary", "请提前绕行"), ("body", body), ("category", "openness"),
      ("sensitivity", "ordinary"), ("accounts", "\(account)"),
      ("concerns-none", "yes"), ("origin", "own"),
    ]
  }

  /// Writes an item and submits it.
  func submitted(_ editor: Browser, _ fields: [(String, String)]) async throws {
    let blank = try await editor.get("/posts/new")
    #expect(blank.status == .ok && blank.missingPhrases.isEmpty)
    let saved = try await editor.submit("/posts", on: blank, fields)
    #expect(saved.status == .seeOther, "\(saved.text.suffix(2_000))")
    let page = try await editor.get(try #require(saved.location))
    #expect(page.status == .ok && page.missingPhrases.isEmpty)
    let sent = try await editor.submit("/posts/1/submission", on: page, [])
    #expect(sent.location == "/posts/1?done=submitted")
  }

  /// Agrees to a stage, with the answers its questions ask for.
  @discardableResult
  func agree(
    _ reviewer: Browser, stage: Int, _ more: [(String, String)] = []
  ) async throws -> Page {
    let page = try await reviewer.get("/posts/1")
    #expect(page.status == .ok && page.missingPhrases.isEmpty)
    let answer = try await reviewer.submit(
      "/stages/\(stage)/agreement", on: page, [("opinion", "同意。")] + more)
    #expect(answer.status == .seeOther)
    return try await reviewer.get(try #require(answer.location))
  }

  static let secrecy =
    [
      "state-secret", "commercial-secret", "personal-privacy", "national-security",
      "public-security", "economic-security", "social-stability",
    ].map { ("answer-" + $0, "no") } + [("conclusion", "publish")]

  func reviewed(_ newBrowser: () -> Browser) async throws {
    for (index, login) in ["wangchu", "zhaofu", "qianzhong"].enumerated() {
      try await agree(try await at(newBrowser(), login), stage: index + 1)
    }
    try await agree(try await at(newBrowser(), "zhoumi"), stage: 4, Self.secrecy)
  }

  /// An item of the city that has been submitted, at its editor's browser.
  func begun(
    _ newBrowser: () -> Browser, _ fields: [(String, String)]? = nil
  ) async throws -> Browser {
    let editor = try await at(newBrowser(), "licai")
    try await submitted(editor, fields ?? Self.fields(account: world.cast.account))
    return editor
  }

  /// The same, with all signatures and published; at its editor's browser.
  func published(
    _ newBrowser: () -> Browser, _ fields: [(String, String)]? = nil
  ) async throws -> Browser {
    let editor = try await begun(newBrowser, fields)
    try await reviewed(newBrowser)
    let publisher = try await at(newBrowser(), "zhengbu")
    _ = try await publisher.submit(
      "/releases/1/confirmation", on: try await publisher.get("/posts/1"),
      [("confirmation", "公安")])
    try await deliver()
    return editor
  }

  func deliver() async throws {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let courier = Courier(
      office: world.office, connectors: [PortalConnector()], logger: logger)
    #expect(try await courier.deliverDue() == 1)
  }
}
