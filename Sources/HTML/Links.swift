/// What an attribute's name allows its value to be.
enum AttributeRule: Equatable {
  case free
  /// The value is a link and must be one that cannot run anything.
  case link
  /// The name runs script, carries style or loads pages, or is no name at all.
  case refused

  static func of(_ name: StaticString) -> AttributeRule {
    name.withUTF8Buffer { bytes in
      if bytes.elementsEqual("viewBox".utf8) { return .free }
      guard isName(bytes), !bytes.starts(with: "on".utf8) else { return .refused }
      if forbidden.contains(where: { bytes.elementsEqual($0.utf8) }) { return .refused }
      return links.contains { bytes.elementsEqual($0.utf8) } ? .link : .free
    }
  }

  static func isName(_ name: StaticString) -> Bool {
    name.withUTF8Buffer { isName($0) }
  }

  private static func isName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
      }
  }

  private static let forbidden = [
    "style", "srcdoc", "srcset", "imagesrcset", "ping", "nonce", "is", "http-equiv",
  ]
  private static let links = [
    "href", "src", "action", "formaction", "poster", "cite", "manifest", "background", "data",
  ]
}

/// The link if it leads to the web, to mail, to a telephone or to a place on this site; else `#`.
///
/// Browsers drop tabs and line feeds inside links and take `\` for `/`, so links that hold them
/// are refused rather than repaired.
func safeLink(_ link: String) -> String {
  isSafe(link) ? link : "#"
}

private func isSafe(_ link: String) -> Bool {
  let bytes = link.utf8
  guard let first = bytes.first else { return false }
  if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) {
    return false
  }
  switch first {
  case UInt8(ascii: "/"): return !link.hasPrefix("//")
  case UInt8(ascii: "#"), UInt8(ascii: "?"): return true
  default: break
  }
  let scheme = bytes.prefix { $0 != UInt8(ascii: ":") }
  let rest = bytes.dropFirst(scheme.count + 1)
  switch String(decoding: scheme, as: UTF8.self).lowercased() {
  case "http", "https":
    let host = rest.dropFirst(2).first
    return rest.starts(with: "//".utf8) && host != nil && host != UInt8(ascii: "/")
  case "mailto", "tel":
    return !rest.isEmpty
  default:
    return false
  }
}
