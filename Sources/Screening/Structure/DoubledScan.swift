/// Characters and words that were written twice, and marks of which one is enough.
struct DoubledScan {
  let text: ScannedText
  let words: DoubledWords

  /// What was found, in the order of the text.
  func matches() -> [StructureMatch] {
    var result: [StructureMatch] = []
    var index = 0
    while index < text.count {
      guard text.isHan(index) else {
        index += 1
        continue
      }
      if let range = doubledWord(at: index) {
        result.append(match(.doubledWord, range))
        index = range.upperBound
      } else if let range = doubledCharacter(at: index) {
        result.append(match(.doubledCharacter, range))
        index = range.upperBound
      } else {
        index += 1
      }
    }
    return result
  }

  private func match(_ kind: StructureKind, _ range: Range<Int>) -> StructureMatch {
    let length = kind == .doubledWord ? words.words.length(in: text, at: range.lowerBound) ?? 1 : 1
    let once = text.original(range.lowerBound..<range.lowerBound + length)
    return StructureMatch(kind: kind, range: range, suggestion: once, facts: ["once": once])
  }

  /// The whole run of a character that is never doubled.
  private func doubledCharacter(at start: Int) -> Range<Int>? {
    guard text[start + 1] == text[start], words.characters.contains(text[start]),
      !isFine(start..<start + 2)
    else { return nil }
    var end = start + 2
    while text[end] == text[start] { end += 1 }
    return start..<end
  }

  /// The whole run of a word that is never doubled.
  private func doubledWord(at start: Int) -> Range<Int>? {
    guard words.lengths.contains(where: { text[start + $0] == text[start] }),
      let length = words.words.length(in: text, at: start)
    else { return nil }
    var end = start + length
    while repeats(start..<start + length, at: end) { end += length }
    return end > start + length ? start..<end : nil
  }

  private func repeats(_ word: Range<Int>, at start: Int) -> Bool {
    start + word.count <= text.count
      && text.scalars[word] == text.scalars[start..<start + word.count]
  }

  /// Whether a phrase stands here in which the characters are rightly doubled.
  private func isFine(_ pair: Range<Int>) -> Bool {
    (max(0, pair.lowerBound - words.longestFine)...pair.lowerBound).contains { start in
      guard let length = words.fine.length(in: text, at: start) else { return false }
      return start + length >= pair.upperBound
    }
  }
}

/// What is not written twice in a row, and where it is all the same.
struct DoubledWords: Sendable {
  var characters: ScalarSet
  var fine: WordSet
  /// Length of the longest phrase of `fine`, in scalars.
  var longestFine: Int
  var words: WordSet
  /// The lengths that those words have, in scalars.
  var lengths: Set<Int>

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping("doubled", keys: ["characters", "fine", "words"])
    characters = try reader.characters("characters")
    let phrases = try reader.texts("fine")
    fine = WordSet(phrases)
    longestFine = phrases.map(\.unicodeScalars.count).max() ?? 0
    let doubled = try reader.texts("words")
    words = WordSet(doubled)
    lengths = Set(doubled.map(\.unicodeScalars.count))
  }
}
