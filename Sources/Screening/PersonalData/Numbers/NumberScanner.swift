internal import Rulebook

/// Goes once over the runs of digits of a text and keeps those that are somebody's number.
struct NumberScanner {
  let text: ScannedText
  let sheet: PersonalDataSheet
  let groups: [NumberGroup]
  /// The telephone number met last, and whose it is.
  private var lastPhone: (end: Int, owner: PhoneOwner)?

  init(_ text: ScannedText, groups: [NumberGroup], sheet: PersonalDataSheet) {
    (self.text, self.groups, self.sheet) = (text, groups, sheet)
  }

  /// What was found, in the order of the text.
  mutating func matches() -> [PersonalDataMatch] {
    var result: [PersonalDataMatch] = []
    var index = 0
    while index < groups.count {
      if let (number, match) = personal(at: index) {
        if let match { result.append(match) }
        index = max(index + 1, number.groups.upperBound)
      } else {
        continueRow(at: index)
        index += 1
      }
    }
    return result
  }

  /// A shorter number in a row of telephone numbers takes the row along.
  private mutating func continueRow(at index: Int) {
    guard let last = lastPhone, (3...8).contains(groups[index].count) else { return }
    let range = groups[index].range
    if PhoneContext(text: text, sheet: sheet).joins(last.end..<range.lowerBound) {
      lastPhone = (range.upperBound, last.owner)
    }
  }

  /// The number that begins with a group, and what to say of it; nil when it is no such number.
  private mutating func personal(
    at index: Int
  ) -> (number: JoinedNumber, match: PersonalDataMatch?)? {
    if let number = residentNumber(at: index) {
      return (number, match(.residentID, number, shown: (3, 4)))
    }
    if let number = mistypedNumber(at: index) {
      var match = match(.residentID, number, shown: (3, 4))
      match.gravest = .caution
      match.isMistyped = true
      return (number, match)
    }
    if let number = bankCard(at: index) {
      return (number, match(.bankCard, number, shown: (4, 4)))
    }
    guard let phone = phoneNumber(at: index) else { return nil }
    let context = PhoneContext(text: text, sheet: sheet)
    let owner = context.owner(of: phone, after: lastPhone)
    lastPhone = (phone.number.range.upperBound, owner)
    if owner == .office { return (phone.number, nil) }
    let masked = phone.area.map { $0 + "-" } ?? ""
    return (
      phone.number,
      PersonalDataMatch(
        kind: .phone, range: whole(phone.number.range),
        masked: masked + hidden(phone.digits, shown: (phone.isMobile ? 3 : 0, 4)),
        gravest: owner == .unclear ? .hint : .mustFix)
    )
  }

  private func match(
    _ kind: PersonalDataKind, _ number: JoinedNumber, shown: (Int, Int)
  ) -> PersonalDataMatch {
    PersonalDataMatch(
      kind: kind, range: number.range, masked: hidden(number.text, shown: shown))
  }

  /// The first and last few digits, with the mask between them.
  private func hidden(_ digits: String, shown: (first: Int, last: Int)) -> String {
    let count = max(0, digits.count - shown.first - shown.last)
    return digits.prefix(shown.first) + String(repeating: sheet.mask, count: count)
      + digits.suffix(shown.last)
  }
}

// MARK: - Joining groups

extension NumberScanner {
  /// The groups from one on that have just so many digits together; nil when none do.
  func joined(from first: Int, digits target: Int) -> JoinedNumber? {
    guard groups.indices.contains(first), groups[first].count <= target else { return nil }
    var (total, end) = (groups[first].count, first + 1)
    while total < target, end < groups.count, groups[end].link != .none {
      total += groups[end].count
      end += 1
    }
    guard total == target else { return nil }
    let parts = groups[first..<end]
    let range = parts[first].range.lowerBound..<parts[end - 1].range.upperBound
    return JoinedNumber(
      digits: parts.flatMap { text.scalars[$0.range].map { Int($0) - 0x30 } },
      sizes: parts.map(\.count), links: parts.dropFirst().map(\.link), range: range,
      groups: first..<end)
  }

  /// Whether a number stands by itself: no letter, mask, decimal point or further group touches it.
  func isAlone(_ number: JoinedNumber, latin: WordSet? = nil, extension most: Int = 0) -> Bool {
    let (start, end) = (number.range.lowerBound, number.range.upperBound)
    if text.isLetter(start - 1) {
      guard let length = latin?.length(in: text, before: start),
        !text.isLetter(start - length - 1), !text.isDigit(start - length - 1)
      else { return false }
    }
    guard !isMask(start - 1), !isMask(end), !text.isLetter(end) else { return false }
    guard sheet.units.length(in: text, at: end) == nil else { return false }
    if hangs(groups[number.groups.lowerBound].link) { return false }
    guard groups.indices.contains(number.groups.upperBound) else { return true }
    let next = groups[number.groups.upperBound]
    if next.link == .hyphen { return next.count <= most || next.count >= 11 }
    return next.link != .dot
  }

  private func hangs(_ link: NumberGroup.Link) -> Bool { link == .hyphen || link == .dot }

  private func isMask(_ index: Int) -> Bool {
    let scalar = text[index]
    return scalar == 0x5F || (!ScannedText.isHan(scalar) && sheet.masks.contains(scalar))
  }

  /// Whether words say that the number counts things, papers or goods.
  func isLabelled(_ number: JoinedNumber) -> Bool {
    var first = number.groups.lowerBound
    // A label in front of a row of figures speaks for all of them.
    while first > 0, number.groups.lowerBound - first < 4, groups[first].link == .space {
      first -= 1
    }
    return isLabelled(at: number.range.lowerBound)
      || isLabelled(at: groups[first].range.lowerBound)
  }

  private func isLabelled(at start: Int) -> Bool {
    let end = text.skippedBack(over: sheet.connectors, from: start)
    return sheet.numberLabels.length(in: text, before: end) != nil
  }
}

extension ScannedText {
  /// Most signs that may stand between a word and its number.
  private static let mostConnectors = 6

  /// Where the signs before a place begin.
  func skippedBack(over connectors: ScalarSet, from start: Int) -> Int {
    var index = start
    while index > 0, start - index < Self.mostConnectors, connectors.contains(self[index - 1]) {
      index -= 1
    }
    return index
  }
}

// MARK: - Cards

extension NumberScanner {
  private func residentNumber(at index: Int) -> JoinedNumber? {
    for number in [withX(at: index), joined(from: index, digits: 18)] {
      guard let number, ResidentNumber.isValid(number, words: sheet.resident),
        isAlone(number, latin: sheet.phone.latinLabels)
      else { continue }
      let isCode = CreditCode.stands(
        in: text, at: number.range.lowerBound, words: sheet.resident)
      if !isCode || !isLabelled(number) { return number }
    }
    guard let old = joined(from: index, digits: 15), old.sizes.count <= 3,
      ResidentNumber.isValid(old, words: sheet.resident), isAlone(old), !isLabelled(old)
    else { return nil }
    return old
  }

  /// Eighteen digits directly behind words for an identity number that can be nobody's: most
  /// likely somebody's with a slip in it, of which the rest still tells who it is.
  private func mistypedNumber(at index: Int) -> JoinedNumber? {
    for number in [withX(at: index), joined(from: index, digits: 18)] {
      guard let number, !number.links.contains(.dot), isAlone(number) else { continue }
      let end = text.skippedBack(over: sheet.connectors, from: number.range.lowerBound)
      if sheet.resident.labels.length(in: text, before: end) != nil { return number }
    }
    return nil
  }

  /// Seventeen digits and the X behind them.
  private func withX(at index: Int) -> JoinedNumber? {
    guard var number = joined(from: index, digits: 17) else { return nil }
    var end = number.range.upperBound
    if text[end] == ScannedText.space || text[end] == ScannedText.hyphen { end += 1 }
    guard text[end] == 0x58 else { return nil }
    number.digits.append(10)
    number.range = number.range.lowerBound..<end + 1
    return text.isDigit(end + 1) ? nil : number
  }

  private func bankCard(at index: Int) -> JoinedNumber? {
    for length in [19, 18, 17, 16] {
      guard let number = joined(from: index, digits: length),
        BankCard.isValid(number, words: sheet.card), isAlone(number), !isLabelled(number)
      else { continue }
      let start = number.range.lowerBound
      let before = max(0, start - 24)..<start
      return sheet.card.publicAccounts.last(in: text, before) == nil ? number : nil
    }
    return nil
  }
}
