/// Finds the full name of the person whose age is given, before it or behind it.
struct NameReader {
  let text: ScannedText
  let sheet: PersonalDataSheet
  private var words: MinorWords { sheet.minor }

  /// How far from the age the name may stand.
  private static let reach = 24
  private static let mostNames = 6

  /// The name before an age, and those of a row that ends with it.
  func names(before age: Int) -> [PersonalDataMatch] {
    var end = age
    while end > 0, age - end < Self.reach {
      if isGap(text[end - 1]) {
        end -= 1
      } else if let length = words.fillers.length(in: text, before: end) {
        end -= length
      } else {
        break
      }
    }
    var result: [PersonalDataMatch] = []
    while result.count < Self.mostNames, let name = name(endingAt: end, inRow: !result.isEmpty) {
      if let match = match(name) { result.insert(match, at: 0) }
      guard text[name.lowerBound - 1] == 0x3001 else { break }
      end = name.lowerBound - 1
    }
    return result
  }

  /// The name behind an age, when only words such as "boy" stand between.
  func name(after age: Int) -> PersonalDataMatch? {
    var start = age
    while start < text.count, start - age < Self.reach {
      if let length = words.nouns.length(in: text, at: start) {
        start += length
      } else if text[start] == ScannedText.space || text[start] == 0x28 || isQuote(text[start]) {
        start += 1
      } else {
        break
      }
    }
    return name(beginningAt: start).flatMap(match)
  }

  private func match(_ name: Range<Int>) -> PersonalDataMatch? {
    let around = max(0, name.lowerBound - 4)..<min(text.count, name.upperBound + 6)
    guard words.aliases.first(in: text, around) == nil else { return nil }
    let surname = name.lowerBound..<name.lowerBound + surnameLength(at: name.lowerBound)
    return PersonalDataMatch(
      kind: .minor, range: name, masked: text.original(surname) + sheet.personMask)
  }

  private func isGap(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ScannedText.space, 0x28, 0x29, 0x2C, 0x3A, 0xFF0C: true
    default: isQuote(scalar)
    }
  }

  private func isQuote(_ scalar: UInt32) -> Bool { scalar == 0x201C || scalar == 0x201D }
}

// MARK: - Shapes

extension NameReader {
  /// Two when a surname of two characters begins here, one when one of one does, else zero.
  private func surnameLength(at start: Int) -> Int {
    if let length = words.compoundSurnames.length(in: text, at: start) { return length }
    return words.surnames.contains(text[start]) ? 1 : 0
  }

  /// - Parameter inRow: whether another name follows, which bounds it well enough.
  private func name(endingAt end: Int, inRow: Bool) -> Range<Int>? {
    for length in [4, 3, 2] {
      let start = end - length
      let surname = surnameLength(at: start)
      guard start >= 0, surname > 0, (1...2).contains(length - surname), isName(start..<end)
      else { continue }
      let isBounded =
        !text.isHan(start - 1) || words.nameStarts.length(in: text, before: start) != nil
      if isBounded || inRow || length > 2 { return start..<end }
    }
    return nil
  }

  private func name(beginningAt start: Int) -> Range<Int>? {
    let surname = surnameLength(at: start)
    guard surname > 0 else { return nil }
    let second = start + surname + 1
    guard text.isHan(second - 1), !words.nameEnds.contains(text[second - 1]) else { return nil }
    let isLong = text.isHan(second) && !words.nameEnds.contains(text[second])
    let name = start..<(isLong ? second + 1 : second)
    return isName(name) ? name : nil
  }

  /// Whether all are Chinese characters that are not masked and make no other word.
  private func isName(_ name: Range<Int>) -> Bool {
    guard name.allSatisfy({ text.isHan($0) && !sheet.masks.contains(text[$0]) }),
      !sheet.masks.contains(text[name.upperBound])
    else { return false }
    return !name.contains { start in
      [words.notNames, words.caseWords].contains { words in
        guard let length = words.length(in: text, at: start) else { return false }
        return start + length <= name.upperBound + 1
      }
    }
  }
}
