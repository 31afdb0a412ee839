import CZlib
import Testing

/// A PNG file read back: every chunk checked, the pixels unpacked.
struct GreyPicture {
  let width: Int
  let height: Int
  let names: [String]
  private let rows: [UInt8]

  init(_ png: [UInt8]) throws {
    try #require(Array(png.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    var (place, names, head, packed) = (8, [String](), [UInt8](), [UInt8]())
    while place + 12 <= png.count {
      let length = Self.number(png[place..<place + 4])
      try #require(place + 12 + length <= png.count)
      let body = Array(png[place + 4..<place + 8 + length])
      let checksum = Self.number(png[place + 8 + length..<place + 12 + length])
      try #require(Int(crc32(0, body, UInt32(body.count))) == checksum)
      let name = String(decoding: body.prefix(4), as: UTF8.self)
      names.append(name)
      if name == "IHDR" { head = Array(body.dropFirst(4)) }
      if name == "IDAT" { packed += body.dropFirst(4) }
      place += 12 + length
    }
    try #require(place == png.count)
    try #require(Array(head.dropFirst(8)) == [8, 0, 0, 0, 0])
    width = Self.number(head[0..<4])
    height = Self.number(head[4..<8])
    self.names = names
    var count = UInt((width + 1) * height)
    var unpacked = [UInt8](repeating: 0, count: Int(count) + 1)
    try #require(uncompress(&unpacked, &count, packed, UInt(packed.count)) == Z_OK)
    try #require(count == UInt((width + 1) * height))
    rows = unpacked
  }

  func grey(x: Int, y: Int) -> UInt8 { rows[y * (width + 1) + 1 + x] }

  /// The columns from the first to the last that is not white; nil where all are.
  var inkedColumns: ClosedRange<Int>? {
    span(0..<width) { x in (0..<height).contains { grey(x: x, y: $0) < 0xFF } }
  }

  /// The rows from the first to the last that is not white; nil where all are.
  var inkedRows: ClosedRange<Int>? {
    span(0..<height) { y in (0..<width).contains { grey(x: $0, y: y) < 0xFF } }
  }

  private func span(_ range: Range<Int>, _ isInked: (Int) -> Bool) -> ClosedRange<Int>? {
    guard let first = range.first(where: isInked), let last = range.last(where: isInked) else {
      return nil
    }
    return first...last
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
