/// Marks that stand together where one is enough, and half-width ones between Chinese characters.
struct PunctuationScan {
  let text: ScannedText
  let words: PunctuationWords

  /// What was found, in the order of the text.
  func matches() -> [StructureMatch] {
    var result: [StructureMatch] = []
    var index = 0
    while index < text.count {
      let sign = text.raw[index]
      guard !text.isHan(index), !text.isDigit(index) else {
        index += 1
        continue
      }
      if words.single.contains(sign), words.single.contains(text.sign(index + 1)) {
        let range = index..<end(from: index)
        let once = text.original(index..<index + 1)
        result.append(
          StructureMatch(
            kind: .doubledPunctuation, range: range, suggestion: once, facts: ["once": once]))
        index = range.upperBound
        continue
      }
      if let full = words.halfWidth[sign], text.isHan(index - 1), text.isHan(index + 1) {
        result.append(
          StructureMatch(
            kind: .halfWidth, range: index..<index + 1, suggestion: full,
            facts: ["half": text.original(index..<index + 1), "full": full]))
      }
      index += 1
    }
    return result
  }

  private func end(from start: Int) -> Int {
    var end = start + 1
    while words.single.contains(text.sign(end)) { end += 1 }
    return end
  }
}

/// Marks of which one is enough, and half-width marks with the full-width ones.
struct PunctuationWords: Sendable {
  var single: Set<UInt32>
  private(set) var halfWidth: [UInt32: String] = [:]

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping("punctuation", keys: ["single", "half-width"])
    single = try reader.scalars("single")
    let table = try reader.table("half-width")
    for key in table.keys {
      guard let sign = key.unicodeScalars.first?.value else { continue }
      halfWidth[sign] = try table.text(key)
    }
  }
}
