import Documents

/// Gathers the words of a text that may consist of runs; how they are read aloud is left out.
struct RichText {
  private(set) var words = ""
  private var isText = false
  /// How many elements are open inside what is left out.
  private var skipping = 0

  mutating func take(_ piece: XMLReader.Piece) {
    switch piece {
    case .start("rPh", _): skipping += 1
    case .end("rPh"): skipping -= 1
    case .start("t", _): isText = true
    case .end("t"): isText = false
    case .words(let words) where isText && skipping == 0: self.words += words
    default: break
    }
  }

  /// The words as typed: Excel writes what XML cannot hold as `_x000D_`.
  static func typed(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text.withPlainLines.bare }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if let escaped = escaped(rest) {
        result.append(escaped)
        rest = rest.dropFirst(7)
      } else {
        result.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return String(result).withPlainLines.bare
  }

  static func escaped(_ text: Substring.UnicodeScalarView) -> Unicode.Scalar? {
    let head = Array(text.prefix(7))
    guard head.count == 7, head[0] == "_", head[1] == "x", head[6] == "_",
      head[2..<6].allSatisfy(\.properties.isASCIIHexDigit)
    else { return nil }
    return UInt32(String(String.UnicodeScalarView(head[2..<6])), radix: 16).flatMap(
      Unicode.Scalar.init)
  }
}
