/// A character written by its name or number, as `&amp;` or `&#x4E2D;`.
struct CharacterReference {
  let scalar: Unicode.Scalar
  /// Position behind the semicolon.
  let end: Int

  /// What a text writes at a position; nil when it is no reference that is known.
  ///
  /// A number that stands for no character gives the replacement character.
  init?(at start: Int, in scalars: some RandomAccessCollection<Unicode.Scalar>, isXML: Bool = false)
  {
    let rest = scalars.dropFirst(start).prefix(Self.longest + 2)
    guard rest.first == "&", let semicolon = rest.firstIndex(of: ";") else { return nil }
    let inside = rest.dropFirst().prefix(upTo: semicolon)
    guard let first = inside.first, inside.allSatisfy(\.isASCII) else { return nil }
    let name = String(String.UnicodeScalarView(inside))
    end = start + inside.count + 2
    if first == "#" {
      guard let number = Self.number(name.dropFirst()) else { return nil }
      scalar = Self.isAllowed(number) ? Unicode.Scalar(number) ?? "\u{FFFD}" : "\u{FFFD}"
      return
    }
    guard let named = Self.basic[name] ?? (isXML ? nil : Self.names[name]) else { return nil }
    scalar = named
  }

  private static let longest = 10

  private static func number(_ digits: Substring) -> UInt32? {
    let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
    let digits = isHex ? digits.dropFirst() : digits
    guard !digits.isEmpty, digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(digits, radix: isHex ? 16 : 10)
  }

  private static func isAllowed(_ number: UInt32) -> Bool {
    number >= 0x20 && number != 0x7F || [0x09, 0x0A, 0x0D].contains(number)
  }

  private static let basic: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  /// Those that editors of Chinese pages write.
  private static let names: [String: Unicode.Scalar] = [
    "nbsp": "\u{A0}", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}",
    "zwnj": "\u{200C}", "zwj": "\u{200D}", "shy": "\u{AD}", "middot": "\u{B7}",
    "hellip": "\u{2026}", "mdash": "\u{2014}", "ndash": "\u{2013}", "ldquo": "\u{201C}",
    "rdquo": "\u{201D}", "lsquo": "\u{2018}", "rsquo": "\u{2019}", "laquo": "\u{AB}",
    "raquo": "\u{BB}", "bull": "\u{2022}", "copy": "\u{A9}", "reg": "\u{AE}",
    "trade": "\u{2122}", "deg": "\u{B0}", "plusmn": "\u{B1}", "times": "\u{D7}",
    "divide": "\u{F7}", "permil": "\u{2030}", "yen": "\u{A5}", "sect": "\u{A7}",
    "larr": "\u{2190}", "rarr": "\u{2192}", "uarr": "\u{2191}", "darr": "\u{2193}",
  ]
}
