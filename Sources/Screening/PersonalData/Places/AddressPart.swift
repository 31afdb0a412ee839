/// A part of an address: a number with what it counts, such as a building, a unit or a room.
struct AddressPart: Sendable {
  enum Kind: Sendable {
    case building
    case unit
    case floor
    case room
    case house
    case group
    /// A number with nothing behind it.
    case bare
  }

  var kind: Kind
  var range: Range<Int>
  /// Where the number itself stands.
  var number: Range<Int>
}

/// Reads the parts of an address one after the other.
struct AddressReader {
  let text: ScannedText
  let sheet: PersonalDataSheet

  private static let longestNumber = 6
  private static let mostParts = 8

  /// The parts that follow one another from a place on; what does not fit the last is left out.
  func parts(at start: Int) -> [AddressPart] {
    var parts: [AddressPart] = []
    var index = start
    while parts.count < Self.mostParts, let part = part(at: index, after: parts.last?.kind) {
      parts.append(part)
      index = part.range.upperBound
      if sheet.address.joints.contains(text[index]) { index += 1 }
    }
    return parts
  }

  private func part(at start: Int, after previous: AddressPart.Kind?) -> AddressPart? {
    let first = sheet.address.ordinals.contains(text[start]) ? start + 1 : start
    guard let number = number(at: first) else { return door(at: start, after: previous) }
    if let (kind, length) = sheet.address.kind(in: text, at: number.upperBound) {
      return AddressPart(
        kind: kind, range: start..<number.upperBound + length, number: number)
    }
    guard previous != nil, number.count <= 4, number.allSatisfy({ text.isDigit($0) }),
      !sheet.address.counts.contains(text[number.upperBound]),
      !text.isLetter(number.upperBound)
    else { return nil }
    return AddressPart(kind: .bare, range: start..<number.upperBound, number: number)
  }

  /// A door that is told by its side, such as the eastern one.
  private func door(at start: Int, after previous: AddressPart.Kind?) -> AddressPart? {
    guard previous != nil, let length = sheet.address.doors.length(in: text, at: start) else {
      return nil
    }
    return AddressPart(kind: .room, range: start..<start + length, number: start..<start)
  }

  /// A short number in digits or in words, with letters or not, or a single letter.
  private func number(at start: Int) -> Range<Int>? {
    var end = start
    if text.isDigit(start) || text.isLetter(start) {
      while end - start <= Self.longestNumber, text.isDigit(end) || text.isLetter(end) { end += 1 }
      let hasDigit = (start..<end).contains { text.isDigit($0) }
      guard hasDigit || end - start == 1 else { return nil }
    } else {
      while end - start <= Self.longestNumber, sheet.numerals.contains(text[end]) { end += 1 }
    }
    return end > start && end - start <= Self.longestNumber ? start..<end : nil
  }

  /// Whether a number may begin here: nothing that belongs to it stands before.
  func mayBegin(at start: Int) -> Bool {
    let isPlain = text.isDigit(start) || text.isLetter(start)
    guard isPlain || sheet.numerals.contains(text[start]) else { return false }
    let before = text[start - 1]
    if ScannedText.isDigit(before) || ScannedText.isLetter(before) { return false }
    if sheet.numerals.contains(before) { return false }
    return before != ScannedText.dot
  }
}

/// The words of addresses.
struct AddressWords: Sendable {
  private var kinds: [(AddressPart.Kind, WordSet)]
  var ordinals: ScalarSet
  var joints: ScalarSet
  var counts: ScalarSet
  var doors: WordSet
  /// Words for a group of households.
  var groups: WordSet
  var estates: WordSet
  var villages: WordSet
  var roads: WordSet
  var residence: WordSet
  var offices: WordSet
  var officeLabels: WordSet
  var officeEnds: WordSet
  var starts: WordSet

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping(
      "address",
      keys: [
        "building", "unit", "floor", "room", "doors", "house", "group", "ordinals", "joints",
        "counts",
        "estates", "villages", "roads", "residence", "offices", "office-labels",
        "office-ends", "starts",
      ])
    groups = try reader.words("group")
    kinds = [
      (.building, try reader.words("building")), (.unit, try reader.words("unit")),
      (.floor, try reader.words("floor")), (.room, try reader.words("room")),
      (.house, try reader.words("house")), (.group, groups),
    ]
    ordinals = try reader.characters("ordinals")
    joints = try reader.characters("joints")
    counts = try reader.characters("counts")
    doors = try reader.words("doors")
    estates = try reader.words("estates")
    villages = try reader.words("villages")
    roads = try reader.words("roads")
    residence = try reader.words("residence")
    offices = try reader.words("offices")
    officeLabels = try reader.words("office-labels")
    officeEnds = try reader.words("office-ends")
    starts = try reader.words("starts")
  }

  /// What a number counts, by the longest word behind it.
  func kind(in text: ScannedText, at start: Int) -> (AddressPart.Kind, length: Int)? {
    var best: (AddressPart.Kind, length: Int)?
    for (kind, words) in kinds {
      guard let length = words.length(in: text, at: start) else { continue }
      if length > best?.length ?? 0 { best = (kind, length) }
    }
    return best
  }
}
