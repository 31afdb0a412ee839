/// Measures a text against a maximum, and cuts it to what fits.
struct TextMeasure {
  let maximum: Int
  let count: (String) -> Int

  /// What stands where words were left out.
  private static let ellipsis = "\u{2026}"

  /// Visible characters of the text that fit.
  func fittingCharacters(of text: String) -> Int { fitting(text) { count($0) } }

  /// The text cut where a reader can stop: at a mark or a blank in the second half of what fits,
  /// else anywhere, with an ellipsis. Brackets and quotation marks that are open are left out.
  ///
  /// Nil when nothing that fits makes sense.
  func shortened(_ text: String) -> String? {
    let room = fittingCharacters(of: text)
    let characters = Array(text)
    for end in stride(from: room, through: max(1, room / 2), by: -1)
    where end < characters.count && Self.isPause(characters[end]) {
      let words = Self.trimmed(characters.prefix(end))
      if !words.isEmpty, Self.isBalanced(words) { return String(words) }
    }
    let narrow = fitting(text) { count($0 + Self.ellipsis) }
    for end in stride(from: narrow, through: 1, by: -1) {
      let words = Self.trimmed(characters.prefix(end))
      if !words.isEmpty, Self.isBalanced(words) { return String(words) + Self.ellipsis }
    }
    return nil
  }

  /// The longest beginning that fits, by halves: every unit grows with the text.
  private func fitting(_ text: String, _ measure: (String) -> Int) -> Int {
    var (fits, tooMuch) = (0, text.count + 1)
    while tooMuch - fits > 1 {
      let middle = (fits + tooMuch) / 2
      if measure(String(text.prefix(middle))) <= maximum { fits = middle } else { tooMuch = middle }
    }
    return fits
  }

  private static func trimmed(_ words: ArraySlice<Character>) -> ArraySlice<Character> {
    var words = words
    while let last = words.last, last.isWhitespace || isPause(last) && !isClosing(last) {
      words.removeLast()
    }
    return words
  }

  private static func isPause(_ character: Character) -> Bool {
    character.isWhitespace || character.isPunctuation && !isClosing(character)
  }

  private static func isClosing(_ character: Character) -> Bool {
    let category = character.unicodeScalars.first?.properties.generalCategory
    return category == .closePunctuation || category == .finalPunctuation
  }

  private static func isOpening(_ character: Character) -> Bool {
    let category = character.unicodeScalars.first?.properties.generalCategory
    return category == .openPunctuation || category == .initialPunctuation
  }

  private static func isBalanced(_ words: ArraySlice<Character>) -> Bool {
    words.reduce(0) { $0 + (isOpening($1) ? 1 : isClosing($1) ? -1 : 0) } == 0
  }
}
