/// The entries of a zip archive in memory (APPNOTE 6.3), without the parts no Word file uses.
struct ZipArchive {
  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]

  private struct Entry {
    var method: UInt16
    var isEncrypted: Bool
    var checksum: UInt32
    var packed: Int
    var unpacked: Int
    var header: Int
  }

  /// Most entries of an archive.
  static let maximumEntries = 4_096
  /// Largest unpacked entry, in bytes.
  static let maximumEntryBytes = 32 << 20
  /// How much larger an entry over a megabyte may become than it is packed.
  static let maximumRatio = 200

  /// Reads the list of entries.
  init(_ bytes: [UInt8]) throws(DocumentError) {
    self.bytes = bytes
    guard let end = Self.end(of: bytes), let count = half(end + 10), let start = word(end + 16)
    else { throw .damagedArchive }
    guard count <= Self.maximumEntries else { throw .excessive }
    var place = start
    for _ in 0..<count { place = try readEntry(at: place) }
  }

  /// An entry unpacked; nil when there is none of the name.
  func entry(_ name: String) throws(DocumentError) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    guard !entry.isEncrypted else { throw .encrypted }
    guard entry.unpacked <= Self.maximumEntryBytes,
      entry.unpacked <= 1 << 20 || entry.unpacked / Self.maximumRatio <= entry.packed
    else { throw .excessive }
    guard word(entry.header) == 0x0403_4B50, let name = half(entry.header + 26),
      let extra = half(entry.header + 28)
    else { throw .damagedArchive }
    let start = entry.header + 30 + name + extra
    guard start <= bytes.count, entry.packed <= bytes.count - start else { throw .damagedArchive }
    let packed = bytes[start..<start + entry.packed]
    let unpacked: [UInt8]
    switch entry.method {
    case 0 where entry.packed == entry.unpacked: unpacked = Array(packed)
    case 8: unpacked = try Inflating.inflated(packed, count: entry.unpacked)
    default: throw .damagedArchive
    }
    guard Inflating.checksum(of: unpacked) == entry.checksum else { throw .damagedArchive }
    return unpacked
  }

  /// - Returns: where the next entry of the list begins.
  private mutating func readEntry(at place: Int) throws(DocumentError) -> Int {
    guard word(place) == 0x0201_4B50, let flags = half(place + 8), let method = half(place + 10),
      let checksum = word(place + 16), let packed = word(place + 20),
      let unpacked = word(place + 24), let nameLength = half(place + 28),
      let extraLength = half(place + 30), let commentLength = half(place + 32),
      let header = word(place + 42), place + 46 + nameLength <= bytes.count
    else { throw .damagedArchive }
    let name = String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
    // Of two entries of one name the first counts, here as everywhere below.
    if entries[name] == nil {
      entries[name] = Entry(
        method: UInt16(clamping: method), isEncrypted: flags & 1 != 0,
        checksum: UInt32(clamping: checksum), packed: packed, unpacked: unpacked, header: header)
    }
    return place + 46 + nameLength + extraLength + commentLength
  }

  /// Where the record stands that closes an archive; a comment may follow it.
  private static func end(of bytes: [UInt8]) -> Int? {
    var place = bytes.count - 22
    let last = max(0, place - 0xFFFF)
    while place >= last {
      if bytes[place...].starts(with: [0x50, 0x4B, 0x05, 0x06]) { return place }
      place -= 1
    }
    return nil
  }

  /// Two bytes, the lower first; nil outside the file.
  private func half(_ place: Int) -> Int? {
    guard place >= 0, place <= bytes.count - 2 else { return nil }
    return Int(bytes[place]) | Int(bytes[place + 1]) << 8
  }

  /// Four bytes, the lowest first; nil outside the file.
  private func word(_ place: Int) -> Int? {
    guard let low = half(place), let high = half(place + 2) else { return nil }
    return low | high << 16
  }
}
