/// What EXIF says about a picture: how to turn it, and whether a position is in it.
///
/// Every offset is checked; a table that was visited is not visited again.
struct ExifReading {
  private(set) var orientation: Int?
  private(set) var position: PositionTrace = .absent

  private enum Tag {
    static let orientation = 0x0112
    static let xmp = 0x02BC
    static let gpsTable = 0x8825
    /// Latitude, longitude, the same of the subject, and the name of the area.
    static let positions: Set = [2, 4, 20, 22, 28]
  }

  private struct Entry {
    var tag: Int
    var type: Int
    var count: Int
    /// Where the value or its offset stands.
    var valueAt: Int
  }

  private let bytes: [UInt8]
  private let isBig: Bool
  /// Tables and texts that may still be followed from an entry.
  private var trips: Int

  /// - Parameter bytes: from the TIFF header on, without `Exif` in front.
  init(_ bytes: [UInt8], limits: MediaLimits) {
    self.bytes = bytes
    trips = limits.nesting
    isBig = bytes.starts(with: Array("MM".utf8))
    guard isBig || bytes.starts(with: Array("II".utf8)), number(at: 2, bytes: 2) == 42 else {
      position = bytes.isEmpty ? .absent : .unread
      return
    }
    readTables(limits: limits)
  }

  private mutating func readTables(limits: MediaLimits) {
    var visited: Set<Int> = []
    var next = number(at: 4, bytes: 4)
    while let table = next, table != 0, visited.insert(table).inserted,
      visited.count <= limits.nesting
    {
      guard let entries = entries(ofTableAt: table) else {
        position = position.joined(with: .unread)
        return
      }
      for entry in entries {
        read(entry, isFirst: visited.count == 1)
      }
      next = number(at: table + 2 + 12 * entries.count, bytes: 4)
    }
  }

  private mutating func read(_ entry: Entry, isFirst: Bool) {
    switch entry.tag {
    case Tag.orientation where isFirst && entry.type == 3 && entry.count == 1:
      orientation = number(at: entry.valueAt, bytes: 2).flatMap { (1...8).contains($0) ? $0 : nil }
    case Tag.gpsTable:
      guard setOut(), let table = number(at: entry.valueAt, bytes: 4),
        let found = entries(ofTableAt: table)
      else {
        position = position.joined(with: .unread)
        return
      }
      if found.contains(where: { Tag.positions.contains($0.tag) && $0.count > 0 }) {
        position = .found
      }
    case Tag.xmp:
      guard setOut(), let start = number(at: entry.valueAt, bytes: 4), start <= bytes.count,
        entry.count <= bytes.count - start
      else {
        position = position.joined(with: .unread)
        return
      }
      position = position.joined(
        with: PositionWords.trace(in: bytes[start..<start + entry.count]))
    default: break
    }
  }

  /// Whether one more may be followed: thousands of entries could each point at a large table.
  private mutating func setOut() -> Bool {
    trips -= 1
    return trips >= 0
  }

  /// The entries of a table, or nil when it does not lie in the bytes.
  private func entries(ofTableAt table: Int) -> [Entry]? {
    guard let count = number(at: table, bytes: 2), 12 * count <= bytes.count - table - 2 else {
      return nil
    }
    return (0..<count).compactMap { index in
      let at = table + 2 + 12 * index
      guard let tag = number(at: at, bytes: 2), let type = number(at: at + 2, bytes: 2),
        let count = number(at: at + 4, bytes: 4)
      else { return nil }
      return Entry(tag: tag, type: type, count: count, valueAt: at + 8)
    }
  }

  private func number(at offset: Int, bytes count: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
    let digits = bytes[offset..<offset + count]
    return isBig
      ? digits.reduce(0) { $0 << 8 | Int($1) } : digits.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

extension ExifReading {
  /// EXIF that says nothing but how to turn the picture, from the TIFF header on.
  static func bytes(orientation: Int) -> [UInt8] {
    let header: [UInt8] = Array("MM".utf8) + [0, 42, 0, 0, 0, 8]
    let entry: [UInt8] = [1, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(clamping: orientation), 0, 0]
    return header + [0, 1] + entry + [0, 0, 0, 0]
  }
}
