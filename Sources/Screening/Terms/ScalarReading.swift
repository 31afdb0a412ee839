/// Reads single scalars out of UTF-8, forwards and backwards.
///
/// The bytes come from a string and are well formed; if they were not, the value would be wrong,
/// but nothing outside the span is read.
enum ScalarReading {
  /// The scalar that begins at a place before the end, and where the next one begins.
  @inline(__always)
  static func scalar(at start: Int, in bytes: Span<UInt8>) -> (value: UInt32, next: Int) {
    let lead = UInt32(bytes[start])
    if lead < 0x80 { return (lead, start + 1) }
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let next = start + width
    guard next <= bytes.count else { return (0, bytes.count) }
    var value = lead & (0x7F >> UInt32(width))
    for place in start + 1..<next { value = value << 6 | UInt32(bytes[place] & 0x3F) }
    return (value, next)
  }

  /// The scalar that ends at a place after the beginning, and where it begins.
  static func scalar(before end: Int, in bytes: Span<UInt8>) -> (value: UInt32, start: Int) {
    var start = end - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return (scalar(at: start, in: bytes).value, start)
  }
}
