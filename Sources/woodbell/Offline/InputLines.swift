#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard input, a line at a time, holding no more than one line.
struct InputLines {
  enum Line {
    case complete([UInt8])
    /// Longer than ``longest``; it was read to its end and not kept.
    case tooLong
  }

  /// Bytes of a line without its end: 64 KiB.
  static let longest = 65_536

  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// Whether the next line lies here already, so that asking for it does not wait.
  var hasLineAtHand: Bool { buffer[position...].contains(Self.newline) }

  /// The next line, without its end (LF or CRLF); nil at the end of the input.
  ///
  /// - Throws: the system's error when the input cannot be read.
  mutating func next() throws -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      let rest = buffer[position...]
      let end = rest.firstIndex(of: Self.newline)
      let part = rest[..<(end ?? rest.endIndex)]
      // One byte more than the longest line: it may be the CR of CRLF.
      if line.count + part.count > Self.longest + 1 { isTooLong = true }
      if isTooLong { line = [] } else { line += part }
      if let end {
        position = end + 1
        return finished(line, isTooLong)
      }
      guard try fill() else {
        return line.isEmpty && !isTooLong ? nil : finished(line, isTooLong)
      }
    }
  }

  private static let newline = UInt8(ascii: "\n")

  private func finished(_ line: [UInt8], _ isTooLong: Bool) -> Line {
    var line = line
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return isTooLong || line.count > Self.longest ? .tooLong : .complete(line)
  }

  /// Reads what is there; false at the end of the input.
  private mutating func fill() throws -> Bool {
    guard !isAtEnd else { return false }
    // Foundation would wait until the whole portion is there; a line must be answered at once.
    var failure: Int32 = 0
    buffer = [UInt8](unsafeUninitializedCapacity: 1 << 16) { space, count in
      var read = -1
      repeat {
        read = Self.read(into: space)
        failure = read < 0 ? errno : 0
      } while failure == EINTR
      count = max(0, read)
    }
    guard failure == 0 else { throw ReadError(number: failure) }
    position = 0
    isAtEnd = buffer.isEmpty
    return !isAtEnd
  }

  private static func read(into space: UnsafeMutableBufferPointer<UInt8>) -> Int {
    #if canImport(Glibc)
      Glibc.read(STDIN_FILENO, space.baseAddress, space.count)
    #else
      Darwin.read(STDIN_FILENO, space.baseAddress, space.count)
    #endif
  }
}

/// The system's number of why standard input could not be read.
struct ReadError: Error {
  let number: Int32
}
