/// Addresses that lead to somebody's door, unless an office stands there.
struct AddressScanner {
  let text: ScannedText
  let sheet: PersonalDataSheet

  /// How far around a chain of numbers the words of a home or an office are looked for.
  private static let window = 24
  private static let near = 3
  private static let longestName = 16

  /// What was found, in the order of the text.
  func matches() -> [PersonalDataMatch] {
    let reader = AddressReader(text: text, sheet: sheet)
    var result: [PersonalDataMatch] = []
    var end = 0
    for index in places where index >= end && reader.mayBegin(at: index) {
      let estate = rooms(at: index)
      let parts = estate.isEmpty ? reader.parts(at: index) : estate
      guard let first = parts.first, let last = parts.last else { continue }
      let range = first.range.lowerBound..<last.range.upperBound
      if isHome(parts, range) { result.append(match(parts, range)) }
      end = range.upperBound
    }
    return result
  }

  /// Where a number in digits, letters or words may begin, in order.
  private var places: [Int] {
    let numerals = text.anchors.filter { $0.kinds.contains(.numeral) }.map(\.index)
    let runs = text.runs.map(\.lowerBound)
    return numerals.isEmpty ? runs : (runs + numerals).sorted()
  }

  /// Building, unit and room as bare numbers with hyphens, directly behind an estate's name.
  private func rooms(at start: Int) -> [AddressPart] {
    guard sheet.address.estates.length(in: text, before: start) != nil else { return [] }
    var parts: [AddressPart] = []
    var index = start
    while parts.count < 4 {
      var end = index
      while end - index <= 4, text.isDigit(end) { end += 1 }
      guard end > index, end - index <= 4 else { return [] }
      parts.append(AddressPart(kind: .bare, range: index..<end, number: index..<end))
      index = end + 1
      if text[end] != ScannedText.hyphen { break }
    }
    guard let last = parts.last, (2...4).contains(parts.count), (3...4).contains(last.number.count),
      parts.dropLast().allSatisfy({ $0.number.count <= 2 })
    else { return [] }
    return parts.enumerated().map { place, part in
      var part = part
      part.kind = place == 0 ? .building : place == parts.count - 1 ? .room : .unit
      return part
    }
  }

  private func isHome(_ parts: [AddressPart], _ range: Range<Int>) -> Bool {
    let start = sentenceStart(before: range.lowerBound)
    let isResidence = isResidence(range, from: start)
    guard leadsToDoor(parts, isResidence: isResidence, start: range.lowerBound),
      !isNamedVaguely(before: range.lowerBound)
    else { return false }
    return isResidence || !isOffice(range, from: start)
  }

  /// Whether the parts together name one household and not only a building or a street.
  private func leadsToDoor(_ parts: [AddressPart], isResidence: Bool, start: Int) -> Bool {
    let kinds = parts.map(\.kind)
    let hasBlock = kinds.contains(.building) || kinds.contains(.unit)
    let last = parts.last
    let endsBare = last?.kind == .bare && (3...4).contains(last?.number.count ?? 0)
    if hasBlock, kinds.contains(.room) || endsBare { return true }
    if let block = kinds.firstIndex(where: { $0 == .building || $0 == .unit }),
      kinds[block...].contains(.house)
    {
      return true
    }
    if kinds.last == .house, let group = groupStart(parts, start: start) {
      return isResidence || hasWord(sheet.address.villages, before: group)
    }
    guard isResidence else { return false }
    if kinds.contains(.room), kinds.count > 1 { return true }
    return kinds.contains(.house) && sheet.address.roads.length(in: text, before: start) != nil
      && !stands(sheet.address.offices, behind: last?.range.upperBound ?? start)
  }

  /// Where the group of a village stands that the house belongs to, with a number or a name.
  private func groupStart(_ parts: [AddressPart], start: Int) -> Int? {
    if parts.contains(where: { $0.kind == .group }) { return start }
    return sheet.address.groups.length(in: text, before: start).map { start - $0 }
  }

  private func isResidence(_ range: Range<Int>, from start: Int) -> Bool {
    if sheet.address.residence.last(in: text, start..<range.lowerBound) != nil { return true }
    return stands(sheet.address.residence, behind: range.upperBound)
  }

  private func isOffice(_ range: Range<Int>, from start: Int) -> Bool {
    let before = max(0, range.lowerBound - 1)..<range.lowerBound
    if before.contains(where: { sheet.address.offices.length(in: text, before: $0 + 1) != nil })
      || sheet.address.offices.length(in: text, before: range.lowerBound - 1) != nil
    {
      return true
    }
    let name = nameStart(before: range.lowerBound)
    let words = text.skippedBack(over: sheet.connectors, from: name)
    let names = [sheet.address.officeEnds, sheet.address.offices]
    if words < name, names.contains(where: { $0.length(in: text, before: words) != nil }) {
      return true
    }
    return stands(sheet.address.offices, behind: range.upperBound)
      || sheet.address.officeLabels.last(in: text, start..<range.lowerBound) != nil
  }

  /// Whether a word begins within a few characters behind a place.
  private func stands(_ words: WordSet, behind end: Int) -> Bool {
    (end...end + Self.near).contains { words.length(in: text, at: $0) != nil }
  }

  private func hasWord(_ words: WordSet, before end: Int) -> Bool {
    words.last(in: text, max(0, end - 12)..<end) != nil
  }

  /// Whether the place's name was masked, as in "a certain estate".
  private func isNamedVaguely(before start: Int) -> Bool {
    for words in [sheet.address.estates, sheet.address.villages, sheet.address.roads] {
      guard let word = words.last(in: text, max(0, start - 4)..<start) else { continue }
      let sign = text[word.lowerBound - 1]
      if sheet.masks.contains(sign) || sign == 0x58 { return true }
    }
    return false
  }

  private func sentenceStart(before end: Int) -> Int {
    var start = end
    while start > 0, end - start < Self.window, !sheet.sentenceEnds.contains(text[start - 1]) {
      start -= 1
    }
    return start
  }

  /// Where the names of the place begin that stand directly before its numbers.
  private func nameStart(before end: Int) -> Int {
    var start = end
    while start > 0, end - start < Self.longestName,
      text.isHan(start - 1) || text.isDigit(start - 1),
      sheet.address.starts.length(in: text, before: start) == nil
    {
      start -= 1
    }
    return start
  }

  /// The match with the place's name before the numbers, every number masked.
  private func match(_ parts: [AddressPart], _ range: Range<Int>) -> PersonalDataMatch {
    let start = nameStart(before: range.lowerBound)
    var masked = ""
    var index = start
    for part in parts {
      masked += text.original(index..<part.number.lowerBound)
      if !part.number.isEmpty { masked += String(repeating: sheet.mask, count: 2) }
      index = part.number.upperBound
    }
    masked += text.original(index..<range.upperBound)
    return PersonalDataMatch(kind: .address, range: start..<range.upperBound, masked: masked)
  }
}
