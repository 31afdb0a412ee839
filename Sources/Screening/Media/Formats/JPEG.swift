/// The pieces of a JPEG file, in order.
enum JPEGPiece {
  /// A marker with its length; `whole` begins at the marker's 0xFF.
  case segment(marker: UInt8, whole: Range<Int>, content: Range<Int>)
  /// Coded picture data behind a start of scan.
  case scan(Range<Int>)
  /// The end of the picture.
  case end(Range<Int>)
}

/// JPEG: walks its segments and reads size, orientation and position.
enum JPEG {
  static let exif: [UInt8] = Array("Exif".utf8) + [0, 0]
  private static let moreXMP = Array("http://ns.adobe.com/xmp/extension/".utf8) + [0]
  /// In front of each part of a long XMP: its name, an id, the full length and an offset.
  private static let moreXMPHead = 75

  /// Visits every piece.
  ///
  /// - Returns: the offset behind the picture.
  static func forEachPiece(
    _ reader: MediaReader, _ visit: (JPEGPiece) throws -> Void
  ) throws -> Int {
    guard try reader.holds([0xFF, 0xD8], at: 0) else { throw MediaTrouble.damaged }
    var at = 2
    while true {
      try reader.countPart()
      guard try reader.byte(at: at) == 0xFF else { throw MediaTrouble.damaged }
      while try reader.byte(at: at + 1) == 0xFF {
        try reader.countPart()
        at += 1
      }
      let marker = try reader.byte(at: at + 1)
      switch marker {
      case 0xD9:
        try visit(.end(at..<at + 2))
        return at + 2
      case 0x00...0xBF, 0xD0...0xD8: throw MediaTrouble.damaged
      default: break
      }
      let length = try reader.number(at: at + 2, bytes: 2)
      guard length >= 2 else { throw MediaTrouble.damaged }
      let whole = try reader.range(at: at, count: 2 + length)
      try visit(
        .segment(marker: marker, whole: whole, content: at + 4..<whole.upperBound))
      at = whole.upperBound
      if marker == 0xDA {
        // A mark before a stuffed byte or a restart, or before another mark, ends no scan.
        guard
          let end = try reader.firstPlace(
            of: 0xFF, before: { $0 != 0 && $0 != 0xFF && !(0xD0...0xD7).contains($0) },
            in: at..<reader.length)
        else { throw MediaTrouble.cutShort }
        try visit(.scan(at..<end))
        at = end
      }
    }
  }

  static func read(_ reader: MediaReader, into media: inout MeasuredMedia) throws {
    var longXMP: [UInt8] = []
    let end = try forEachPiece(reader) { piece in
      guard case .segment(let marker, _, let content) = piece else { return }
      switch marker {
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        media.enlarge(
          width: try reader.number(at: 3, bytes: 2, in: content),
          height: try reader.number(at: 1, bytes: 2, in: content))
      case 0xE1...0xEF, 0xFE:
        let bytes = try reader.metadata(content)
        if marker == 0xE1, bytes.starts(with: moreXMP) {
          longXMP += bytes.dropFirst(moreXMPHead)
        } else {
          read(metadata: bytes, marker: marker, limits: reader.limits, into: &media)
        }
      default: break
      }
    }
    media.position = media.position.joined(with: PositionWords.trace(in: longXMP))
    media.trailingBytes = reader.length - end
    media.frames = 1
    guard let width = media.width, let height = media.height, width > 0, height > 0 else {
      throw MediaTrouble.damaged
    }
  }

  private static func read(
    metadata bytes: [UInt8], marker: UInt8, limits: MediaLimits, into media: inout MeasuredMedia
  ) {
    if marker == 0xE1, bytes.starts(with: exif) {
      let exif = ExifReading(Array(bytes.dropFirst(exif.count)), limits: limits)
      media.orientation = media.orientation ?? exif.orientation
      media.position = media.position.joined(with: exif.position)
    } else {
      media.position = media.position.joined(with: PositionWords.trace(in: bytes))
    }
  }
}
