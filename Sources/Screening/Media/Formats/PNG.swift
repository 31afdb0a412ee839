/// A chunk of a PNG file; `whole` has its length and checksum too.
struct PNGChunk {
  var name: FourCC
  var whole: Range<Int>
  var content: Range<Int>
}

/// PNG: walks its chunks and reads size, frames, orientation and position.
enum PNG {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Visits every chunk, the last one `IEND`.
  ///
  /// - Returns: the offset behind the picture.
  static func forEachChunk(
    _ reader: MediaReader, _ visit: (PNGChunk) throws -> Void
  ) throws -> Int {
    guard try reader.holds(signature, at: 0) else { throw MediaTrouble.damaged }
    var at = signature.count
    while true {
      try reader.countPart()
      let length = try reader.number(at: at, bytes: 4)
      guard length <= Int32.max else { throw MediaTrouble.damaged }
      let name = try reader.name(at: at + 4)
      let whole = try reader.range(at: at, count: 12 + length)
      try visit(PNGChunk(name: name, whole: whole, content: at + 8..<at + 8 + length))
      at = whole.upperBound
      if name == "IEND" { return at }
    }
  }

  static func read(_ reader: MediaReader, into media: inout MeasuredMedia) throws {
    var isFirst = true
    var hasPixels = false
    let end = try forEachChunk(reader) { chunk in
      guard isFirst == (chunk.name == "IHDR") else { throw MediaTrouble.damaged }
      isFirst = false
      hasPixels = hasPixels || chunk.name == "IDAT"
      try read(chunk, reader, into: &media)
    }
    media.trailingBytes = reader.length - end
    media.frames = media.frames ?? 1
    guard hasPixels, let width = media.width, let height = media.height, width > 0, height > 0
    else { throw MediaTrouble.damaged }
  }

  private static func read(
    _ chunk: PNGChunk, _ reader: MediaReader, into media: inout MeasuredMedia
  ) throws {
    switch chunk.name {
    case "IHDR":
      media.enlarge(
        width: try reader.number(at: 0, bytes: 4, in: chunk.content),
        height: try reader.number(at: 4, bytes: 4, in: chunk.content))
    case "fcTL":
      try media.addFrame(
        width: try reader.number(at: 4, bytes: 4, in: chunk.content),
        height: try reader.number(at: 8, bytes: 4, in: chunk.content), limits: reader.limits)
    case "eXIf":
      let exif = ExifReading(try reader.metadata(chunk.content), limits: reader.limits)
      media.orientation = media.orientation ?? exif.orientation
      media.position = media.position.joined(with: exif.position)
    case "tEXt", "zTXt", "iTXt":
      let trace = trace(inText: try reader.metadata(chunk.content), of: chunk.name)
      media.position = media.position.joined(with: trace)
    default: break
    }
  }

  /// Whether a text chunk gives a position; packed texts that may do so are not unpacked.
  private static func trace(inText bytes: [UInt8], of name: FourCC) -> PositionTrace {
    let keyword = bytes.prefix { $0 != 0 }
    let rest = bytes.dropFirst(keyword.count + 1)
    // Old programs keep EXIF, IPTC and XMP as digits under such keywords.
    if keyword.starts(with: "Raw profile type".utf8) {
      return keyword.elementsEqual("Raw profile type icc".utf8) ? .absent : .unread
    }
    let isPacked = name == "zTXt" || (name == "iTXt" && rest.first == 1)
    if isPacked { return keyword.elementsEqual("XML:com.adobe.xmp".utf8) ? .unread : .absent }
    return PositionWords.trace(in: bytes)
  }
}
