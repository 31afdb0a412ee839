import CZlib

/// Unpacks what was packed with the deflate method (RFC 1951), a piece at a time.
final class Inflating {
  /// zlib keeps the address, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let packed: ArraySlice<UInt8>
  /// How many packed bytes were taken.
  private var taken = 0
  private var isFinished = false

  /// - Parameter packed: raw deflate, without a head.
  init(_ packed: ArraySlice<UInt8>) throws(ZipError) {
    self.packed = packed
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, size) == Z_OK else { throw .damaged }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// The next piece; empty at the end.
  func next() throws(ZipError) -> [UInt8] {
    guard !isFinished else { return [] }
    var status = Z_OK
    let capacity = ZipEntryStream.pieceBytes
    let piece = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      packed.withUnsafeBufferPointer { input in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)?
          .advanced(by: taken)
        stream.pointee.avail_in = UInt32(clamping: input.count - taken)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(clamping: capacity)
        let offered = stream.pointee.avail_in
        status = inflate(stream, Z_NO_FLUSH)
        taken += Int(offered - stream.pointee.avail_in)
        count = capacity - Int(stream.pointee.avail_out)
      }
    }
    isFinished = status == Z_STREAM_END
    guard isFinished || (status == Z_OK && !piece.isEmpty) else { throw .damaged }
    guard !isFinished || taken == packed.count else { throw .damaged }
    return piece
  }
}

/// The checksum that archives carry.
struct Checksum {
  private var sum = crc32(0, nil, 0)

  var value: UInt32 { UInt32(truncatingIfNeeded: sum) }

  mutating func add(_ bytes: [UInt8]) {
    sum = crc32(sum, bytes, UInt32(clamping: bytes.count))
  }
}
