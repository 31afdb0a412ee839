/// Words to look for in bytes.
struct PositionWords: Sendable {
  /// By which XMP and similar texts give a position.
  private static let position = PositionWords([
    "GPSLatitude", "GPSLongitude", "GPSPosition", "GPSDestL", "ISO6709",
  ])

  private let words: [[UInt8]]
  private let initials: Set<UInt8>

  init(_ words: [String]) {
    self.words = words.map { Array($0.utf8) }
    initials = Set(self.words.compactMap(\.first))
  }

  static func trace(in bytes: [UInt8]) -> PositionTrace { trace(in: bytes[...]) }

  static func trace(in bytes: ArraySlice<UInt8>) -> PositionTrace {
    position.isAny(in: bytes) ? .found : .absent
  }

  /// Whether one of the words is there: one pass, which no content makes slow.
  func isAny(in bytes: ArraySlice<UInt8>) -> Bool {
    let isInitial = (0...UInt8.max).map(initials.contains)
    for at in bytes.indices where isInitial[Int(bytes[at])] {
      for word in words where Self.begins(bytes, at: at, with: word) { return true }
    }
    return false
  }

  private static func begins(
    _ bytes: ArraySlice<UInt8>, at start: Int, with word: [UInt8]
  ) -> Bool {
    guard bytes.endIndex - start >= word.count else { return false }
    for (offset, letter) in word.enumerated() where bytes[start + offset] != letter {
      return false
    }
    return true
  }
}
