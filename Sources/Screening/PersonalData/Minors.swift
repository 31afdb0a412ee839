/// The words by which children in cases are known.
struct MinorWords: Sendable {
  var ageWords: WordSet
  var adultFrom: Int
  var numerals: [UInt32]
  var ten: [UInt32]
  var limitsBefore: WordSet
  var limitsAfter: WordSet
  var aliases: WordSet
  var allAliases: WordSet
  var fillers: WordSet
  var nouns: WordSet
  var notNames: WordSet
  var nameEnds: ScalarSet
  var nameStarts: WordSet
  var caseWords: WordSet
  var schools: WordSet
  var classes: WordSet
  var pupilWords: WordSet
  var guards: WordSet
  var compoundSurnames: WordSet
  var surnames: ScalarSet

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping(
      "minor",
      keys: [
        "age-words", "adult-from", "numerals", "ten", "limits-before", "limits-after", "aliases",
        "all-aliases", "fillers", "nouns", "not-names", "name-ends", "name-starts", "case-words",
        "schools", "classes", "pupil-words", "guards", "compound-surnames", "surnames",
      ])
    ageWords = try reader.words("age-words")
    adultFrom = try reader.number("adult-from", in: 1...30)
    numerals = ScannedText.folded(try reader.text("numerals"))
    ten = ScannedText.folded(try reader.text("ten"))
    limitsBefore = try reader.words("limits-before")
    limitsAfter = try reader.words("limits-after")
    aliases = try reader.words("aliases")
    allAliases = try reader.words("all-aliases")
    fillers = try reader.words("fillers")
    nouns = try reader.words("nouns")
    notNames = try reader.words("not-names")
    nameEnds = try reader.characters("name-ends")
    nameStarts = try reader.words("name-starts")
    caseWords = try reader.words("case-words")
    schools = try reader.words("schools")
    classes = try reader.words("classes")
    pupilWords = try reader.words("pupil-words")
    guards = try reader.words("guards")
    compoundSurnames = try reader.words("compound-surnames")
    surnames = try reader.characters("surnames")
  }
}

/// Children who could be recognised in a text about a case (Law on the Protection of Minors 103).
struct MinorScanner {
  let text: ScannedText
  let sheet: PersonalDataSheet
  private var words: MinorWords { sheet.minor }

  init(_ text: ScannedText, sheet: PersonalDataSheet) {
    (self.text, self.sheet) = (text, sheet)
  }

  /// What was found; nothing in a text that speaks of no case or says that its names are made up.
  func matches() -> [PersonalDataMatch] {
    let whole = 0..<text.count
    let ages = text.anchors.compactMap { $0.kinds.contains(.age) ? age(at: $0.index) : nil }
    let classes = text.anchors.compactMap {
      $0.kinds.contains(.schoolClass) ? schoolClass(at: $0.index) : nil
    }
    guard !ages.isEmpty || !classes.isEmpty, happened(words.caseWords, in: whole),
      words.allAliases.first(in: text, whole) == nil
    else { return [] }
    let names = NameReader(text: text, sheet: sheet)
    var result: [PersonalDataMatch] = []
    for age in ages {
      let found = names.names(before: age.lowerBound)
      result += found.isEmpty ? names.name(after: age.upperBound).map { [$0] } ?? [] : found
    }
    for range in classes where !ages.isEmpty || isPupilOfCase(range) {
      result.append(PersonalDataMatch(kind: .minor, range: range, masked: sheet.schoolMask))
    }
    return result
  }

  /// An age under that of adults whose word begins here, and which is no limit.
  private func age(at index: Int) -> Range<Int>? {
    guard let length = words.ageWords.length(in: text, at: index) else { return nil }
    let end = index + length
    let numberEnd = text[index - 1] == ScannedText.space ? index - 1 : index
    var start = numberEnd
    let isNumber: (Int) -> Bool =
      text.isDigit(numberEnd - 1)
      ? { text.isDigit($0) } : { words.numerals.contains(text[$0]) || words.ten.contains(text[$0]) }
    while start > 0, numberEnd - start < 4, isNumber(start - 1) { start -= 1 }
    guard let years = years(start..<numberEnd), years < words.adultFrom,
      words.limitsAfter.length(in: text, at: end) == nil, !isLimit(before: start)
    else { return nil }
    return start..<end
  }

  private func isLimit(before start: Int) -> Bool {
    guard let length = words.limitsBefore.length(in: text, before: start) else { return false }
    return length >= words.fillers.length(in: text, before: start) ?? 0
  }

  /// A number up to 99 in digits or in words.
  private func years(_ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 3 else { return nil }
    if text.isDigit(range.lowerBound) { return text.value(of: range) }
    var (tens, ones, hasTen) = (1, 0, false)
    for index in range {
      if words.ten.contains(text[index]) {
        guard !hasTen else { return nil }
        (hasTen, tens, ones) = (true, index == range.lowerBound ? 1 : ones, 0)
      } else if let digit = words.numerals.firstIndex(of: text[index]) {
        ones = digit
      }
    }
    guard hasTen || range.count == 1 else { return nil }
    return (hasTen ? tens * 10 : 0) + ones
  }
}

// MARK: - School and class

extension MinorScanner {
  private static let window = 24

  /// A named school and a numbered class that ends here.
  private func schoolClass(at index: Int) -> Range<Int>? {
    guard let length = words.classes.length(in: text, at: index) else { return nil }
    var start = index
    if text[start - 1] == 0x29 { start -= 1 }
    guard text.isDigit(start - 1) || sheet.numerals.contains(text[start - 1]) else { return nil }
    let from = max(0, index - Self.window / 2)
    guard let school = words.schools.last(in: text, from..<start),
      !(school.upperBound..<index).contains(where: { sheet.sentenceEnds.contains(text[$0]) })
    else { return nil }
    var name = school.lowerBound
    while name > 0, school.lowerBound - name < 10, text.isHan(name - 1),
      sheet.address.starts.length(in: text, before: name) == nil
    {
      name -= 1
    }
    let isVague = (name..<school.upperBound).contains { sheet.masks.contains(text[$0]) }
    guard !isVague, !sheet.masks.contains(text[name - 1]), text[name - 1] != 0x58,
      name < school.lowerBound
    else { return nil }
    return name..<index + length
  }

  private func isPupilOfCase(_ range: Range<Int>) -> Bool {
    let around = max(0, range.lowerBound - 40)..<min(text.count, range.upperBound + 40)
    return happened(words.pupilWords, in: around)
  }

  /// Whether a word of a case stands here that is not one to be prevented.
  private func happened(_ cases: WordSet, in range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while let word = cases.first(in: text, start..<range.upperBound) {
      let before = max(0, word.lowerBound - 6)..<word.lowerBound
      if words.guards.last(in: text, before) == nil { return true }
      start = word.upperBound
    }
    return false
  }
}
