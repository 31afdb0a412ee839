import Synchronization

/// Some bytes of a content that is read from its beginning: what stands before them is passed over.
///
/// The digest of a content shows only at its end, so a part that ends before is not checked.
final class PartialContent: Sendable {
  private let read: @Sendable () async throws -> [UInt8]
  private let range: Range<Int>
  /// How many bytes have been read.
  private let position = Mutex(0)

  init(_ range: Range<Int>, read: @escaping @Sendable () async throws -> [UInt8]) {
    self.range = range
    self.read = read
  }

  /// The next bytes; empty at the end.
  func next() async throws -> [UInt8] {
    while position.withLock({ $0 }) < range.upperBound {
      let bytes = try await read()
      if bytes.isEmpty { return [] }
      let start = position.withLock { position in
        defer { position += bytes.count }
        return position
      }
      let wanted = (start..<start + bytes.count).clamped(to: range)
      if !wanted.isEmpty {
        return Array(bytes[wanted.lowerBound - start..<wanted.upperBound - start])
      }
    }
    return []
  }
}
