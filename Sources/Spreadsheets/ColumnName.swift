/// Columns by the letters that tables show: 1 is A, 27 is AA.
package enum ColumnName {
  /// The last column of Excel, XFD.
  package static let last = 16_384

  package static func letters(of column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// Column and row of a reference such as `AB12` or `$A$1`; nil when it is none.
  static func place(_ reference: some StringProtocol) -> (column: Int, row: Int)? {
    var column = 0
    var row = 0
    for byte in reference.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        guard row == 0 else { return nil }
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      guard column <= last, row <= 1_048_576 else { return nil }
    }
    return column > 0 && row > 0 ? (column, row) : nil
  }
}
