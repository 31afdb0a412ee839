/// Tells the type of a file by its first bytes.
extension MediaFormat {
  /// The type of some bytes, or nil when they belong to none that is known or are damaged.
  ///
  /// - Throws: only what the source throws.
  package static func found(
    in source: any ByteSource, limits: MediaLimits = MediaLimits()
  ) throws -> MediaFormat? {
    do {
      return try sniffed(MediaReader(source, limits: limits))
    } catch is MediaTrouble {
      return nil
    }
  }

  /// The type, or nil when the bytes belong to none that is known.
  static func sniffed(_ reader: MediaReader) throws -> MediaFormat? {
    if let plain = try plain(reader) { return plain }
    if try reader.holds("RIFF", at: 0) {
      if try reader.holds("WEBP", at: 8) { return .webp }
      if try reader.holds("WAVE", at: 8) { return .wav }
      return try reader.holds("AVI ", at: 8) ? .avi : nil
    }
    if let movie = try movie(reader) { return movie }
    if try reader.holds(ASF.header, at: 0) { return try ASF.type(reader) }
    if try reader.holds([0x50, 0x4B, 3, 4], at: 0) { return try Zip.type(reader) }
    if try isBMP(reader) { return .bmp }
    if try isTransportStream(reader) { return .mpegTransport }
    return try MP3.isFound(reader) ? .mp3 : nil
  }

  /// Types that a fixed beginning names.
  private static func plain(_ reader: MediaReader) throws -> MediaFormat? {
    let beginnings: [(MediaFormat, [UInt8])] = [
      (.jpeg, [0xFF, 0xD8, 0xFF]),
      (.png, PNG.signature),
      (.gif, Array("GIF87a".utf8)),
      (.gif, Array("GIF89a".utf8)),
      (.amr, Array("#!AMR\n".utf8)),
      (.amrWideband, Array("#!AMR-WB\n".utf8)),
      (.flv, Array("FLV".utf8) + [1]),
      (.rm, Array(".RMF".utf8)),
      (.mpeg, [0, 0, 1, 0xBA]),
      (.pdf, Array("%PDF-".utf8)),
    ]
    return try beginnings.first { try reader.holds($0.1, at: 0) }?.0
  }

  /// Bytes of a list of brands; honest ones have some dozens.
  private static let largestBrands = 65_536

  /// ISO base media files by their brand, and old QuickTime files, which have none.
  private static func movie(_ reader: MediaReader) throws -> MediaFormat? {
    guard reader.length >= 12 else { return nil }
    let size = try reader.number(at: 0, bytes: 4)
    switch try reader.name(at: 4) {
    // In a text these letters may stand there too, but letters before them make a large number.
    case "ftyp" where size <= largestBrands: break
    case "moov", "mdat", "wide", "pnot", "free", "skip":
      return size <= 1 || (8...reader.length).contains(size) ? .mov : nil
    default: return nil
    }
    switch try reader.name(at: 8) {
    case "qt  ": return .mov
    case "M4A ", "M4B ": return .m4a
    case "heic", "heix", "hevc", "heim", "mif1", "msf1", "avif", "avis": return .heif
    default:
      let start = try reader.number(at: 8, bytes: 3)
      // 3gp, 3g2
      return start == 0x336770 || start == 0x336732 ? .threeGP : .mp4
    }
  }

  private static func isBMP(_ reader: MediaReader) throws -> Bool {
    guard try reader.holds("BM", at: 0), reader.length >= 26 else { return false }
    let headers: Set = [12, 40, 52, 56, 64, 108, 124]
    return headers.contains(try reader.number(at: 14, bytes: 4, .little))
  }

  /// Packets of 188 bytes, or of 192 with a time stamp in front.
  private static func isTransportStream(_ reader: MediaReader) throws -> Bool {
    for (first, step) in [(0, 188), (4, 192)] {
      let places = (0..<4).map { first + $0 * step }.filter { $0 < reader.length }
      guard places.count == 4 || (places.count >= 2 && reader.length % step == 0) else { continue }
      if try places.allSatisfy({ try reader.byte(at: $0) == 0x47 }) { return true }
    }
    return false
  }
}
