/// Tells the kind of a file by how it begins.
enum FileHead {
  static func kind(of bytes: [UInt8]) throws(TableError) -> TableFile.Kind {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      return .xlsx
    }
    if bytes.starts(with: compound) { throw Self.compoundError(bytes) }
    for head in bareExcel where bytes.starts(with: head) { throw .oldExcel }
    for head in others where bytes.starts(with: head) { throw .notATable }
    // Many office programs call a page `.xls`.
    let start = bytes.prefix(256).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    guard start.first != UInt8(ascii: "<") else { throw .notATable }
    return .csv
  }

  /// The container of old office files, and of new ones under a password.
  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  /// Excel 2 to 4, without a container.
  private static let bareExcel: [[UInt8]] = [
    [0x09, 0x00, 0x04, 0x00], [0x09, 0x02, 0x06, 0x00], [0x09, 0x04, 0x06, 0x00],
    [0x09, 0x08, 0x08, 0x00], [0x09, 0x08, 0x10, 0x00],
  ]
  /// PDF, PNG, JPEG, GIF, RAR, 7z, gzip, a page saved as mail.
  private static let others: [[UInt8]] = [
    Array("%PDF".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
    Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF], [0x1F, 0x8B], Array("MIME-Version".utf8),
  ]

  private static func compoundError(_ bytes: [UInt8]) -> TableError {
    if holds("EncryptedPackage", bytes) { return .encrypted }
    return holds("Workbook", bytes) || holds("Book", bytes) ? .oldExcel : .notATable
  }

  /// Whether the container lists a stream of that name; it writes names in UTF-16, at the start of
  /// an item of 128 bytes.
  private static func holds(_ name: String, _ bytes: [UInt8]) -> Bool {
    // All the names sought are ASCII.
    let sought: [UInt8] = name.utf8.flatMap { [$0, 0] } + [0, 0]
    return stride(from: 512, to: bytes.count, by: 128).contains { place in
      bytes[place...].starts(with: sought)
    }
  }
}
