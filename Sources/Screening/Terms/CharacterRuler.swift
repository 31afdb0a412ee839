/// Turns places in bytes into places in visible characters, going through a text once.
///
/// Between two scalars that combine with nothing there is always a border (Unicode Annex 29, rule
/// GB999); Chinese characters and ASCII are such, so that only the rest is asked of the library.
struct CharacterRuler {
  private let text: String
  /// A border at or before the next place, and how many characters lie before it.
  private var border = Border()
  private var offset = 0

  private struct Border {
    var byte = 0
    /// Length in bytes of the scalar behind the border if it combines with nothing, else 0.
    var plain: Int?
    /// The library's index of the border, where it is known.
    var index: String.Index?
  }

  /// - Parameter text: stored as contiguous UTF-8.
  init(_ text: String) {
    self.text = text
  }

  /// The characters that hold a range of bytes: number of the first, how many, and their bytes.
  ///
  /// - Parameter start: not before that of the call before.
  mutating func characters(
    from start: Int, to end: Int, in bytes: Span<UInt8>
  ) -> (offset: Int, length: Int, bytes: Range<Int>) {
    while border.byte < bytes.count {
      let next = following(border, in: bytes)
      guard next.byte <= start else { break }
      border = next
      offset += 1
      skim(to: start, in: bytes)
    }
    var last = border
    var length = 0
    while last.byte < end, last.byte < bytes.count {
      last = following(last, in: bytes)
      length += 1
    }
    return (offset, length, border.byte..<last.byte)
  }

  /// Goes over a row of Chinese characters up to its last one, behind which a mark may stand.
  private mutating func skim(to start: Int, in bytes: Span<UInt8>) {
    var byte = border.byte
    while byte + 3 <= start, 0xE4...0xE9 ~= bytes[byte] { byte += 3 }
    guard byte > border.byte + 3 else { return }
    byte -= 3
    offset += (byte - border.byte) / 3
    border = Border(byte: byte, plain: 3)
  }

  /// The border behind one that is not the end.
  @inline(__always)
  private func following(_ border: Border, in bytes: Span<UInt8>) -> Border {
    let plain = border.plain ?? Self.plainLength(at: border.byte, in: bytes)
    let next = border.byte + plain
    if plain > 0 {
      if next >= bytes.count { return Border(byte: bytes.count) }
      let nextPlain = Self.plainLength(at: next, in: bytes)
      if nextPlain > 0 { return Border(byte: next, plain: nextPlain) }
    }
    let index = border.index ?? text.utf8.index(text.startIndex, offsetBy: border.byte)
    let after = text.index(after: index)
    return Border(byte: text.utf8.distance(from: text.startIndex, to: after), index: after)
  }

  /// How many bytes the scalar at a place has if it combines with nothing, else 0.
  @inline(__always)
  private static func plainLength(at byte: Int, in bytes: Span<UInt8>) -> Int {
    let lead = bytes[byte]
    if lead < 0x80 { return lead >= 0x20 && lead < 0x7F ? 1 : 0 }
    guard lead & 0xF0 == 0xE0, bytes.count - byte > 2 else { return 0 }
    let (second, third) = (bytes[byte + 1], bytes[byte + 2])
    switch lead {
    case 0xE4...0xE9: return 3
    case 0xE3: return second == 0x80 && third <= 0xA9 ? 3 : 0
    case 0xEF: return second == 0xBC && third > 0x80 || second == 0xBD && third < 0x9F ? 3 : 0
    default: return 0
    }
  }
}
