/// Reads numbers and bytes from a source, in bounds and within ``MediaLimits``.
///
/// Every offset and length may come from the file: nothing outside it is read, no sum overflows.
/// A window of the file is kept, so that neighbouring reads cost one access.
final class MediaReader {
  enum Order { case big, little }

  /// Bytes fetched at a place that was jumped to, and when reading on from the window's end.
  private static let jump = 4096
  private static let stride = 65_536

  let limits: MediaLimits
  let length: Int
  private let source: any ByteSource
  private var window: [UInt8] = []
  private var windowStart = 0
  private var looked = 0
  private var parts = 0
  private var metadataBytes = 0

  init(_ source: any ByteSource, limits: MediaLimits) {
    self.source = source
    self.limits = limits
    length = source.length
  }

  /// The whole file.
  var all: Range<Int> { 0..<length }

  /// Notes that one more box, chunk or segment is visited.
  func countPart() throws {
    parts += 1
    guard parts <= limits.parts else { throw MediaTrouble.tooComplex(.parts) }
  }

  /// The range of `count` bytes from an offset, if the file reaches that far.
  func range(at offset: Int, count: Int) throws -> Range<Int> {
    let (end, overflow) = offset.addingReportingOverflow(count)
    guard offset >= 0, count >= 0, !overflow, end <= length else { throw MediaTrouble.cutShort }
    return offset..<end
  }

  /// The range of `count` bytes from an offset inside another range, if it reaches that far.
  func range(at offset: Int, count: Int, in outer: Range<Int>) throws -> Range<Int> {
    guard offset >= 0, count >= 0, offset <= outer.count, count <= outer.count - offset else {
      throw MediaTrouble.damaged
    }
    let start = outer.lowerBound + offset
    return start..<start + count
  }

  func byte(at offset: Int) throws -> UInt8 {
    window[try place(of: range(at: offset, count: 1))]
  }

  func bytes(_ range: Range<Int>) throws -> [UInt8] {
    guard range.count <= limits.metadataBytes else { throw MediaTrouble.tooComplex(.metadata) }
    let start = try place(of: range)
    return Array(window[start..<start + range.count])
  }

  /// A text or table about the file; all of them together have a limit.
  func metadata(_ range: Range<Int>) throws -> [UInt8] {
    metadataBytes += range.count
    guard metadataBytes <= limits.metadataBytes else { throw MediaTrouble.tooComplex(.metadata) }
    return try bytes(range)
  }

  func bytes(at offset: Int, count: Int) throws -> [UInt8] {
    try bytes(range(at: offset, count: count))
  }

  func name(at offset: Int) throws -> FourCC {
    FourCC(value: UInt32(truncatingIfNeeded: try number(at: offset, bytes: 4)))
  }

  /// An unsigned number; one of eight bytes that is over `Int.max` counts as damage.
  func number(at offset: Int, bytes count: Int, _ order: Order = .big) throws -> Int {
    guard let number = Int(exactly: try wide(at: offset, bytes: count, order)) else {
      throw MediaTrouble.damaged
    }
    return number
  }

  /// An unsigned number inside a range, which it must not leave.
  func number(
    at offset: Int, bytes count: Int, _ order: Order = .big, in outer: Range<Int>
  ) throws -> Int {
    let range = try range(at: offset, count: count, in: outer)
    return try number(at: range.lowerBound, bytes: count, order)
  }

  /// An unsigned number of up to eight bytes.
  func wide(at offset: Int, bytes count: Int, _ order: Order = .big) throws -> UInt64 {
    let range = try range(at: offset, count: count)
    let start = try place(of: range)
    let digits = window[start..<start + range.count]
    return switch order {
    case .big: digits.reduce(0) { $0 << 8 | UInt64($1) }
    case .little: digits.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  /// Whether these bytes stand at an offset; false beyond the end.
  func holds(_ expected: [UInt8], at offset: Int) throws -> Bool {
    guard let range = try? range(at: offset, count: expected.count) else { return false }
    return try bytes(range) == expected
  }

  /// Whether this text stands at an offset; false beyond the end.
  func holds(_ expected: StaticString, at offset: Int) throws -> Bool {
    try holds(expected.withUTF8Buffer { Array($0) }, at: offset)
  }

  /// Where a byte stands next before one that is wanted, or nil when it does not until the end of
  /// the range; one pass.
  func firstPlace(
    of byte: UInt8, before isWanted: (UInt8) -> Bool, in range: Range<Int>
  ) throws -> Int? {
    var at = range.lowerBound
    var isBehind = false
    while at < range.upperBound {
      let start = try place(of: self.range(at: at, count: 1))
      let part = window[start...].prefix(range.upperBound - at)
      for (index, next) in zip(part.indices, part) {
        if isBehind, isWanted(next) { return windowStart + index - 1 }
        isBehind = next == byte
      }
      at += part.count
    }
    return nil
  }

  /// Where a byte stands next, or nil when it does not until the end of the range.
  func firstPlace(of byte: UInt8, in range: Range<Int>) throws -> Int? {
    var at = range.lowerBound
    while at < range.upperBound {
      let start = try place(of: self.range(at: at, count: 1))
      let part = window[start...].prefix(range.upperBound - at)
      if let found = part.firstIndex(of: byte) { return windowStart + found }
      at += part.count
    }
    return nil
  }

  /// Where a range of the file begins in the window, after fetching it if needed.
  private func place(of range: Range<Int>) throws -> Int {
    let windowEnd = windowStart + window.count
    if range.lowerBound >= windowStart, range.upperBound <= windowEnd {
      return range.lowerBound - windowStart
    }
    let readsOn = range.lowerBound >= windowStart && range.lowerBound <= windowEnd
    let count = min(
      max(range.count, readsOn ? Self.stride : Self.jump), length - range.lowerBound)
    looked += count
    guard looked <= limits.bytes else { throw MediaTrouble.tooComplex(.bytes) }
    window = try source.read(at: range.lowerBound, count: count)
    windowStart = range.lowerBound
    guard window.count >= range.count else { throw MediaTrouble.cutShort }
    return 0
  }
}
