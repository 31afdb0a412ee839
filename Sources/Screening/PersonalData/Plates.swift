/// Number plates: a province's character, a letter, and five or six letters and digits.
struct PlateScanner {
  let text: ScannedText
  let sheet: PersonalDataSheet

  /// What was found, in the order of the text.
  func matches() -> [PersonalDataMatch] {
    text.anchors.compactMap { $0.kinds.contains(.plate) ? plate(at: $0.index) : nil }
  }

  private func plate(at start: Int) -> PersonalDataMatch? {
    guard sheet.plate.notBefore.length(in: text, before: start + 1) == nil else { return nil }
    let letter = text[start + 1] == ScannedText.space ? start + 2 : start + 1
    guard isPlateLetter(text[letter]) else { return nil }
    var body = letter + 1
    while body - letter <= 2, sheet.plate.separators.contains(text[body]) { body += 1 }
    var end = body
    while end - body <= 7, text.isDigit(end) || text.isLetter(end) { end += 1 }
    guard isBody(body..<end), !isLabelled(start) else { return nil }
    if sheet.plate.borderEndings.contains(text[end]), end - body == 4 {
      end += 1
    } else if end - body == 4 || !endsPlainly(end) {
      return nil
    }
    let masked =
      text.original(start..<letter + 1) + String(repeating: sheet.mask, count: 3)
      + text.original(end - 2..<end)
    return PersonalDataMatch(kind: .plate, range: start..<end, masked: masked)
  }

  /// Whether letters and digits fit: five, six for cars with new energy, four before an ending.
  private func isBody(_ range: Range<Int>) -> Bool {
    guard (4...6).contains(range.count) else { return false }
    var digits = 0
    for index in range {
      if text.isDigit(index) {
        digits += 1
      } else if !isPlateLetter(text[index]) {
        return false
      } else if text[index] == 0x58, text[index + 1] == 0x58 {
        // Two X stand for digits that were left out.
        return false
      }
    }
    guard range.count == 6 else { return digits >= 2 }
    return digits >= 4 && (text.isLetter(range.lowerBound) || text.isLetter(range.upperBound - 1))
  }

  /// The letters I and O are on no plate.
  private func isPlateLetter(_ scalar: UInt32) -> Bool {
    ScannedText.isLetter(scalar) && scalar != 0x49 && scalar != 0x4F
  }

  private func endsPlainly(_ end: Int) -> Bool {
    let next = text[end]
    if sheet.plate.officialEndings.contains(next) { return false }
    if !ScannedText.isHan(next), sheet.masks.contains(next) { return false }
    if next == ScannedText.hyphen, text.isDigit(end + 1) { return false }
    return sheet.plate.notAfter.length(in: text, at: end) == nil
      && sheet.units.length(in: text, at: end) == nil
  }

  private func isLabelled(_ start: Int) -> Bool {
    let end = text.skippedBack(over: sheet.connectors, from: start)
    return sheet.numberLabels.length(in: text, before: end) != nil
  }
}

/// The characters of number plates, and words that look like them.
struct PlateWords: Sendable {
  var provinces: ScalarSet
  var separators: ScalarSet
  var officialEndings: ScalarSet
  var borderEndings: ScalarSet
  var notBefore: WordSet
  var notAfter: WordSet

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping(
      "plate",
      keys: [
        "provinces", "separators", "official-endings", "border-endings", "not-before",
        "not-after",
      ])
    provinces = try reader.characters("provinces")
    separators = try reader.characters("separators")
    officialEndings = try reader.characters("official-endings")
    borderEndings = try reader.characters("border-endings")
    notBefore = try reader.words("not-before")
    notAfter = try reader.words("not-after")
  }
}
