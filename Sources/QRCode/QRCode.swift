/// A QR code of model 2 (ISO/IEC 18004:2015): a square of dark and light modules that holds a text.
///
/// The smallest version that has room is taken, and the mask with the lowest penalty.
package struct QRCode: Equatable, Sendable {
  package enum Failure: Error, Equatable {
    /// There is nothing to hold.
    case empty
    /// Not even version 40 has room for the text at this correction.
    case tooLong
  }

  /// Modules along one edge, 21…177, without the quiet zone.
  package let side: Int
  /// 1…40; each step adds four modules to the edge.
  package let version: Int
  package let correction: Correction
  /// Which of the eight masks of table 10 was chosen, 0…7.
  package let mask: Int
  private let modules: [UInt8]

  /// - Throws: `empty`, `tooLong`
  package init(_ text: String, correction: Correction = .medium) throws(Failure) {
    let bytes = Array(text.utf8.prefix(Message.longest + 1))
    guard !bytes.isEmpty else { throw .empty }
    guard let fit = Version.smallest(for: bytes, correction) else { throw .tooLong }
    let layout = BlockLayout(fit.version, correction)
    let data = fit.message.codewords(in: fit.version, count: layout.dataCount)
    var grid = Grid(fit.version)
    grid.place(layout.interleaved(data))
    let masked = grid.leastPenalized(correction)
    side = fit.version.side
    version = fit.version.number
    self.correction = correction
    mask = masked.mask
    modules = masked.modules
  }

  /// Whether the module is dark; everything outside the square is light.
  ///
  /// - Parameters:
  ///   - x: the column, from the left, 0…side − 1
  ///   - y: the row, from the top, 0…side − 1
  package func isDark(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < side, y < side else { return false }
    return modules[y * side + x] == 1
  }
}
