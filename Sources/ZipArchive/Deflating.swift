import CZlib

/// Packs with the deflate method (RFC 1951), a piece at a time.
final class Deflating {
  /// zlib keeps the address, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private(set) var packed: [UInt8] = []
  private(set) var checksum = Checksum()
  /// Bytes taken in so far.
  private(set) var count = 0

  init() throws(ZipError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw .damaged }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  func add(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    checksum.add(bytes)
    count += bytes.count
    run(bytes, Z_NO_FLUSH)
  }

  func finish() { run([], Z_FINISH) }

  /// Feeds the bytes and takes out what is ready.
  private func run(_ bytes: [UInt8], _ flush: Int32) {
    let capacity = ZipEntryStream.pieceBytes
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
