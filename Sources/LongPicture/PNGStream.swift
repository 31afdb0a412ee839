import CZlib

/// Writes a PNG file (ISO/IEC 15948) of eight bits of grey a pixel, as its rows come.
final class PNGStream {
  /// Bytes of packed pixels in a chunk.
  private static let chunkBytes = 65_536

  private let width: Int
  /// zlib keeps the address, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var written: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private var packed: [UInt8] = []

  /// - Throws: `noMemory`
  init(width: Int, height: Int) throws(LongPicture.Failure) {
    self.width = width
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = deflateInit_(
      stream, Z_DEFAULT_COMPRESSION, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw .noMemory }
    // Eight bits, grey, the only methods there are, not interlaced.
    write("IHDR", Self.number(width) + Self.number(height) + [8, 0, 0, 0, 0])
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Adds whole rows, one byte a pixel.
  func add(rows: [UInt8]) {
    var lines: [UInt8] = []
    lines.reserveCapacity(rows.count + rows.count / width)
    for start in stride(from: 0, to: rows.count - rows.count % width, by: width) {
      // No filter: white paper packs best as it is.
      lines.append(0)
      lines += rows[start..<start + width]
    }
    run(lines, Z_NO_FLUSH)
    if packed.count >= Self.chunkBytes { writePacked() }
  }

  func finish() {
    run([], Z_FINISH)
    writePacked()
    write("IEND", [])
  }

  /// What of the file is ready and was not taken yet.
  func taken() -> [UInt8] {
    defer { written = [] }
    return written
  }

  private func writePacked() {
    guard !packed.isEmpty else { return }
    write("IDAT", packed)
    packed.removeAll(keepingCapacity: true)
  }

  private func write(_ name: String, _ data: [UInt8]) {
    let body = Array(name.utf8) + data
    let checksum = body.withUnsafeBufferPointer { bytes in
      crc32(0, bytes.baseAddress, UInt32(clamping: bytes.count))
    }
    written += Self.number(data.count) + body + Self.number(Int(checksum))
  }

  private static func number(_ value: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(clamping: value).bigEndian) { Array($0) }
  }

  private func run(_ bytes: [UInt8], _ flush: Int32) {
    let capacity = Self.chunkBytes
    bytes.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(clamping: input.count)
      var isFull = true
      while isFull {
        packed += [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(clamping: capacity)
          _ = deflate(stream, flush)
          count = capacity - Int(stream.pointee.avail_out)
        }
        isFull = stream.pointee.avail_out == 0
      }
    }
  }
}
