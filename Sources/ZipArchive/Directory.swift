/// An entry as the list at the end of an archive states it.
struct DirectoryEntry: Sendable {
  var name: String
  var flags: Int
  var method: Int
  var checksum: UInt32
  var packed: Int
  var unpacked: Int
  /// Where its own header stands.
  var header: Int

  var isEncrypted: Bool { flags & 0x41 != 0 }
  /// Whether checksum and sizes follow the content instead of standing in its header.
  var hasDescriptor: Bool { flags & 8 != 0 }
}

/// Reads the list of entries (APPNOTE 6.3, with the wide numbers of zip64).
struct Directory {
  private let view: ByteView
  private let limits: ZipLimits

  init(_ view: ByteView, limits: ZipLimits) {
    (self.view, self.limits) = (view, limits)
  }

  func entries() throws(ZipError) -> [DirectoryEntry] {
    guard let end = end() else { throw .notAnArchive }
    let (count, start) = try extent(end)
    guard count <= limits.entries else { throw .excessive }
    var entries: [DirectoryEntry] = []
    var place = start
    for _ in 0..<count {
      let (entry, next) = try entry(at: place)
      entries.append(entry)
      place = next
    }
    return entries
  }

  /// Where the record stands that closes an archive; a comment may follow it.
  private func end() -> Int? {
    var place = view.bytes.count - 22
    let last = max(0, place - 0xFFFF)
    while place >= last {
      if view.bytes[place] == 0x50, view.word(place) == 0x0605_4B50 { return place }
      place -= 1
    }
    return nil
  }

  /// How many entries there are and where the first stands.
  private func extent(_ end: Int) throws(ZipError) -> (count: Int, start: Int) {
    guard let disk = view.half(end + 4), let count = view.half(end + 10),
      let start = view.word(end + 16)
    else { throw .damaged }
    guard view.word(end - 20) == 0x0706_4B50 else {
      guard disk == 0 else { throw .damaged }
      return (count, start)
    }
    guard let wide = view.long(end - 12), view.word(wide) == 0x0606_4B50,
      let wideCount = view.long(wide + 32), let wideStart = view.long(wide + 48)
    else { throw .damaged }
    return (wideCount, wideStart)
  }

  private func entry(at place: Int) throws(ZipError) -> (DirectoryEntry, next: Int) {
    guard view.word(place) == 0x0201_4B50, let flags = view.half(place + 8),
      let method = view.half(place + 10), let checksum = view.word(place + 16),
      let packed = view.word(place + 20), let unpacked = view.word(place + 24),
      let nameLength = view.half(place + 28), let extraLength = view.half(place + 30),
      let commentLength = view.half(place + 32), let header = view.word(place + 42),
      let name = view.slice(place + 46, length: nameLength),
      view.slice(place + 46 + nameLength, length: extraLength) != nil
    else { throw .damaged }
    var entry = DirectoryEntry(
      name: try Self.name(name), flags: flags, method: method,
      checksum: UInt32(clamping: checksum), packed: packed, unpacked: unpacked, header: header)
    let extra = place + 46 + nameLength
    try widen(&entry, extra: extra..<extra + extraLength)
    return (entry, extra + extraLength + commentLength)
  }

  /// Takes the numbers that did not fit from the extra field of zip64, in its fixed order.
  private func widen(_ entry: inout DirectoryEntry, extra: Range<Int>) throws(ZipError) {
    let full = 0xFFFF_FFFF
    guard entry.unpacked == full || entry.packed == full || entry.header == full else { return }
    var place = extra.lowerBound
    while place + 4 <= extra.upperBound {
      guard let kind = view.half(place), let length = view.half(place + 2) else { break }
      guard kind == 1 else {
        place += 4 + length
        continue
      }
      var wide = place + 4
      let end = min(wide + length, extra.upperBound)
      for field in [\DirectoryEntry.unpacked, \.packed, \.header]
      where entry[keyPath: field] == full {
        guard wide + 8 <= end, let value = view.long(wide) else { throw .damaged }
        entry[keyPath: field] = value
        wide += 8
      }
      return
    }
    throw .damaged
  }

  /// Names are read as UTF-8; what is none of it keeps its place with a replacement character.
  private static func name(_ bytes: ArraySlice<UInt8>) throws(ZipError) -> String {
    let name = String(decoding: bytes, as: UTF8.self)
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !name.hasPrefix("/"), !name.contains("\\"), !name.contains("\0"),
      !name.contains(":"), !parts.contains(".."), !parts.contains(".")
    else { throw .unsafeName }
    return name
  }
}
