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
    for (mark, encoding) in marks where bytes.starts(with: mark) {
      guard let text = String(data: Data(bytes), encoding: encoding) else { throw .notText }
      return withoutMark(text)
    }
    // No Chinese text holds a null; a program or a picture does.
    guard !bytes.contains(0), let text = String(data: Data(bytes), encoding: gb18030) else {
      throw .notText
    }
    return withoutMark(text)
  }

  private static let marks: [([UInt8], String.Encoding)] = [
    ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16),
  ]

  /// Foundation gives it no name of its own.
  private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  private static func withoutMark(_ text: String) -> String {
    guard text.unicodeScalars.first == "\u{FEFF}" else { return text }
    return String(text.unicodeScalars.dropFirst())
  }
}
