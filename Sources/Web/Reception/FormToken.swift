import Foundation
import Office

/// The hidden field of every form: proves that the form is ours and this browser's, and makes the
/// same form, sent twice, count once.
///
/// `<nonce>.<tag>`: the tag authenticates the nonce together with the browser's session or guest
/// cookie. Nothing is stored for it, so any node can check it.
package enum FormToken {
  package static let field = "_form"

  package static func issue(for browser: String, keys: Keys, random: any RandomSource) -> String {
    let nonce = Base64URL.encode(random.bytes(15))
    return nonce + "." + Base64URL.encode(keys.formTag(bound(nonce, to: browser)))
  }

  /// The nonce of a genuine token.
  package static func nonce(of token: String, for browser: String, keys: Keys) -> String? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard token.utf8.count <= 200, parts.count == 2,
      let tag = Base64URL.decode(String(parts[1])),
      keys.isFormTag(tag, of: bound(String(parts[0]), to: browser))
    else { return nil }
    return String(parts[0])
  }

  /// Nonce and browser, joined so that no other pair gives the same text.
  private static func bound(_ nonce: String, to browser: String) -> String {
    "\(nonce.utf8.count)|\(nonce)|\(browser)"
  }
}

/// Base64 for addresses and cookies (RFC 4648 §5), without padding.
package enum Base64URL {
  package static func encode(_ bytes: [UInt8]) -> String {
    let plain = Data(bytes).base64EncodedString().utf8
    return String(
      decoding: plain.lazy.filter { $0 != UInt8(ascii: "=") }.map { byte in
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        default: byte
        }
      }, as: UTF8.self)
  }

  /// - Returns: nil when the text is not exactly what `encode` gives for some bytes.
  package static func decode(_ text: String) -> [UInt8]? {
    var padded = text.replacing("-", with: "+").replacing("_", with: "/")
    while padded.utf8.count % 4 != 0 { padded += "=" }
    guard let bytes = Data(base64Encoded: padded).map({ [UInt8]($0) }), encode(bytes) == text
    else { return nil }
    return bytes
  }
}
