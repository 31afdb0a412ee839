extension LimitUnit {
  /// How long a text is in this unit.
  package func count(of text: String) -> Int {
    switch self {
    case .characters: text.count
    case .bytesGBK:
      text.unicodeScalars.reduce(0) { $0 + GB18030.byteCount(of: $1) }
    }
  }

  /// Visible characters of the text that fit into a maximum of this unit.
  package func fittingCharacters(of text: String, maximum: Int) -> Int {
    var used = 0
    var fitting = 0
    for character in text {
      used += count(of: String(character))
      guard used <= maximum else { break }
      fitting += 1
    }
    return fitting
  }
}
