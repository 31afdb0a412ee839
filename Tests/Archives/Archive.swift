import CZlib

/// Writes a zip archive, packed or as it is, sound or with a fault put into it.
package struct Archive {
  package enum Method: Sendable { case stored, deflated }

  private var bytes: [UInt8] = []
  private var list: [UInt8] = []
  private var count = 0

  package init() {}

  /// - Parameters:
  ///   - flags: the general purpose bits.
  ///   - size: what the archive says of the size, when that is not the truth.
  ///   - inner: the name in the entry's own header, when it is another.
  package mutating func add(
    _ name: String, _ content: [UInt8], _ method: Method = .deflated, flags: Int = 0,
    size: Int? = nil, inner: String? = nil
  ) {
    let packed = method == .stored ? content : Self.deflated(content)
    let checksum = Int(crc32(0, content, UInt32(content.count)))
    func head(_ name: String) -> [UInt8] {
      Self.half(20) + Self.half(flags) + Self.half(method == .stored ? 0 : 8) + Self.word(0)
        + Self.word(checksum) + Self.word(packed.count) + Self.word(size ?? content.count)
        + Self.half(name.utf8.count) + Self.half(0)
    }
    let start = bytes.count
    let inner = inner ?? name
    bytes += Self.word(0x0403_4B50) + head(inner) + Array(inner.utf8) + packed
    list +=
      Self.word(0x0201_4B50) + Self.half(20) + head(name) + Self.half(0) + Self.half(0)
      + Self.half(0)
      + Self.word(0) + Self.word(start) + Array(name.utf8)
    count += 1
  }

  package mutating func add(_ name: String, _ content: String, _ method: Method = .deflated) {
    add(name, Array(content.utf8), method)
  }

  package var finished: [UInt8] {
    bytes + list + Self.word(0x0605_4B50) + Self.half(0) + Self.half(0) + Self.half(count)
      + Self.half(count) + Self.word(list.count) + Self.word(bytes.count) + Self.half(0)
  }

  private static func half(_ value: Int) -> [UInt8] {
    [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)]
  }

  private static func word(_ value: Int) -> [UInt8] { half(value & 0xFFFF) + half(value >> 16) }

  /// Raw deflate by zlib.
  package static func deflated(_ content: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        &stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        size) == Z_OK
    else { return [] }
    defer { deflateEnd(&stream) }
    var input = content
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(content.count))))
    let written = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        _ = deflate(&stream, Z_FINISH)
        return output.count - Int(stream.avail_out)
      }
    }
    return Array(output.prefix(written))
  }
}
