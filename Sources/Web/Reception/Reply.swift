import HTTPTypes

/// What a handler answers.
package struct Reply: Sendable {
  package var status: HTTPResponse.Status
  package var type: String
  package var body: [UInt8]
  package var headers: HTTPFields = [:]
  /// Comes instead of the body, piece by piece.
  package var stream: ReplyStream?

  package init(
    status: HTTPResponse.Status = .ok, type: String = "text/html; charset=utf-8", body: [UInt8]
  ) {
    self.status = status
    self.type = type
    self.body = body
  }

  package static func page(_ body: [UInt8], status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status: status, body: body)
  }

  package static func text(_ text: String, type: String) -> Reply {
    Reply(type: type, body: Array(text.utf8))
  }

  /// Sends the browser to another page of ours; after a form always with 303, so that a reload does
  /// not send the form again.
  package static func redirect(_ path: String) -> Reply {
    var reply = Reply(status: .seeOther, type: "text/plain; charset=utf-8", body: [])
    reply.headers[.location] = Reply.isOwnPath(path) ? path : "/"
    return reply
  }

  package func setting(cookie: Cookie) -> Reply {
    var reply = self
    reply.headers.append(HTTPField(name: .setCookie, value: cookie.header))
    return reply
  }

  /// Whether an address stays on this site; `//host` and `/\host` do not.
  package static func isOwnPath(_ path: String) -> Bool {
    let bytes = Array(path.utf8.prefix(2))
    guard bytes.first == UInt8(ascii: "/"), path.utf8.count <= 1_000 else { return false }
    if bytes.count > 1, bytes[1] == UInt8(ascii: "/") || bytes[1] == UInt8(ascii: "\\") {
      return false
    }
    return path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
  }
}

/// A body that is sent as it is read.
package struct ReplyStream: Sendable {
  /// Bytes in all; nil for what is made while it is sent.
  package let length: Int?
  /// The next bytes; empty at the end.
  package let next: @Sendable () async throws -> [UInt8]

  package init(length: Int?, next: @escaping @Sendable () async throws -> [UInt8]) {
    self.length = length
    self.next = next
  }
}

/// A cookie of ours: never readable by scripts, never sent along from other sites' forms.
package struct Cookie: Sendable {
  package let name: String
  package let value: String
  /// Seconds; nil until the browser is closed, 0 to delete.
  package let maxAge: Int?
  package let isSecure: Bool

  package init(name: String, value: String, maxAge: Int?, isSecure: Bool) {
    self.name = name
    self.value = value
    self.maxAge = maxAge
    self.isSecure = isSecure
  }

  var header: String {
    var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
    if let maxAge { text += "; Max-Age=\(maxAge)" }
    if isSecure { text += "; Secure" }
    return text
  }
}
