/// Hands out the content of one entry piece by piece and proves its size and checksum at the end.
package final class ZipEntryStream {
  private let inflating: Inflating?
  private var stored: ArraySlice<UInt8>
  private let expected: UInt32
  private var checksum = Checksum()
  private var missing: Int

  /// Most bytes of a piece.
  package static let pieceBytes = 64 << 10

  init(stored: ArraySlice<UInt8>, checksum: UInt32) {
    (inflating, self.stored, expected) = (nil, stored, checksum)
    missing = stored.count
  }

  /// - Parameter count: how many bytes there are to be.
  init(deflated: ArraySlice<UInt8>, count: Int, checksum: UInt32) throws(ZipError) {
    (inflating, stored, expected) = (try Inflating(deflated), [], checksum)
    missing = count
  }

  /// The next piece; nil at the end.
  ///
  /// - Throws: `damaged` when it is no deflate, or has another size or checksum than stated.
  package func next() throws(ZipError) -> [UInt8]? {
    let piece = try inflating.map { inflating throws(ZipError) in try inflating.next() } ?? plain()
    guard !piece.isEmpty else {
      guard missing == 0, checksum.value == expected else { throw .damaged }
      return nil
    }
    guard piece.count <= missing else { throw .damaged }
    missing -= piece.count
    checksum.add(piece)
    return piece
  }

  private func plain() -> [UInt8] {
    defer { stored = stored.dropFirst(Self.pieceBytes) }
    return Array(stored.prefix(Self.pieceBytes))
  }
}
