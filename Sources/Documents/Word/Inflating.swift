import CZlib

/// Unpacks what was packed with the deflate method (RFC 1951), and never more than it may.
enum Inflating {
  /// - Parameters:
  ///   - packed: raw deflate, without a head.
  ///   - count: how many bytes there are to be.
  /// - Throws: `damagedArchive` when it is no deflate or holds another number of bytes.
  static func inflated(_ packed: ArraySlice<UInt8>, count: Int) throws(DocumentError) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, size) == Z_OK else {
      throw .damagedArchive
    }
    defer { inflateEnd(&stream) }
    var input = Array(packed)
    // One byte more than promised, so that more of them are noticed.
    var output = [UInt8](repeating: 0, count: count + 1)
    let (status, written) = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(clamping: output.count)
        let status = inflate(&stream, Z_FINISH)
        return (status, output.count - Int(stream.avail_out))
      }
    }
    guard status == Z_STREAM_END, written == count else { throw .damagedArchive }
    output.removeLast()
    return output
  }

  /// The check sum that archives carry.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(clamping: bytes.count)))
  }
}
