import Foundation
import ZipArchive

/// Reads XML piece by piece, without declarations of types and so without entities of its own.
///
/// Names come without their prefix. What an office file never needs is refused, not worked around.
/// Of an entry of an archive only a part lies in memory at a time.
package struct XMLReader {
  package enum Piece: Sendable {
    case start(String, XMLAttributes)
    case end(String)
    case words(String)
  }

  private var bytes: [UInt8]
  private let source: ZipEntryStream?
  private var place = 0
  /// Names of the open elements with their prefixes.
  private var open: [String] = []
  /// The end that an element without inside still owes.
  private var owed: String?
  private var hasRoot = false

  /// Deepest nesting of elements.
  static let maximumDepth = 256
  /// Most attributes of an element.
  static let maximumAttributes = 256

  /// - Parameter bytes: UTF-8, perhaps with a byte order mark.
  package init(_ bytes: [UInt8]) throws(DocumentError) {
    (self.bytes, source) = (bytes, nil)
    try skipMark()
  }

  /// - Parameter source: UTF-8, perhaps with a byte order mark.
  package init(_ source: ZipEntryStream) throws(DocumentError) {
    (bytes, self.source) = ([], source)
    try skipMark()
  }

  /// The next piece; nil at the end.
  package mutating func next() throws(DocumentError) -> Piece? {
    if let name = owed {
      owed = nil
      return .end(name)
    }
    forget()
    while let byte = try current() {
      guard byte == UInt8(ascii: "<") else { return .words(try words()) }
      switch try self.byte(place + 1) {
      case UInt8(ascii: "?"): try skip(behind: "?>")
      case UInt8(ascii: "!"):
        if let words = try declared() { return .words(words) }
      case UInt8(ascii: "/"): return try endTag()
      default: return try startTag()
      }
    }
    guard open.isEmpty, hasRoot else { throw .damagedXML }
    return nil
  }

  // MARK: - Bytes

  /// Brings in more of the source; false at its end.
  private mutating func fill() throws(DocumentError) -> Bool {
    guard let source else { return false }
    do throws(ZipError) {
      guard let piece = try source.next() else { return false }
      bytes += piece
      return true
    } catch {
      throw DocumentError(error)
    }
  }

  private mutating func byte(_ place: Int) throws(DocumentError) -> UInt8? {
    while place >= bytes.count {
      guard try fill() else { return nil }
    }
    return bytes[place]
  }

  private mutating func current() throws(DocumentError) -> UInt8? {
    // The way almost every byte goes.
    if place < bytes.count { return bytes[place] }
    return try byte(place)
  }

  /// Lets go of what was read, when there is a source to bring in more.
  private mutating func forget() {
    guard source != nil, place >= ZipEntryStream.pieceBytes else { return }
    bytes.removeFirst(place)
    place = 0
  }

  private mutating func skipMark() throws(DocumentError) {
    if try starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  private mutating func starts(with head: some Collection<UInt8>) throws(DocumentError) -> Bool {
    _ = try byte(place + head.count - 1)
    return bytes[place...].starts(with: head)
  }

  private mutating func skip(behind text: StaticString) throws(DocumentError) {
    let sought = Array(text.description.utf8)
    while let byte = try current() {
      if byte == sought[0], try starts(with: sought) {
        place += sought.count
        return
      }
      place += 1
      // Nobody reads a comment, so it need not lie in memory.
      forget()
    }
    throw .damagedXML
  }

  private func text(_ range: Range<Int>) throws(DocumentError) -> String {
    // Decoding and comparing is far quicker than asking for a valid text.
    let text = bytes.withUnsafeBufferPointer { bytes -> String? in
      let part = UnsafeBufferPointer(rebasing: bytes[range])
      var text = String(decoding: part, as: UTF8.self)
      let isSame = text.withUTF8 { own in
        guard own.count == part.count else { return false }
        guard let own = own.baseAddress, let part = part.baseAddress else { return true }
        return memcmp(own, part, range.count) == 0
      }
      return isSame ? text : nil
    }
    guard let text else { throw .damagedXML }
    return text
  }

  // MARK: - Tokens

  /// A comment, which is nothing, or words in their raw form.
  private mutating func declared() throws(DocumentError) -> String? {
    if try starts(with: "<!--".utf8) {
      place += 4
      try skip(behind: "-->")
      return nil
    }
    guard try starts(with: "<![CDATA[".utf8) else { throw .damagedXML }
    place += 9
    let start = place
    while let byte = try current() {
      if byte == UInt8(ascii: "]"), try starts(with: "]]>".utf8) {
        let words = try text(start..<place)
        place += 3
        return words
      }
      place += 1
    }
    throw .damagedXML
  }

  private mutating func words() throws(DocumentError) -> String {
    let start = place
    var isPlain = true
    while let byte = try current(), byte != UInt8(ascii: "<") {
      if byte == UInt8(ascii: "&") { isPlain = false }
      place += 1
    }
    let words = try text(start..<place)
    return isPlain ? words : try Self.decoded(words)
  }

  private mutating func startTag() throws(DocumentError) -> Piece {
    place += 1
    let name = try name()
    guard !name.local.isEmpty, !(hasRoot && open.isEmpty) else { throw .damagedXML }
    var attributes = XMLAttributes()
    try skipSpace()
    while let byte = try current(), byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") {
      guard attributes.count < Self.maximumAttributes else { throw .excessive }
      let (key, value) = try attribute()
      attributes.add(key, value)
      try skipSpace()
    }
    hasRoot = true
    if try current() == UInt8(ascii: "/") {
      place += 1
      owed = name.local
    } else {
      guard open.count < Self.maximumDepth else { throw .excessive }
      open.append(name.whole)
    }
    guard try current() == UInt8(ascii: ">") else { throw .damagedXML }
    place += 1
    return .start(name.local, attributes)
  }

  private mutating func endTag() throws(DocumentError) -> Piece {
    place += 2
    let name = try name()
    try skipSpace()
    guard try current() == UInt8(ascii: ">"), open.popLast() == name.whole else {
      throw .damagedXML
    }
    place += 1
    return .end(name.local)
  }

  private mutating func attribute() throws(DocumentError) -> (String, String) {
    let name = try name()
    try skipSpace()
    guard !name.local.isEmpty, try current() == UInt8(ascii: "=") else { throw .damagedXML }
    place += 1
    try skipSpace()
    guard let quote = try current(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { throw .damagedXML }
    place += 1
    let start = place
    var isPlain = true
    while let byte = try current(), byte != quote {
      guard byte != UInt8(ascii: "<") else { throw .damagedXML }
      if byte == UInt8(ascii: "&") { isPlain = false }
      place += 1
    }
    guard try current() == quote else { throw .damagedXML }
    place += 1
    let value = try text(start..<place - 1)
    return (name.local, isPlain ? value : try Self.decoded(value))
  }

  private mutating func skipSpace() throws(DocumentError) {
    while let byte = try current(), byte <= 0x20, Self.isSpace(byte) { place += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// A name with its prefix and without.
  private mutating func name() throws(DocumentError) -> (whole: String, local: String) {
    let start = place
    var localStart = place
    while let byte = try current(), !Self.isStop(byte) {
      place += 1
      if byte == UInt8(ascii: ":") { localStart = place }
    }
    let whole = try text(start..<place)
    return (whole, localStart == start ? whole : try text(localStart..<place))
  }

  private static func isStop(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "\""), UInt8(ascii: "'"):
      true
    default: isSpace(byte)
    }
  }

  private static func decoded(_ text: String) throws(DocumentError) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "&" else {
        result.append(scalars[index])
        index += 1
        continue
      }
      guard let found = CharacterReference(at: index, in: scalars, isXML: true) else {
        throw .damagedXML
      }
      result.append(found.scalar)
      index = found.end
    }
    return String(result)
  }
}
