import Office
import Support
import Testing

@testable import Web

@Suite struct FormTokenTests {
  private let browser = "kq3vEXAMPLEbrowser"
  private var token: String {
    FormToken.issue(for: browser, keys: World.keys, random: SeededRandom(seed: 1))
  }

  private func nonce(_ token: String, for other: String? = nil, keys: Keys = World.keys) -> String?
  {
    FormToken.nonce(of: token, for: other ?? browser, keys: keys)
  }

  @Test func `a genuine token gives its nonce, on every node with the same key`() throws {
    let own = try #require(nonce(token))
    #expect(token.hasPrefix(own + "."))
    #expect(nonce(token, keys: Keys(master: Array(0..<32))) == own)
  }

  @Test func `every form has a nonce of its own`() {
    let random = SeededRandom(seed: 2)
    let tokens = (0..<500).map { _ in
      FormToken.issue(for: browser, keys: World.keys, random: random)
    }
    #expect(Set(tokens.map { nonce($0) }).count == 500)
  }

  @Test func `another browser, another office and nobody cannot use it`() {
    for other in ["", browser + "x", String(browser.dropLast()), "|" + browser] {
      #expect(nonce(token, for: other) == nil, "\(other)")
    }
    #expect(nonce(token, keys: Keys(master: Array(1..<33))) == nil)
  }

  @Test func `no beginning of a token is a token`() {
    for length in 0..<token.count { #expect(nonce(String(token.prefix(length))) == nil) }
  }

  /// The tag may be spelled in other ways (the last sign carries two bits that mean nothing); what
  /// counts is the nonce.
  @Test func `no changed sign passes as another nonce`() throws {
    let own = try #require(nonce(token))
    let tagBegins = try #require(token.firstIndex(of: "."))
    for place in token.indices {
      for sign in "AZaz09-_.|+/= " where sign != token[place] {
        var forged = token
        forged.replaceSubrange(place...place, with: [sign])
        let found = nonce(forged)
        if found != nil { #expect(found == own && place > tagBegins, "\(forged)") }
      }
    }
  }

  @Test(arguments: [
    "", ".", "..", "a.b", "a", ".AAAA", "a.", "木.铎", "a.b.c", String(repeating: "a", count: 201),
    String(repeating: ".", count: 150), "\0.\0", "%41.%42",
  ])
  func `what was never issued is no token`(text: String) { #expect(nonce(text) == nil) }

  @Test func `a part of the browser's name cannot pass for a part of the nonce`() throws {
    let issued = FormToken.issue(
      for: "first|second", keys: World.keys, random: SeededRandom(seed: 3))
    let parts = issued.split(separator: ".")
    #expect(nonce("\(parts[0])|first.\(parts[1])", for: "second") == nil)
  }

  @Test func `base64 for addresses reads back and takes no other alphabet`() {
    for length in 0..<70 {
      let bytes = SeededRandom(seed: UInt64(length)).bytes(length)
      let text = Base64URL.encode(bytes)
      #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
      #expect(Base64URL.decode(text) == bytes)
    }
    #expect(Base64URL.decode("a b c") == nil && Base64URL.decode("木") == nil)
  }
}
