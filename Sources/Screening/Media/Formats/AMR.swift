/// AMR, narrow and wide band: counts the frames, each of 20 ms.
enum AMR {
  private static let frameMilliseconds = 20
  /// Bytes of a frame by its mode, its head included; 0 for modes that are not defined.
  private static let narrow = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1]
  private static let wide = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1]

  static func read(_ reader: MediaReader, into media: inout MeasuredMedia) throws {
    let isWide = media.type == .amrWideband
    let sizes = isWide ? wide : narrow
    var at = isWide ? 9 : 6
    var frames = 0
    defer { media.milliseconds = frames * frameMilliseconds }
    media.hasVideo = false
    while at < reader.length {
      let head = try reader.byte(at: at)
      let size = sizes[Int(head >> 3 & 0xF)]
      guard head & 0x80 == 0, size > 0 else { throw MediaTrouble.damaged }
      guard size <= reader.length - at else { throw MediaTrouble.cutShort }
      frames += 1
      guard frames <= reader.limits.soundFrames else { throw MediaTrouble.tooComplex(.frames) }
      at += size
    }
  }
}
