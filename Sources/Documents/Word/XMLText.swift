/// Words as XML writes them.
package enum XMLText {
  /// What every part of an office file begins with.
  package static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// With references for what XML keeps to itself, and without what XML 1.0 cannot hold.
  package static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: mayNeedCare) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      // As itself a reader would take it for the end of a line.
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      default: if isAllowed(scalar) { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// 0xEF begins, among much else, the two code points that are never characters.
  private static func mayNeedCare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0xEF, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "\""):
      true
    default: false
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
