/// The marks that come in pairs, and what looks like one of them.
struct MarkWords: Sendable {
  /// The closing sign of each opening one.
  private(set) var closings: [UInt32: UInt32] = [:]
  /// The opening sign of each closing one.
  private(set) var openings: [UInt32: UInt32] = [:]
  /// Signs of brackets that differ by their width only have the same number.
  private(set) var width: [UInt32: Int] = [:]
  var symmetric: Set<UInt32>
  var quotes: Set<UInt32>
  var apostrophes: Set<UInt32>
  var listClosers: Set<UInt32>
  var listNumerals: Set<UInt32>
  var listStarts: Set<UInt32>
  var eyes: Set<UInt32>
  let asciiRound: UInt32 = 0x28

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping(
      "marks",
      keys: [
        "pairs", "symmetric", "quotes", "apostrophes", "list-closers", "list-numerals",
        "list-starts", "emoticon-eyes",
      ])
    symmetric = Set(try reader.texts("symmetric").flatMap(\.unicodeScalars).map(\.value))
    quotes = Set(try reader.texts("quotes").compactMap(\.unicodeScalars.first?.value))
    apostrophes = try reader.scalars("apostrophes")
    listClosers = try reader.scalars("list-closers")
    listNumerals = try reader.scalars("list-numerals")
    listStarts = try reader.scalars("list-starts")
    eyes = try reader.scalars("emoticon-eyes")
    for (number, pair) in try reader.texts("pairs").enumerated() {
      let signs = pair.unicodeScalars.map(\.value)
      guard let opening = signs.first, let closing = signs.last else { continue }
      (closings[opening], openings[closing]) = (closing, opening)
      let folded = ScannedText.folded(opening)
      width[opening] = folded < 0x80 ? Int(folded) : -1 - number
    }
  }
}

extension MarkWords {
  /// Whether a sign opens or closes something.
  func isKnown(_ sign: UInt32) -> Bool {
    closings[sign] != nil || openings[sign] != nil || symmetric.contains(sign)
  }
}

extension SheetReader {
  /// The scalars of a text.
  func scalars(_ key: String) throws(SheetError) -> Set<UInt32> {
    Set(try text(key).unicodeScalars.map(\.value))
  }
}
