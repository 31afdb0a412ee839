/// Bits in the order in which they are read, the first one highest in the first byte.
struct DataBits {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  mutating func append(_ value: Int, width: Int) {
    for shift in (0..<width).reversed() {
      if count % 8 == 0 { bytes.append(0) }
      let bit = UInt8(truncatingIfNeeded: value >> shift & 1)
      bytes[count / 8] |= bit << UInt8(7 - count % 8)
      count += 1
    }
  }

  /// Mode, character count, characters (clauses 7.4.3 to 7.4.5).
  mutating func append(_ segment: Segment, in version: Version) {
    append(segment.mode.indicator, width: 4)
    append(segment.bytes.count, width: version.countWidth(segment.mode))
    switch segment.mode {
    case .numeric: appendNumeric(segment.bytes)
    case .alphanumeric: appendAlphanumeric(segment.bytes)
    case .byte: for byte in segment.bytes { append(Int(byte), width: 8) }
    }
  }

  /// Three digits in ten bits; two left over in seven, one in four.
  private mutating func appendNumeric(_ digits: ArraySlice<UInt8>) {
    var rest = digits
    while !rest.isEmpty {
      let group = rest.prefix(3)
      append(group.reduce(0) { $0 * 10 + Int($1 & 0x0F) }, width: 3 * group.count + 1)
      rest = rest.dropFirst(3)
    }
  }

  /// Two characters in eleven bits; one left over in six.
  private mutating func appendAlphanumeric(_ characters: ArraySlice<UInt8>) {
    var rest = characters.compactMap(Mode.alphanumericValue)[...]
    while !rest.isEmpty {
      let pair = rest.prefix(2)
      append(pair.reduce(0) { $0 * 45 + $1 }, width: 5 * pair.count + 1)
      rest = rest.dropFirst(2)
    }
  }
}
