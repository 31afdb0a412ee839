/// Writes a zip archive entry by entry; the same content gives the same bytes.
///
/// What is finished can be taken away at any time, so a large archive need not lie in memory.
package struct ZipWriter {
  private var finished: [UInt8] = []
  private var list: [UInt8] = []
  private var names: Set<String> = []
  private var written = 0
  private var open: (name: String, content: Deflating)?

  /// Every entry bears 1980-01-01 00:00, the first instant a zip archive knows.
  private static let time = half(0) + half(0x0021)

  package init() {}

  /// Adds an entry in one go.
  package mutating func add(_ name: String, _ content: [UInt8]) throws(ZipError) {
    try begin(name)
    write(content)
    try end()
  }

  /// Opens an entry; ends the one before.
  ///
  /// - Throws: `duplicateName`; `excessive` beyond 65,534 entries or 4 GB.
  package mutating func begin(_ name: String) throws(ZipError) {
    try end()
    guard names.insert(name).inserted else { throw .duplicateName }
    guard names.count < 0xFFFF, name.utf8.count < 0xFFFF else { throw .excessive }
    open = (name, try Deflating())
  }

  /// Adds to the open entry; without one the bytes go nowhere.
  package mutating func write(_ content: [UInt8]) { open?.content.add(content) }

  /// Closes the open entry, if there is one.
  package mutating func end() throws(ZipError) {
    guard let (name, content) = open else { return }
    open = nil
    content.finish()
    guard content.count < 0xFFFF_FFFF, content.packed.count < 0xFFFF_FFFF, written < 0xFFFF_FFFF
    else { throw .excessive }
    // Version 2.0, name in UTF-8, deflate.
    let head =
      Self.half(20) + Self.half(0x0800) + Self.half(8) + Self.time
      + Self.word(Int(content.checksum.value)) + Self.word(content.packed.count)
      + Self.word(content.count) + Self.half(name.utf8.count) + Self.half(0)
    list += Self.word(0x0201_4B50) + Self.half(20) + head
    list += Self.half(0) + Self.half(0) + Self.half(0) + Self.word(0) + Self.word(written)
    list += name.utf8
    emit(Self.word(0x0403_4B50) + head + name.utf8)
    emit(content.packed)
  }

  /// Closes the archive and hands out what was not taken away yet.
  package mutating func finish() throws(ZipError) -> [UInt8] {
    try end()
    guard written + list.count < 0xFFFF_FFFF else { throw .excessive }
    let start = written
    emit(list)
    emit(
      Self.word(0x0605_4B50) + Self.half(0) + Self.half(0) + Self.half(names.count)
        + Self.half(names.count) + Self.word(list.count) + Self.word(start) + Self.half(0))
    return take()
  }

  /// The bytes finished since the last call.
  package mutating func take() -> [UInt8] {
    defer { finished = [] }
    return finished
  }

  private mutating func emit(_ bytes: [UInt8]) {
    finished += bytes
    written += bytes.count
  }

  private static func half(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private static func word(_ value: Int) -> [UInt8] { half(value) + half(value >> 16) }
}
