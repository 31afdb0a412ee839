import Foundation

/// Bytes as text: UTF-8, UTF-16 with a byte order mark, or GB 18030, which holds GBK and GB 2312.
package enum TextDecoding {
  static func scalars(of bytes: [UInt8]) throws(DocumentError) -> [Unicode.Scalar] {
    Array(try text(of: bytes).unicodeScalars)
  }

  /// The text without its byte order mark.
  ///
  /// - Throws: `notText`.
  package static func text(of bytes: [UInt8]) throws(DocumentError) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return withoutMark(text) }
    for (mark, isBigEndian) in marks where bytes.starts(with: mark) {
      guard let text = utf16(bytes, isBigEndian: isBigEndian) else { throw .notText }
      return withoutMark(text)
    }
    // No Chinese text holds a null; a program or a picture does.
    guard !bytes.contains(0), let text = String(data: Data(bytes), encoding: gb18030) else {
      throw .notText
    }
    return withoutMark(text)
  }

  private static let marks: [(mark: [UInt8], isBigEndian: Bool)] = [
    ([0xFF, 0xFE], false), ([0xFE, 0xFF], true),
  ]

  /// Foundation drops half a character at the end and replaces what cannot be.
  private static func utf16(_ bytes: [UInt8], isBigEndian: Bool) -> String? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: 0, to: bytes.count, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    return String(validating: units, as: UTF16.self)
  }

  /// Foundation gives it no name of its own.
  private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  private static func withoutMark(_ text: String) -> String {
    guard text.unicodeScalars.first == "\u{FEFF}" else { return text }
    return String(text.unicodeScalars.dropFirst())
  }
}
