/// The entries of a zip archive in memory, read within limits.
///
/// The list at the end of the archive counts; an entry whose own header says otherwise is refused.
package struct ZipReader: Sendable {
  private let view: ByteView
  private let limits: ZipLimits
  private var entries: [String: DirectoryEntry] = [:]
  /// In the order of the archive.
  package private(set) var names: [String] = []

  /// Reads the list of entries and unpacks nothing.
  package init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    view = ByteView(bytes: bytes)
    self.limits = limits
    var packed = 0
    var unpacked = 0
    for entry in try Directory(view, limits: limits).entries() {
      guard entries.updateValue(entry, forKey: entry.name) == nil else { throw .duplicateName }
      names.append(entry.name)
      // No entry may be larger than the archive, so the sums cannot overflow.
      guard entry.packed <= bytes.count else { throw .damaged }
      packed += entry.packed
      guard entry.unpacked <= limits.totalBytes - unpacked else { throw .excessive }
      unpacked += entry.unpacked
    }
    // Entries that share their bytes make a small archive into a large one.
    guard packed <= bytes.count else { throw .damaged }
  }

  package func contains(_ name: String) -> Bool { entries[name] != nil }

  /// An entry unpacked; nil when there is none of the name.
  package func bytes(of name: String) throws(ZipError) -> [UInt8]? {
    guard let stream = try stream(of: name) else { return nil }
    var bytes: [UInt8] = []
    while let part = try stream.next() { bytes += part }
    return bytes
  }

  /// An entry to be unpacked piece by piece; nil when there is none of the name.
  package func stream(of name: String) throws(ZipError) -> ZipEntryStream? {
    guard let entry = entries[name] else { return nil }
    guard !entry.isEncrypted else { throw .encrypted }
    guard entry.unpacked <= limits.entryBytes,
      entry.unpacked <= 1 << 20 || entry.unpacked / limits.ratio <= entry.packed
    else { throw .excessive }
    let start = try contentStart(of: entry)
    guard let packed = view.slice(start, length: entry.packed) else { throw .damaged }
    switch entry.method {
    case 0:
      guard entry.packed == entry.unpacked else { throw .damaged }
      return ZipEntryStream(stored: packed, checksum: entry.checksum)
    case 8:
      return try ZipEntryStream(
        deflated: packed, count: entry.unpacked, checksum: entry.checksum)
    default: throw .unsupported
    }
  }

  /// Where the content begins, if the entry's own header says the same as the list.
  private func contentStart(of entry: DirectoryEntry) throws(ZipError) -> Int {
    let header = entry.header
    guard view.word(header) == 0x0403_4B50, let flags = view.half(header + 6),
      let method = view.half(header + 8), let checksum = view.word(header + 14),
      let packed = view.word(header + 18), let unpacked = view.word(header + 22),
      let nameLength = view.half(header + 26), let extraLength = view.half(header + 28),
      let name = view.slice(header + 30, length: nameLength)
    else { throw .damaged }
    let isWide = packed == 0xFFFF_FFFF || unpacked == 0xFFFF_FFFF
    let isLater = entry.hasDescriptor && flags & 8 != 0
    guard method == entry.method, String(decoding: name, as: UTF8.self) == entry.name,
      isLater || checksum == Int(entry.checksum),
      isLater || isWide || (packed == entry.packed && unpacked == entry.unpacked)
    else { throw .damaged }
    return header + 30 + nameLength + extraLength
  }
}
