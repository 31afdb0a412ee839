/// Tells text from other bytes: UTF-8, UTF-16 with a byte order mark, or GB 18030.
enum PlainText {
  /// - Parameter isCut: whether more follows, so that the last character may be cut in two.
  static func isText(_ bytes: [UInt8], isCut: Bool) -> Bool {
    guard !bytes.isEmpty else { return false }
    if bytes.starts(with: [0xFF, 0xFE]) { return isUTF16(bytes, high: 1) }
    if bytes.starts(with: [0xFE, 0xFF]) { return isUTF16(bytes, high: 0) }
    if bytes.contains(where: isControl) { return false }
    return isUTF8(bytes, isCut: isCut) || isGB18030(bytes, isCut: isCut)
  }

  /// Controls that no text holds; tab, line ends and the page break are none of them.
  private static func isControl(_ byte: UInt8) -> Bool {
    byte == 0x7F || (byte < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains(byte))
  }

  private static func isUTF8(_ bytes: [UInt8], isCut: Bool) -> Bool {
    if String(validating: bytes, as: UTF8.self) != nil { return true }
    guard isCut else { return false }
    return (1...3).contains { count in
      bytes.count > count && String(validating: bytes.dropLast(count), as: UTF8.self) != nil
    }
  }

  /// - Parameter high: which byte of a pair holds the upper half.
  private static func isUTF16(_ bytes: [UInt8], high: Int) -> Bool {
    for place in stride(from: 2, to: bytes.count - 1, by: 2)
    where bytes[place + high] == 0 && isControl(bytes[place + 1 - high]) {
      return false
    }
    return bytes.count % 2 == 0
  }

  /// One byte, two, or four (GB 18030-2022, 5.2).
  private static func isGB18030(_ bytes: [UInt8], isCut: Bool) -> Bool {
    var place = 0
    while place < bytes.count {
      let first = bytes[place]
      if first < 0x80 {
        place += 1
        continue
      }
      guard (0x81...0xFE).contains(first) else { return false }
      guard place + 1 < bytes.count else { return isCut }
      let second = bytes[place + 1]
      if (0x40...0xFE).contains(second), second != 0x7F {
        place += 2
        continue
      }
      guard (0x30...0x39).contains(second) else { return false }
      guard place + 3 < bytes.count else { return isCut }
      guard (0x81...0xFE).contains(bytes[place + 2]), (0x30...0x39).contains(bytes[place + 3])
      else { return false }
      place += 4
    }
    return true
  }
}
