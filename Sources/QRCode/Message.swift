/// A text on its way into the codewords of a code.
struct Message: Equatable {
  let segments: [Segment]
  /// Whether a character stands outside ASCII.
  ///
  /// Without a word on it a reader takes bytes for ISO 8859-1 or guesses; the designator of the
  /// character set UTF-8 in front settles it (clause 7.4.2).
  let namesCharacterSet: Bool

  /// Characters in the largest code of all: digits in version 40-L (table 7).
  static let longest = 7089

  /// The cut that is shortest in this version, and in all that count characters as it does.
  init(_ bytes: [UInt8], in version: Version) {
    segments = Segment.shortest(for: bytes, in: version)
    namesCharacterSet = bytes.contains { $0 >= 0x80 }
  }

  func bitCount(in version: Version) -> Int {
    segments.reduce(namesCharacterSet ? 12 : 0) { $0 + $1.bitCount(in: version) }
  }

  /// The data codewords, filled up to `count` (clauses 7.4.9 and 7.4.10).
  func codewords(in version: Version, count: Int) -> [UInt8] {
    var bits = DataBits()
    if namesCharacterSet {
      bits.append(0b0111, width: 4)
      bits.append(26, width: 8)
    }
    for segment in segments { bits.append(segment, in: version) }
    bits.append(0, width: min(4, count * 8 - bits.count))
    var codewords = bits.bytes
    var pad: UInt8 = 0b1110_1100
    while codewords.count < count {
      codewords.append(pad)
      pad ^= 0b1111_1101
    }
    return codewords
  }
}
