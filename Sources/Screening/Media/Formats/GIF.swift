/// GIF: reads the screen's size, every frame's size, and a position in its XMP.
enum GIF {
  private static let xmp = Array("XMP DataXMP".utf8)

  static func read(_ reader: MediaReader, into media: inout MeasuredMedia) throws {
    media.enlarge(
      width: try reader.number(at: 6, bytes: 2, .little),
      height: try reader.number(at: 8, bytes: 2, .little))
    var at = 13 + colours(try reader.byte(at: 10))
    while true {
      try reader.countPart()
      switch try reader.byte(at: at) {
      case 0x2C: at = try frame(at: at + 1, reader, into: &media)
      case 0x21: at = try extensionBlock(at: at + 1, reader, into: &media)
      case 0x3B:
        media.trailingBytes = reader.length - at - 1
        guard let frames = media.frames, frames > 0 else { throw MediaTrouble.damaged }
        return
      default: throw MediaTrouble.damaged
      }
    }
  }

  /// Bytes of the table of colours that the flags announce.
  private static func colours(_ flags: UInt8) -> Int {
    flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
  }

  private static func frame(
    at start: Int, _ reader: MediaReader, into media: inout MeasuredMedia
  ) throws -> Int {
    try media.addFrame(
      width: try reader.number(at: start + 4, bytes: 2, .little),
      height: try reader.number(at: start + 6, bytes: 2, .little), limits: reader.limits)
    let table = colours(try reader.byte(at: start + 8))
    // Behind the table: one byte with the size of the codes.
    return try endOfBlocks(reader, from: start + 9 + table + 1)
  }

  private static func extensionBlock(
    at start: Int, _ reader: MediaReader, into media: inout MeasuredMedia
  ) throws -> Int {
    let end = try endOfBlocks(reader, from: start + 1)
    if try reader.byte(at: start) == 0xFF, try reader.holds(xmp, at: start + 2) {
      let text = try reader.metadata(start + 2..<end)
      media.position = media.position.joined(with: PositionWords.trace(in: text))
    }
    return end
  }

  /// The offset behind a chain of blocks of up to 255 bytes.
  private static func endOfBlocks(_ reader: MediaReader, from start: Int) throws -> Int {
    var at = start
    while true {
      let size = Int(try reader.byte(at: at))
      at += 1 + size
      if size == 0 { return at }
    }
  }
}
