/// Finds out what stands between the cells of a CSV file.
enum Delimiter {
  private static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
  /// How many lines are looked at.
  private static let lines = 20
  /// How many bytes are looked at.
  private static let bytes = 64 << 10

  /// The candidate that divides most lines into equally many cells; comma when none does. Above the
  /// head may stand a title, so the first line says nothing.
  static func of(_ bytes: [UInt8]) -> UInt8 {
    var best = (delimiter: candidates[0], agreeing: 0, width: 1)
    for candidate in candidates {
      let widths = widths(bytes.prefix(Self.bytes), candidate)
      let most = Dictionary(grouping: widths.filter { $0 > 1 }, by: \.self)
        .map { (agreeing: $0.value.count, width: $0.key) }.max { $0 < $1 }
      guard let (agreeing, width) = most else { continue }
      if (agreeing, width) > (best.agreeing, best.width) { best = (candidate, agreeing, width) }
    }
    return best.delimiter
  }

  /// How many cells each of the first lines with something in it has.
  private static func widths(_ bytes: ArraySlice<UInt8>, _ delimiter: UInt8) -> [Int] {
    var widths: [Int] = []
    var width = 1
    var isQuoted = false
    var isBlank = true
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == 0x0A || byte == 0x0D {
        if !isBlank { widths.append(width) }
        (width, isBlank) = (1, true)
        if widths.count == lines { return widths }
        continue
      }
      if byte > 0x20 { isBlank = false }
      if byte == delimiter, !isQuoted { width += 1 }
    }
    return isBlank ? widths : widths + [width]
  }
}
