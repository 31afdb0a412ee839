/// A chunk of a RIFF file; `whole` has its head and the byte that makes its length even.
struct RIFFChunk {
  var name: FourCC
  var whole: Range<Int>
  var content: Range<Int>
}

/// RIFF, the frame around WAV and WebP.
enum RIFF {
  /// What a writer says who does not know the length yet.
  static let unknownLength = 0xFFFF_FFFF

  /// Where the file's own chunks lie, by the length in its head.
  static func content(_ reader: MediaReader) throws -> Range<Int> {
    let length = try reader.number(at: 4, bytes: 4, .little)
    if length == unknownLength || length == 0 { return 12..<reader.length }
    guard length >= 4 else { throw MediaTrouble.damaged }
    // A last chunk of odd length may miss its filling byte.
    let end = min(8 + length, reader.length)
    guard 8 + length <= reader.length + 1 else { throw MediaTrouble.cutShort }
    return 12..<max(12, end)
  }

  static func forEachChunk(
    _ reader: MediaReader, in range: Range<Int>, _ visit: (RIFFChunk) throws -> Void
  ) throws {
    var at = range.lowerBound
    while at < range.upperBound {
      try reader.countPart()
      guard range.upperBound - at >= 8 else { throw MediaTrouble.cutShort }
      let name = try reader.name(at: at)
      let length = try reader.number(at: at + 4, bytes: 4, .little)
      let start = at + 8
      let end: Int
      if length <= range.upperBound - start {
        end = start + length
      } else if length == unknownLength {
        end = range.upperBound
      } else {
        throw MediaTrouble.cutShort
      }
      let next = min(end + (end - start) % 2, range.upperBound)
      try visit(RIFFChunk(name: name, whole: at..<next, content: start..<end))
      at = next
    }
  }
}
