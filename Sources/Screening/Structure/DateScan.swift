/// The first date with month and day of a text that names no year.
struct DateScan {
  let text: ScannedText
  let words: DateWords

  /// One place at most: the year that is written there serves all others.
  func matches() -> [StructureMatch] {
    guard !namesYear else { return [] }
    for index in places {
      if let range = date(around: index) {
        return [StructureMatch(kind: .missingYear, range: range)]
      }
    }
    return []
  }

  /// Whether a year stands anywhere in the text, be it in its signature.
  var namesYear: Bool {
    places.contains { words.years.length(in: text, at: $0) != nil || isYear(at: $0) }
  }

  private var places: [Int] {
    (0..<text.count).filter { text.isHan($0) || text[$0] == ScannedText.hyphen }
  }

  /// Whether four figures and the sign for a year, or a hyphen as in 2026-03-05, stand here.
  private func isYear(at index: Int) -> Bool {
    let isWritten = words.year.contains(text[index])
    guard isWritten || text[index] == ScannedText.hyphen && text.isDigit(index + 1) else {
      return false
    }
    let end = text[index - 1] == ScannedText.space ? index - 1 : index
    return (1...4).allSatisfy { words.numerals.contains(text[end - $0]) }
      && (isWritten || !text.isDigit(end - 5))
  }

  /// The month and day around the sign for a month.
  private func date(around index: Int) -> Range<Int>? {
    guard words.month.contains(text[index]) else { return nil }
    let start = numberStart(before: index)
    var end = index + 1
    if text[end] == ScannedText.space { end += 1 }
    let day = end
    while end - day < 3, words.numerals.contains(text[end]) { end += 1 }
    guard start < index, end > day else { return nil }
    if text[end] == ScannedText.space { end += 1 }
    guard let length = words.day.length(in: text, at: end) else { return nil }
    return start..<end + length
  }

  private func numberStart(before index: Int) -> Int {
    let end = text[index - 1] == ScannedText.space ? index - 1 : index
    var start = end
    while start > 0, end - start < 3, words.numerals.contains(text[start - 1]) { start -= 1 }
    return start < end ? start : index
  }
}

/// The words that dates are written with.
struct DateWords: Sendable {
  var month: ScalarSet
  var day: WordSet
  var year: ScalarSet
  var numerals: ScalarSet
  /// Words that name a year, or a day of every year.
  var years: WordSet

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping(
      "dates", keys: ["month", "day", "year", "numerals", "year-words"])
    month = try reader.characters("month")
    day = try reader.words("day")
    year = try reader.characters("year")
    numerals = try reader.characters("numerals")
    years = try reader.words("year-words")
  }
}
