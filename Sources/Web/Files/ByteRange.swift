/// Which bytes of a file are asked for (RFC 9110, 14.2): players ask for films piece by piece.
package enum ByteRange: Sendable, Equatable {
  case whole
  /// Not empty, and inside the file.
  case part(Range<Int>)
  /// Begins behind the end of the file.
  case unsatisfiable

  /// One range of bytes; whatever else is asked for gets the whole, as the standard allows.
  ///
  /// - Parameter length: bytes of the file.
  package init(header: String?, length: Int) {
    self = header.flatMap { Self.read($0, length: length) } ?? .whole
  }

  /// - Returns: nil for what is no single range.
  private static func read(_ header: String, length: Int) -> ByteRange? {
    let unit = "bytes="
    guard header.utf8.count <= 64, header.hasPrefix(unit) else { return nil }
    let ends = header.dropFirst(unit.count).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = number(ends[0]), let last = number(ends[1]) else {
      return nil
    }
    switch (first, last) {
    case (nil, nil): return nil
    case (nil, let count?):
      return count > 0 && length > 0 ? .part(max(0, length - count)..<length) : .unsatisfiable
    case (let start?, let end):
      if let end, end < start { return nil }
      guard start < length else { return .unsatisfiable }
      return .part(start..<min(end ?? length, length - 1) + 1)
    }
  }

  /// - Returns: a number, or nothing where none stands; nil for what is none.
  private static func number(_ digits: Substring) -> Int?? {
    guard !digits.isEmpty else { return .some(nil) }
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits) else {
      return nil
    }
    return number
  }
}
