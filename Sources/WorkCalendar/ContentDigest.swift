/// FNV-1a over 64 bits: tells two contents apart, and is no protection against forgery.
struct ContentDigest {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Adds the text and a byte that occurs in no text, so that borders count.
  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xff as UInt8)
  }

  private mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Sixteen hexadecimal digits.
  var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits
  }
}
