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

  /// - Parameter last: the number before this one and whether it was announced; a row of numbers
  ///   is announced as a whole.
  func isAnnounced(_ phone: PhoneNumber, after last: (end: Int, isAnnounced: Bool)?) -> Bool {
    let number = phone.number.range
    if let word = wordInBracket(after: number.upperBound) { return word }
    if let last, last.isAnnounced, joins(last.end..<number.lowerBound) { return true }
    let end = beforeBracket(number.lowerBound)
    let start = sentenceStart(before: end)
    if isPerson(before: end) { return false }
    let own = sheet.phone.privateWords.last(
      in: text, max(start, end - Self.privateReach)..<end)
    if let announcer = announcer(of: phone, start..<end), end - announcer.upperBound <= Self.reach {
      guard let own else { return true }
      return !outweighs(own, announcer)
    }
    guard own == nil else { return false }
    return isContact(phone, start..<end) || isNamedBehind(number.upperBound)
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

  /// Whether words such as "contact" and an office stand before the number.
  private func isContact(_ phone: PhoneNumber, _ sentence: Range<Int>) -> Bool {
    let near = max(sentence.lowerBound, sentence.upperBound - Self.reach)..<sentence.upperBound
    let hasOffice = sheet.phone.offices.last(in: text, sentence) != nil
    if sheet.phone.contactWords.last(in: text, near) != nil { return hasOffice || !phone.isMobile }
    return !phone.isMobile && hasOffice && sheet.phone.bareWords.last(in: text, near) != nil
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
