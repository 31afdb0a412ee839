import CZlib
import Documents

/// Writes a zip archive, packed or as it is, sound or with a fault put into it.
struct Archive {
  enum Method { case stored, deflated }

  private var bytes: [UInt8] = []
  private var list: [UInt8] = []
  private var count = 0

  /// - Parameters:
  ///   - flags: the general purpose bits.
  ///   - size: what the archive says of the size, when that is not the truth.
  mutating func add(
    _ name: String, _ content: [UInt8], _ method: Method = .deflated, flags: Int = 0,
    size: Int? = nil
  ) {
    let packed = method == .stored ? content : Self.deflated(content)
    let head =
      Self.half(20) + Self.half(flags) + Self.half(method == .stored ? 0 : 8) + Self.word(0)
      + Self.word(Int(crc32(0, content, UInt32(content.count)))) + Self.word(packed.count)
      + Self.word(size ?? content.count) + Self.half(name.utf8.count) + Self.half(0)
    let start = bytes.count
    bytes += Self.word(0x0403_4B50) + head + Array(name.utf8) + packed
    list +=
      Self.word(0x0201_4B50) + Self.half(20) + head + Self.half(0) + Self.half(0) + Self.half(0)
      + Self.word(0) + Self.word(start) + Array(name.utf8)
    count += 1
  }

  mutating func add(_ name: String, _ content: String, _ method: Method = .deflated) {
    add(name, Array(content.utf8), method)
  }

  var finished: [UInt8] {
    bytes + list + Self.word(0x0605_4B50) + Self.half(0) + Self.half(0) + Self.half(count)
      + Self.half(count) + Self.word(list.count) + Self.word(bytes.count) + Self.half(0)
  }

  private static func half(_ value: Int) -> [UInt8] {
    [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)]
  }

  private static func word(_ value: Int) -> [UInt8] { half(value & 0xFFFF) + half(value >> 16) }

  /// Raw deflate by zlib.
  static func deflated(_ content: [UInt8]) -> [UInt8] {
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

/// A Word file whose text is given as the inside of its body.
func wordFile(
  _ body: String, styles: String? = nil, _ method: Archive.Method = .deflated
) -> [UInt8] {
  var archive = Archive()
  archive.add("[Content_Types].xml", "<Types/>", method)
  archive.add("word/document.xml", wordText(body), method)
  if let styles { archive.add("word/styles.xml", "<w:styles>\(styles)</w:styles>", method) }
  return archive.finished
}

func wordText(_ body: String) -> String {
  """
  <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
  <w:document xmlns:w="urn:w" xmlns:wp="urn:wp"><w:body>\(body)<w:sectPr/></w:body></w:document>
  """
}
