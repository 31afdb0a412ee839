/// WebP: reads size, frames, orientation and position.
enum WebP {
  static func read(_ reader: MediaReader, into media: inout MeasuredMedia) throws {
    let content = try RIFF.content(reader)
    try RIFF.forEachChunk(reader, in: content) { chunk in
      switch chunk.name {
      case "VP8X":
        media.enlarge(
          width: 1 + (try reader.number(at: 4, bytes: 3, .little, in: chunk.content)),
          height: 1 + (try reader.number(at: 7, bytes: 3, .little, in: chunk.content)))
      case "VP8 ": try readLossy(chunk.content, reader, into: &media)
      case "VP8L": try readLossless(chunk.content, reader, into: &media)
      case "ANMF":
        try media.addFrame(
          width: 1 + (try reader.number(at: 6, bytes: 3, .little, in: chunk.content)),
          height: 1 + (try reader.number(at: 9, bytes: 3, .little, in: chunk.content)),
          limits: reader.limits)
      case "EXIF":
        let exif = ExifReading(try exifBytes(chunk.content, reader), limits: reader.limits)
        media.orientation = media.orientation ?? exif.orientation
        media.position = media.position.joined(with: exif.position)
      case "XMP ":
        media.position = media.position.joined(
          with: PositionWords.trace(in: try reader.metadata(chunk.content)))
      default: break
      }
    }
    media.trailingBytes = reader.length - content.upperBound
    guard let frames = media.frames, frames > 0 else { throw MediaTrouble.damaged }
  }

  /// Some writers put the name of the JPEG segment in front.
  private static func exifBytes(_ range: Range<Int>, _ reader: MediaReader) throws -> [UInt8] {
    let bytes = try reader.metadata(range)
    return bytes.starts(with: JPEG.exif) ? Array(bytes.dropFirst(JPEG.exif.count)) : bytes
  }

  private static func readLossy(
    _ range: Range<Int>, _ reader: MediaReader, into media: inout MeasuredMedia
  ) throws {
    guard try reader.number(at: 3, bytes: 3, in: range) == 0x9D012A else {
      throw MediaTrouble.damaged
    }
    media.enlarge(
      width: try reader.number(at: 6, bytes: 2, .little, in: range) & 0x3FFF,
      height: try reader.number(at: 8, bytes: 2, .little, in: range) & 0x3FFF)
    media.frames = media.frames ?? 1
  }

  private static func readLossless(
    _ range: Range<Int>, _ reader: MediaReader, into media: inout MeasuredMedia
  ) throws {
    guard try reader.number(at: 0, bytes: 1, in: range) == 0x2F else { throw MediaTrouble.damaged }
    let bits = try reader.number(at: 1, bytes: 4, .little, in: range)
    media.enlarge(width: 1 + (bits & 0x3FFF), height: 1 + ((bits >> 14) & 0x3FFF))
    media.frames = media.frames ?? 1
  }
}
