/// How characters become bits (clause 7.4, table 2). Kanji is left out: it is for Shift JIS.
enum Mode: Int, CaseIterable {
  case numeric
  case alphanumeric
  case byte

  /// The four bits that open a segment (table 2).
  var indicator: Int {
    switch self {
    case .numeric: 0b0001
    case .alphanumeric: 0b0010
    case .byte: 0b0100
    }
  }

  /// Sixths of a bit for one character: 10 bits for 3 digits, 11 for 2 characters, 8 for a byte.
  var sixths: Int {
    switch self {
    case .numeric: 20
    case .alphanumeric: 33
    case .byte: 48
    }
  }

  func holds(_ byte: UInt8) -> Bool {
    switch self {
    case .numeric: byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    case .alphanumeric: Mode.alphanumericValue(byte) != nil
    case .byte: true
    }
  }

  /// The value of a character in the alphanumeric mode, 0…44 (table 5).
  static func alphanumericValue(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10
    case UInt8(ascii: " "): 36
    case UInt8(ascii: "$"): 37
    case UInt8(ascii: "%"): 38
    case UInt8(ascii: "*"): 39
    case UInt8(ascii: "+"): 40
    case UInt8(ascii: "-"): 41
    case UInt8(ascii: "."): 42
    case UInt8(ascii: "/"): 43
    case UInt8(ascii: ":"): 44
    default: nil
    }
  }
}
