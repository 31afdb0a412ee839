import HTTPTypes
import Testing

@testable import Web

@Suite struct ReplyTests {
  static let own = ["/", "/posts", "/posts/7?done=signed#top", "/p/a/yunchuan", "/a//b", "/%2F"]
  static let foreign = [
    "", "posts", "//evil.example", "//", "/\\evil.example", "\\\\evil.example", "/a\\b",
    "https://evil.example/", "javascript:alert(1)", " /", "/ x", "/x y", "/\t/evil", "/\n",
    "/x\r\nSet-Cookie: a=b", "/\0", "/木", "/\u{7F}", "/" + String(repeating: "a", count: 1_000),
    "/\u{2028}",
  ]

  @Test(arguments: own)
  func `a path of ours stays ours`(path: String) {
    #expect(Reply.isOwnPath(path))
    let reply = Reply.redirect(path)
    #expect(reply.status == .seeOther && reply.headers[.location] == path)
  }

  @Test(arguments: foreign)
  func `a redirect never leaves the site, nor writes headers`(path: String) {
    #expect(!Reply.isOwnPath(path))
    #expect(Reply.redirect(path).headers[.location] == "/")
  }

  @Test func `the longest path has a thousand bytes`() {
    #expect(Reply.isOwnPath("/" + String(repeating: "a", count: 999)))
  }

  @Test func `cookies are out of reach of scripts and other sites`() {
    let plain = Cookie(name: "a", value: "b", maxAge: nil, isSecure: false).header
    #expect(plain == "a=b; Path=/; HttpOnly; SameSite=Lax")
    let secure = Cookie(name: "a", value: "b", maxAge: 0, isSecure: true).header
    #expect(secure == "a=b; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure")
  }

  @Test(arguments: [
    ("", ""), ("aZ09-._~", "aZ09-._~"), (" ", "%20"), ("/?&=#%+", "%2F%3F%26%3D%23%25%2B"),
    ("木", "%E6%9C%A8"), ("\n\0", "%0A%00"),
  ])
  func `addresses carry only unreserved signs as they are`(text: String, expected: String) {
    #expect(percentEncoded(text) == expected)
  }
}
