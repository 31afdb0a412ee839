/// A telephone number as it stands in a text.
struct PhoneNumber: Sendable {
  var number: JoinedNumber
  /// The subscriber's digits, without country and area code.
  var digits: String
  /// Area code with its 0; nil for a mobile number and for one that is written without.
  var area: String?
  var isMobile: Bool

  /// Whether it is a line that only an office is likely to publish: fixed, with its area code.
  var isOffices: Bool { !isMobile && area != nil }
}

/// The words by which telephone numbers are told from others, and an office's from a person's.
struct PhoneWords: Sendable {
  var areaCodes: Set<String>
  var latinLabels: WordSet
  var announcers: WordSet
  var calls: WordSet
  var personEndings: ScalarSet
  var contactPersons: WordSet
  var copulas: ScalarSet
  var contactWords: WordSet
  var bareWords: WordSet
  var privateWords: WordSet
  var homeWords: WordSet
  var localWords: WordSet
  var offices: WordSet
  var officeEnds: WordSet
  var officers: WordSet

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping(
      "phone",
      keys: [
        "area-codes", "latin-labels", "announcers", "calls", "person-endings", "contact-persons",
        "copulas", "contact-words", "bare-words", "private-words", "home-words", "local-words",
        "offices", "office-ends", "officers",
      ])
    areaCodes = Set(try reader.texts("area-codes"))
    latinLabels = try reader.words("latin-labels")
    announcers = try reader.words("announcers")
    calls = try reader.words("calls")
    personEndings = try reader.characters("person-endings")
    contactPersons = try reader.words("contact-persons")
    copulas = try reader.characters("copulas")
    contactWords = try reader.words("contact-words")
    bareWords = try reader.words("bare-words")
    privateWords = try reader.words("private-words")
    homeWords = try reader.words("home-words")
    localWords = try reader.words("local-words")
    offices = try reader.words("offices")
    officeEnds = try reader.words("office-ends")
    officers = try reader.words("officers")
  }
}

extension NumberScanner {
  /// Longest extension behind a number, in digits.
  private static let longestExtension = 5

  /// The telephone number that begins with a group.
  func phoneNumber(at index: Int) -> PhoneNumber? {
    let phone = mobile(at: index) ?? fixed(at: index) ?? local(at: index)
    guard let phone,
      isAlone(
        phone.number, latin: sheet.phone.latinLabels, extension: Self.longestExtension),
      !isLabelled(phone.number)
    else { return nil }
    return phone
  }

  /// Number of leading groups or digits that are a country code.
  private func countryCode(at index: Int) -> (groups: Int, digits: Int) {
    guard groups.indices.contains(index) else { return (0, 0) }
    let range = groups[index].range
    let isMarked = text[range.lowerBound - 1] == 0x2B
    let head = { (length: Int) in
      text.value(of: range.lowerBound..<min(range.upperBound, range.lowerBound + length))
    }
    let long = head(4) == 86 && range.count >= 4
    guard long || head(2) == 86 else { return (0, 0) }
    let length = long ? 4 : 2
    if range.count == length {
      return groups.indices.contains(index + 1) && groups[index + 1].link != .none ? (1, 0) : (0, 0)
    }
    return isMarked || long ? (0, length) : (0, 0)
  }

  private func mobile(at index: Int) -> PhoneNumber? {
    let code = countryCode(at: index)
    let first = index + code.groups
    guard groups.indices.contains(first) else { return nil }
    let zero = code.digits == 0 && code.groups == 0 && text[groups[first].range.lowerBound] == 0x30
    let lead = code.digits + (zero ? 1 : 0)
    guard var number = joined(from: first, digits: 11 + lead) else { return nil }
    number.digits.removeFirst(lead)
    if let size = number.sizes.first { number.sizes[0] = size - lead }
    let range = number.range.lowerBound + lead..<number.range.upperBound
    guard number.digits.first == 1, (3...9).contains(number.value(1..<2)), isMobileGrouping(number)
    else { return nil }
    number.range = code.groups == 1 ? groups[index].range.lowerBound..<range.upperBound : range
    number.groups = index..<number.groups.upperBound
    return PhoneNumber(number: number, digits: number.text, area: nil, isMobile: true)
  }

  private func isMobileGrouping(_ number: JoinedNumber) -> Bool {
    if number.links.contains(.dot) {
      return number.sizes == [3, 4, 4] && number.links.allSatisfy { $0 == .dot }
    }
    switch number.sizes {
    case [11], [3, 4, 4], [3, 8], [7, 4], [3, 3, 5], [5, 6]: return true
    case Self.singly: return standsSingly(number)
    // Not a year and what follows it.
    case [4, 4, 3]: return number.value(1..<2) < 8
    default: return false
    }
  }
}

// MARK: - One by one

extension NumberScanner {
  fileprivate static let singly = Array(repeating: 1, count: 11)

  /// Whether just these digits stand one by one, with blanks between and no further one beside.
  fileprivate func standsSingly(_ number: JoinedNumber) -> Bool {
    let next = number.groups.upperBound
    return number.links.allSatisfy { $0 == .space }
      && groups[number.groups.lowerBound].link == .none
      && (!groups.indices.contains(next) || groups[next].link == .none)
  }

  /// Where a number stands with the plus sign of its country code and the bracket that was opened
  /// before its code, so that a suggestion leaves no half of a pair.
  func whole(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    if text.value(of: start..<start + 2) == 86, text[start - 1] == 0x2B { start -= 1 }
    let scalars = text.scalars[range]
    if scalars.contains(0x29), !scalars.contains(0x28), text[start - 1] == 0x28 { start -= 1 }
    return start..<range.upperBound
  }
}

// MARK: - Fixed lines

extension NumberScanner {
  private func fixed(at index: Int) -> PhoneNumber? {
    let code = countryCode(at: index)
    let first = index + code.groups
    guard code.digits == 0, groups.indices.contains(first) else { return nil }
    let written = string(groups[first].range)
    let head = code.groups == 1 && !written.hasPrefix("0") ? "0" + written : written
    if sheet.phone.areaCodes.contains(head) {
      guard groups.indices.contains(first + 1), groups[first + 1].link != .none,
        let local = subscriber(at: first + 1)
      else { return nil }
      return phone(local, area: head, from: index)
    }
    guard (10...12).contains(written.count), var number = joined(from: first, digits: written.count)
    else { return nil }
    for length in [3, 4] {
      let area = String(written.prefix(length))
      guard sheet.phone.areaCodes.contains(area), (7...8).contains(written.count - length)
      else { continue }
      number.digits.removeFirst(length)
      return number.digits.first == 0 ? nil : phone(number, area: area, from: index)
    }
    return nil
  }

  private func phone(_ local: JoinedNumber, area: String, from index: Int) -> PhoneNumber {
    var number = local
    number.range = groups[index].range.lowerBound..<local.range.upperBound
    number.groups = index..<local.groups.upperBound
    return PhoneNumber(number: number, digits: local.text, area: area, isMobile: false)
  }

  /// Seven or eight digits in one or two groups that are no day of a calendar.
  private func subscriber(at index: Int) -> JoinedNumber? {
    for length in [8, 7] {
      guard let number = joined(from: index, digits: length),
        [[7], [8], [4, 4], [3, 4]].contains(number.sizes), !number.links.contains(.dot),
        number.digits.first != 0
      else { continue }
      let isDay =
        number.sizes == [8] && (1900...2099).contains(number.value(0..<4))
        && (1...12).contains(number.value(4..<6)) && (1...31).contains(number.value(6..<8))
      return isDay ? nil : number
    }
    return nil
  }

  /// A number without area code, where words of the home stand directly before it.
  private func local(at index: Int) -> PhoneNumber? {
    guard let number = subscriber(at: index) else { return nil }
    let end = text.skippedBack(over: sheet.connectors, from: number.range.lowerBound)
    guard sheet.phone.localWords.length(in: text, before: end) != nil else { return nil }
    return PhoneNumber(number: number, digits: number.text, area: nil, isMobile: false)
  }

  private func string(_ range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    result.append(
      contentsOf: text.scalars[range].prefix(20).compactMap { Unicode.Scalar($0) })
    return String(result)
  }
}
