/// Reads XML piece by piece, without declarations of types and so without entities of its own.
///
/// Names come without their prefix. What a Word file never needs is refused, not worked around.
struct XMLReader {
  enum Piece {
    case start(String, [String: String])
    case end(String)
    case words(String)
  }

  private let bytes: [UInt8]
  private var place = 0
  /// Names of the open elements with their prefixes.
  private var open: [ArraySlice<UInt8>] = []
  /// The end that an element without inside still owes.
  private var owed: String?
  private var hasRoot = false

  /// Deepest nesting of elements.
  static let maximumDepth = 256
  /// Most attributes of an element.
  static let maximumAttributes = 256

  /// - Parameter bytes: UTF-8, perhaps with a byte order mark.
  init(_ bytes: [UInt8]) throws(DocumentError) {
    self.bytes = bytes
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .damagedXML }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The next piece; nil at the end.
  mutating func next() throws(DocumentError) -> Piece? {
    if let name = owed {
      owed = nil
      return .end(name)
    }
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else { return .words(try words()) }
      if starts(with: "<!--") {
        try skip(behind: "-->")
      } else if starts(with: "<![CDATA[") {
        let start = place + 9
        try skip(behind: "]]>")
        return .words(String(decoding: bytes[start..<place - 3], as: UTF8.self))
      } else if starts(with: "<?") {
        try skip(behind: "?>")
      } else if starts(with: "<!") {
        throw .damagedXML
      } else if starts(with: "</") {
        return try endTag()
      } else {
        return try startTag()
      }
    }
    guard open.isEmpty, hasRoot else { throw .damagedXML }
    return nil
  }

  private func starts(with text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  private mutating func skip(behind text: String) throws(DocumentError) {
    let sought = Array(text.utf8)
    while place + sought.count <= bytes.count {
      if bytes[place] == sought[0], bytes[place...].starts(with: sought) {
        place += sought.count
        return
      }
      place += 1
    }
    throw .damagedXML
  }

  private mutating func words() throws(DocumentError) -> String {
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
    return try Self.decoded(bytes[start..<place])
  }

  private mutating func startTag() throws(DocumentError) -> Piece {
    place += 1
    let name = name()
    guard !name.isEmpty, !(hasRoot && open.isEmpty) else { throw .damagedXML }
    var attributes: [String: String] = [:]
    while skipSpace(), let byte = current, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") {
      guard attributes.count < Self.maximumAttributes else { throw .excessive }
      let (key, value) = try attribute()
      if attributes[key] == nil { attributes[key] = value }
    }
    hasRoot = true
    if current == UInt8(ascii: "/") {
      place += 1
      owed = Self.local(name)
    } else {
      guard open.count < Self.maximumDepth else { throw .excessive }
      open.append(name)
    }
    guard current == UInt8(ascii: ">") else { throw .damagedXML }
    place += 1
    return .start(Self.local(name), attributes)
  }

  private mutating func endTag() throws(DocumentError) -> Piece {
    place += 2
    let name = name()
    _ = skipSpace()
    guard current == UInt8(ascii: ">"), open.popLast() == name else { throw .damagedXML }
    place += 1
    return .end(Self.local(name))
  }

  private mutating func attribute() throws(DocumentError) -> (String, String) {
    let name = name()
    _ = skipSpace()
    guard !name.isEmpty, current == UInt8(ascii: "=") else { throw .damagedXML }
    place += 1
    _ = skipSpace()
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw .damagedXML
    }
    place += 1
    let start = place
    while let byte = current, byte != quote {
      guard byte != UInt8(ascii: "<") else { throw .damagedXML }
      place += 1
    }
    guard current == quote else { throw .damagedXML }
    place += 1
    return (Self.local(name), try Self.decoded(bytes[start..<place - 1]))
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Always true, so that it may stand in a condition.
  private mutating func skipSpace() -> Bool {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      place += 1
    }
    return true
  }

  private mutating func name() -> ArraySlice<UInt8> {
    let start = place
    while let byte = current, !Self.stops.contains(byte) { place += 1 }
    return bytes[start..<place]
  }

  private static let stops = Set(" \t\n\r=/<>\"'".utf8)

  private static func local(_ name: ArraySlice<UInt8>) -> String {
    let colon = name.lastIndex(of: UInt8(ascii: ":"))
    return String(decoding: name[(colon.map { $0 + 1 } ?? name.startIndex)...], as: UTF8.self)
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) throws(DocumentError) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
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
