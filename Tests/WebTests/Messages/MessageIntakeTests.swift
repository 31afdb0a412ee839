import Foundation
import HTTPTypes
import NIOCore
import Office
import Support
import Testing

@testable import Web

@Suite struct MessageIntakeTests {
  private struct Taken: Decodable, Equatable {
    let number: String
    let code: String
    let trackingPath: String
  }

  private struct Problem: Decodable {
    struct Field: Decodable {
      let pointer: String
      let code: String
    }
    let type: String
    let status: Int
    let errors: [Field]?
  }

  static let body = """
    {"organization":"YX","kind":"suggestion","title":"建议","body":"早点开门","contact":"甲",\
    "mayPublish":true}
    """

  @Test(arguments: Engine.allCases)
  func `a program hands in a message and gets number, code and the way to follow it`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let page = try await Self.send(newBrowser(), Self.body)
      #expect(page.status == .created)
      #expect(page.headers[.contentType] == "application/json")
      let taken = try Self.read(Taken.self, page)
      #expect(page.location == taken.trackingPath)
      let tracked = try await world.ask(as: .citizen) {
        try $0.trackedMatter(number: taken.number, code: taken.code)
      }
      #expect(tracked.title == "建议")
    }
  }

  @Test(arguments: Engine.allCases)
  func `the same key hands in the same message once`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      let first = try await Self.send(browser, Self.body, key: "abc")
      let again = try await Self.send(browser, Self.body, key: "abc")
      #expect(first.status == .created && again.status == .created)
      #expect(try Self.read(Taken.self, first) == Self.read(Taken.self, again))
      let other = try await Self.send(
        browser, Self.body.replacing("建议", with: "意见"), key: "abc")
      #expect(other.status == .conflict)
      let free = try await Self.send(browser, Self.body)
      #expect(try Self.read(Taken.self, free).number == "YX-LY-2026-0002")
    }
  }

  @Test(
    arguments: Engine.allCases,
    [
      ("{}", 422, ["/body", "/kind", "/mayPublish", "/organization", "/title"]),
      (
        #"{"organization":"YX","kind":"x","title":"a","body":"b","mayPublish":true}"#, 422,
        ["/kind"]
      ),
      (
        #"{"organization":"YX","kind":"request","title":1,"body":null,"mayPublish":"yes"}"#, 422,
        ["/body", "/mayPublish", "/title"]
      ),
      (
        #"{"organization":"YX","kind":"request","title":"a","body":"b\u0000","mayPublish":true}"#,
        422, ["/body"]
      ),
      (
        #"{"organization":"YX","kind":"request","title":"a","body":"b","mayPublish":true,"x":1}"#,
        422, ["/x"]
      ),
      (
        #"{"organization":"??","kind":"request","title":"a","body":"b","mayPublish":true}"#, 404,
        []
      ),
      ("[]", 400, []), ("{", 400, []), ("", 400, []),
    ])
  func `what cannot be taken is named field by field`(
    _ engine: Engine, expected: (body: String, status: Int, pointers: [String])
  ) async throws {
    let world = try await World(on: engine)
    let before = try await world.trace()
    try await Site.with(world).open { newBrowser in
      let page = try await Self.send(newBrowser(), expected.body)
      #expect(page.status.code == expected.status)
      #expect(page.headers[.contentType] == "application/problem+json")
      let problem = try Self.read(Problem.self, page)
      #expect(problem.status == expected.status && problem.type.hasPrefix("/problems/"))
      #expect((problem.errors ?? []).map(\.pointer).sorted() == expected.pointers)
      #expect(page.missingPhrases.isEmpty)
    }
    #expect(try await world.trace() == before)
  }

  @Test func `other types, broken text and huge bodies are refused`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      let form = try await Self.send(browser, Self.body, type: "text/plain")
      #expect(form.status == .unsupportedMediaType)
      let huge = try await Self.send(
        browser, Self.body.replacing("早", with: String(repeating: "早", count: 6_000)))
      #expect(huge.status == .contentTooLarge)
      var broken = ByteBuffer(string: Self.body)
      broken.setInteger(UInt8(0xFF), at: broken.readerIndex + 20)
      let answer = try await browser.send(
        MessageIntake.path, .post, [.contentType: "application/json"], broken)
      #expect(answer.status == .badRequest)
      #expect(try await browser.get(MessageIntake.path).status == .methodNotAllowed)
    }
  }

  static func send(
    _ browser: Browser, _ body: String, key: String? = nil, type: String = "application/json"
  ) async throws -> Page {
    var headers: HTTPFields = [.contentType: type]
    if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
    return try await browser.send(MessageIntake.path, .post, headers, ByteBuffer(string: body))
  }

  private static func read<T: Decodable>(_ type: T.Type, _ page: Page) throws -> T {
    try JSONDecoder().decode(type, from: Data(page.text.utf8))
  }
}
