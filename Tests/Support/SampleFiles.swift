/// Pictures and sound made byte by byte, with right headers and next to nothing behind them.
package enum SampleFiles {
  /// A JPEG.
  ///
  /// - Parameters:
  ///   - isPlaced: whether its EXIF tells where it was taken.
  ///   - note: a text in a comment, such as a hidden label.
  package static func jpeg(
    width: Int = 64, height: Int = 48, isPlaced: Bool = false, note: String? = nil
  ) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8]
    bytes += segment(0xE0, Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
    if isPlaced { bytes += segment(0xE1, Array("Exif".utf8) + [0, 0] + position) }
    if let note { bytes += segment(0xFE, Array(note.utf8)) }
    bytes += segment(0xC0, [8] + big(height, 2) + big(width, 2) + [1, 1, 0x11, 0])
    bytes += segment(0xDA, [1, 1, 0, 0, 63, 0])
    return bytes + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD9]
  }

  /// A PNG whose header says how large it is, with next to nothing behind it.
  package static func png(width: Int, height: Int) -> [UInt8] {
    let head = big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10] + chunk("IHDR", head)
      + chunk("IDAT", [7, 7, 7]) + chunk("IEND", [])
  }

  /// Sound of 12.2 kbit/s; a frame is 20 ms and 32 bytes.
  package static func amr(frames: Int) -> [UInt8] {
    let frame = [0x3C] + [UInt8](repeating: 1, count: 31)
    return Array("#!AMR\n".utf8) + (0..<frames).flatMap { _ in frame }
  }

  /// EXIF with nothing but a latitude: 31 degrees, 12 minutes, 5 seconds north.
  private static var position: [UInt8] {
    let pointer = big(0x8825, 2) + big(4, 2) + big(1, 4) + big(26, 4)
    var bytes = Array("MM".utf8) + big(42, 2) + big(8, 4)
    bytes += big(1, 2) + pointer + big(0, 4)
    let entry = big(2, 2) + big(5, 2) + big(3, 4)
    bytes += big(1, 2) + entry + big(bytes.count + 18, 4) + big(0, 4)
    return bytes + [31, 1, 12, 1, 5, 1].flatMap { big($0, 4) }
  }

  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(content.count + 2, 2) + content
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count, 4) + Array(name.utf8) + content + [1, 2, 3, 4]
  }

  private static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
