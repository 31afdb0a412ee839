#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a form consists of, in the order it came.
package enum MultipartEvent: Sendable, Equatable {
  case part(PartHead)
  /// Some bytes of the part that began last; never empty.
  case bytes([UInt8])
  case partEnded
}

/// Reads `multipart/form-data` (RFC 7578) as it comes, in pieces of any size.
///
/// It holds no more than the piece it was given and the lines before one part. It is strict: what
/// no browser sends is refused rather than guessed at.
package struct MultipartParser: Sendable {
  private enum Place {
    case start, delimiter, head, content, behindEnd
  }

  private let limits: UploadLimits
  private let delimiter: [UInt8]
  private var place = Place.start
  /// Bytes not yet understood. The first delimiter has no line before it, so one is put there.
  private var waiting: [UInt8] = [13, 10]
  private var at = 0
  /// How far the end of a head was looked for in vain.
  private var searched = 0
  private var parts = 0
  private var field: String?

  /// - Parameter boundary: see ``boundary(of:)``.
  package init(boundary: String, limits: UploadLimits) {
    delimiter = Array("\r\n--\(boundary)".utf8)
    self.limits = limits
  }

  /// The boundary that a content type names: 1 to 70 characters, not ending with a space (RFC 2046,
  /// 5.1.1).
  ///
  /// - Throws: `UploadFault.noBoundary`.
  package static func boundary(of contentType: String) throws(UploadFault) -> String {
    guard let (value, parameters) = HeaderText.parameters(of: contentType.utf8[...]),
      value == "multipart/form-data", let boundary = parameters["boundary"],
      (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy(isBoundary),
      boundary.last != " "
    else { throw .noBoundary }
    return boundary
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122: true
    default: "'()+_,-./:=? ".utf8.contains(byte)
    }
  }

  /// Takes the next piece.
  package mutating func read(
    _ piece: [UInt8]
  ) throws(UploadFault) -> [MultipartEvent] {
    waiting.append(contentsOf: piece)
    var events: [MultipartEvent] = []
    while try step(&events) {}
    waiting.removeFirst(at)
    searched = max(0, searched - at)
    at = 0
    return events
  }

  /// Says that nothing more comes.
  ///
  /// - Throws: `UploadFault.cutShort` when the form has not ended.
  package func finish() throws(UploadFault) {
    guard case .behindEnd = place else { throw .cutShort(field: field) }
  }

  /// - Returns: false when more bytes are needed.
  private mutating func step(_ events: inout [MultipartEvent]) throws(UploadFault) -> Bool {
    switch place {
    case .start: try readStart()
    case .delimiter: try readDelimiterEnd()
    case .head: try readHead(&events)
    case .content: readContent(&events)
    case .behindEnd: try readBehindEnd()
    }
  }

  private mutating func readStart() throws(UploadFault) -> Bool {
    guard waiting.count >= 4 else { return false }
    if waiting[2] == 13, waiting[3] == 10, at == 0 { at = 2 }
    let beginning = waiting[at...].prefix(delimiter.count)
    guard delimiter.starts(with: beginning) else { throw .malformed(field: nil) }
    guard beginning.count == delimiter.count else {
      at = 0
      return false
    }
    at += delimiter.count
    place = .delimiter
    return true
  }

  /// Behind a delimiter: `--` at the end of all, or perhaps some blanks and the end of the line.
  private mutating func readDelimiterEnd() throws(UploadFault) -> Bool {
    if waiting[at...].starts(with: [45, 45]) {
      at += 2
      place = .behindEnd
      return true
    }
    let blanks = waiting[at...].prefix { $0 == 32 || $0 == 9 }.count
    guard blanks <= 64 else { throw .malformed(field: field) }
    let rest = waiting[(at + blanks)...]
    guard rest.count >= 2 else {
      let isHopeful = rest.isEmpty || rest.first == 13 || (blanks == 0 && rest.first == 45)
      guard isHopeful else { throw .malformed(field: field) }
      return false
    }
    guard rest.starts(with: [13, 10]) else { throw .malformed(field: field) }
    at += blanks + 2
    parts += 1
    guard parts <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
    place = .head
    searched = at
    return true
  }

  private mutating func readHead(_ events: inout [MultipartEvent]) throws(UploadFault) -> Bool {
    var found: Int?
    var look = max(at, searched - 3)
    while found == nil, let line = lineEnd(from: look) {
      if waiting[line...].starts(with: [13, 10, 13, 10]) { found = line }
      look = line + 1
    }
    guard (found ?? waiting.count) - at <= limits.headerBytes else { throw .headerTooLong }
    guard let found else {
      searched = waiting.count
      return false
    }
    let head = try PartHead(waiting[at..<found])
    field = head.name
    events.append(.part(head))
    at = found + 4
    place = .content
    return true
  }

  private mutating func readContent(_ events: inout [MultipartEvent]) -> Bool {
    var look = at
    while let line = lineEnd(from: look) {
      let beginning = waiting[line...].prefix(delimiter.count)
      if delimiter.starts(with: beginning) {
        hand(line, &events)
        guard beginning.count == delimiter.count else { return false }
        at += delimiter.count
        place = .delimiter
        events.append(.partEnded)
        return true
      }
      look = line + 1
    }
    hand(waiting.count, &events)
    return false
  }

  /// Every byte of a file goes past here, so the system looks for it.
  private func lineEnd(from start: Int) -> Int? {
    waiting.withUnsafeBytes { all in
      guard let base = all.baseAddress, start < all.count,
        let found = memchr(base + start, 13, all.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private mutating func hand(_ end: Int, _ events: inout [MultipartEvent]) {
    if end > at { events.append(.bytes(Array(waiting[at..<end]))) }
    at = end
  }

  /// Browsers end the line, and nothing else comes.
  private mutating func readBehindEnd() throws(UploadFault) -> Bool {
    field = nil
    guard waiting[at...].allSatisfy({ [9, 10, 13, 32].contains($0) }) else {
      throw .malformed(field: nil)
    }
    at = waiting.count
    return false
  }
}
