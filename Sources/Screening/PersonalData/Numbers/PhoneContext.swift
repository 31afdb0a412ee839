/// Whose a telephone number is, as far as the words around it say.
enum PhoneOwner: Sendable {
  case office
  case person
  /// A fixed line of which nothing is said.
  case unclear
}

/// Tells a number that an office publishes from a person's own, by the words around it.
struct PhoneContext {
  let text: ScannedText
  let sheet: PersonalDataSheet

  /// How far before the number the sentence is read, in characters.
  private static let window = 30
  /// How far before the number an announcing word may end.
  private static let reach = 8
  /// How far before the number a word of somebody's own life may end.
  private static let privateReach = 14

  /// - Parameter last: the number before this one and whose it is; a row of numbers is announced as
  ///   a whole.
  func owner(of phone: PhoneNumber, after last: (end: Int, owner: PhoneOwner)?) -> PhoneOwner {
    let number = phone.number.range
    if let word = wordInBracket(after: number.upperBound) { return word ? .office : .person }
    if let last, last.owner == .office, joins(last.end..<number.lowerBound) { return .office }
    let end = beforeBracket(number.lowerBound)
    if isPerson(before: end) { return .person }
    let sentence = sentenceStart(before: end)..<end
    let own = sheet.phone.privateWords.last(
      in: text, max(sentence.lowerBound, end - Self.privateReach)..<end)
    if let announcer = announcer(of: phone, sentence),
      end - announcer.upperBound <= Self.reach
    {
      guard let own else { return .office }
      return outweighs(own, announcer) ? .person : .office
    }
    guard own == nil else { return .person }
    if isContact(phone, sentence) || isNamedBehind(number.upperBound) { return .office }
    guard phone.isOffices else { return .person }
    return followsOffice(end) ? .office : .unclear
  }

  /// Whether an office is named before a fixed line: near, even in the sentence before, or with a
  /// name that ends directly before the words for a telephone.
  private func followsOffice(_ end: Int) -> Bool {
    if sheet.phone.offices.last(in: text, max(0, end - Self.window)..<end) != nil { return true }
    var start = end
    for _ in 0..<3 {
      guard
        let length = sheet.phone.bareWords.length(in: text, before: start)
          ?? sheet.phone.contactWords.length(in: text, before: start)
      else { break }
      start = text.skippedBack(over: sheet.connectors, from: start - length)
    }
    return sheet.phone.officeEnds.length(in: text, before: start) != nil
  }

  /// The word that announces the number, before it in its sentence.
  private func announcer(of phone: PhoneNumber, _ sentence: Range<Int>) -> Range<Int>? {
    let noun = sheet.phone.announcers.last(in: text, sentence)
    guard !phone.isMobile, let call = sheet.phone.calls.last(in: text, sentence) else {
      return noun
    }
    guard let noun else { return call }
    return call.upperBound > noun.upperBound ? call : noun
  }

  /// Whether a word for a person who does not speak for an office stands directly before.
  private func isPerson(before end: Int) -> Bool {
    sheet.phone.personEndings.contains(text[end - 1])
      && sheet.phone.contactPersons.length(in: text, before: end) == nil
  }

  /// Whether the sentence goes on to say that this is an announced number.
  private func isNamedBehind(_ end: Int) -> Bool {
    var start = end
    while start - end < 3, !sheet.phone.copulas.contains(text[start]),
      sheet.connectors.contains(text[start])
    {
      start += 1
    }
    guard sheet.phone.copulas.contains(text[start]) else { return false }
    var stop = start + 1
    while stop < text.count, stop - start <= Self.privateReach,
      !sheet.sentenceEnds.contains(text[stop])
    {
      stop += 1
    }
    return sheet.phone.announcers.first(in: text, start + 1..<stop) != nil
      && sheet.phone.privateWords.first(in: text, start + 1..<stop) == nil
  }

  /// Whether the private word stands nearer, or is a heavy one directly before the announcement.
  private func outweighs(_ own: Range<Int>, _ announcer: Range<Int>) -> Bool {
    if own.upperBound > announcer.upperBound { return true }
    if own.upperBound == announcer.upperBound, own.count > announcer.count { return true }
    let before = max(0, announcer.lowerBound - 6)..<announcer.upperBound
    return sheet.phone.homeWords.last(in: text, before) != nil
  }

  /// Whether words such as "contact" and an office stand before the number; for a mobile number,
  /// somebody who is called by what he is in the office will do as well.
  private func isContact(_ phone: PhoneNumber, _ sentence: Range<Int>) -> Bool {
    let near = max(sentence.lowerBound, sentence.upperBound - Self.reach)..<sentence.upperBound
    if sheet.phone.contactWords.last(in: text, near) != nil {
      return !phone.isMobile || sheet.phone.offices.last(in: text, sentence) != nil
    }
    return sheet.phone.officers.last(in: text, near) != nil
      && sheet.phone.bareWords.last(in: text, near) != nil
  }

  /// What a bracket directly behind the number says: announced, somebody's own, or nothing.
  private func wordInBracket(after end: Int) -> Bool? {
    let open = text[end] == ScannedText.space ? end + 1 : end
    guard text[open] == 0x28 else { return nil }
    var close = open + 1
    while close < text.count, close - open <= Self.reach + 2, text[close] != 0x29 { close += 1 }
    let inside = open + 1..<close
    if sheet.phone.privateWords.first(in: text, inside) != nil { return false }
    return sheet.phone.announcers.first(in: text, inside) == nil ? nil : true
  }

  /// Whether only commas, words such as "mobile" and the like stand between two numbers.
  func joins(_ gap: Range<Int>) -> Bool {
    guard gap.count <= Self.reach + 4 else { return false }
    var index = gap.lowerBound
    while index < gap.upperBound {
      if text[index] == ScannedText.space || sheet.numberJoiners.contains(text[index]) {
        index += 1
      } else if let length = sheet.rowWords.length(in: text, at: index) {
        index += length
      } else {
        return false
      }
    }
    return true
  }

  /// Where the number's words end, when only a remark in brackets stands between.
  private func beforeBracket(_ start: Int) -> Int {
    let end = text.skippedBack(over: sheet.connectors, from: start)
    guard text[end - 1] == 0x29 else { return end }
    var open = end - 1
    while open > 0, end - open < Self.window, text[open] != 0x28 { open -= 1 }
    return text[open] == 0x28 ? open : end
  }

  private func sentenceStart(before end: Int) -> Int {
    var start = end
    while start > 0, end - start < Self.window, !sheet.sentenceEnds.contains(text[start - 1]) {
      start -= 1
    }
    return start
  }
}
