/// Numbers of passports, travel permits and officers' papers, where a word names the paper.
struct TravelScanner {
  let text: ScannedText
  let sheet: PersonalDataSheet

  /// How far before a number that begins with a letter the paper may be named.
  private static let reach = 14
  /// The same for the number of an officer's paper, which has characters of its own.
  private static let officerReach = 8

  /// What was found, in the order of the text.
  func matches() -> [PersonalDataMatch] {
    text.runs.filter(isNumber).map(match)
  }

  private func match(_ range: Range<Int>) -> PersonalDataMatch {
    let head = text.original(range.lowerBound..<range.lowerBound + 1)
    let tail = text.original(range.upperBound - 3..<range.upperBound)
    let masked = head + String(repeating: sheet.mask, count: max(1, range.count - 4)) + tail
    return PersonalDataMatch(kind: .passport, range: range, masked: masked)
  }

  private func isNumber(_ range: Range<Int>) -> Bool {
    guard (6...11).contains(range.count) else { return false }
    let after = text[range.upperBound]
    guard ScannedText.isHan(after) || !sheet.masks.contains(after),
      sheet.units.length(in: text, at: range.upperBound) == nil
    else { return false }
    let letters = range.prefix { text.isLetter($0) }.count
    guard (range.lowerBound + letters..<range.upperBound).allSatisfy({ text.isDigit($0) })
    else { return isForeign(range) }
    let digits = range.count - letters
    if letters > 0 {
      return letters <= 2 && (6...10).contains(digits)
        && (isNear(range) || isFollowed(range.upperBound))
    }
    if [8, 9, 10].contains(digits), isNamedDirectly(range, by: papers) { return true }
    return (6...8).contains(digits) && isNear(range, words: [sheet.travel.officer], officer: true)
  }

  /// Letters and digits in any order, as other countries write them.
  private func isForeign(_ range: Range<Int>) -> Bool {
    range.filter { text.isDigit($0) }.count >= 5
      && isNamedDirectly(range, by: [sheet.travel.passport])
  }

  private var papers: [WordSet] { [sheet.travel.passport, sheet.travel.permit] }

  private func isNear(_ range: Range<Int>) -> Bool {
    let end = text.skippedBack(over: sheet.connectors, from: range.lowerBound)
    guard sheet.numberLabels.length(in: text, before: end) == nil else {
      return isNamedDirectly(range, by: papers)
    }
    return isNear(range, words: papers + [sheet.travel.officer], officer: false)
  }

  private func isNear(_ range: Range<Int>, words: [WordSet], officer: Bool) -> Bool {
    let most = officer ? Self.officerReach : Self.reach
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < most + 4,
      !sheet.sentenceEnds.contains(text[start - 1])
    {
      start -= 1
    }
    return words.contains { words in
      guard let word = words.last(in: text, start..<range.lowerBound) else { return false }
      return range.lowerBound - word.upperBound <= most
    }
  }

  /// Whether the paper is named directly behind its number.
  private func isFollowed(_ end: Int) -> Bool {
    let start = end + (sheet.travel.number.length(in: text, at: end) ?? 0)
    return papers.contains { $0.length(in: text, at: start) != nil }
  }

  /// Whether only "number", "is" and the like stand between the paper's name and the number.
  private func isNamedDirectly(_ range: Range<Int>, by words: [WordSet]) -> Bool {
    var end = text.skippedBack(over: sheet.connectors, from: range.lowerBound)
    while true {
      if words.contains(where: { $0.length(in: text, before: end) != nil }) { return true }
      guard let length = sheet.travel.number.length(in: text, before: end),
        range.lowerBound - end < Self.reach
      else { return false }
      end = text.skippedBack(over: sheet.connectors, from: end - length)
    }
  }
}

/// The names of papers that people travel or serve with.
struct TravelWords: Sendable {
  var passport: WordSet
  var permit: WordSet
  var officer: WordSet
  var number: WordSet

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping(
      "travel", keys: ["passport-words", "permit-words", "officer-words", "number-words"])
    passport = try reader.words("passport-words")
    permit = try reader.words("permit-words")
    officer = try reader.words("officer-words")
    number = try reader.words("number-words")
  }
}
