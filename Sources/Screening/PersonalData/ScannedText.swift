/// A text taken apart in one pass for the scanners: folded scalars, and where they may begin.
///
/// Folded means half width, upper case, one kind of space, hyphen and middle dot. Scalars that
/// have no width are left out, so that they hide nothing. Places outside the text read as 0.
struct ScannedText: Sendable {
  private let text: String
  private(set) var scalars: [UInt32] = []
  /// The same scalars as they stand in the text.
  private(set) var raw: [UInt32] = []
  /// The byte that each begins with.
  private var bytes: [Int] = []
  /// Every run of Latin letters and digits.
  private(set) var runs: [Range<Int>] = []
  /// Every `@` and every colon.
  private(set) var signs: [Int] = []
  /// The scalars that a scanner asked for.
  private(set) var anchors: [(index: Int, kinds: ScanAnchor)] = []

  /// - Parameter wanted: scalars that are worth a look, by what for.
  init(_ text: String, anchors wanted: [UInt32: ScanAnchor] = [:]) {
    self.text = text
    let source = Array(text.utf8)
    scalars.reserveCapacity(source.count)
    raw.reserveCapacity(source.count)
    bytes.reserveCapacity(source.count)
    var (place, runStart) = (0, -1)
    while place < source.count {
      let (scalar, width) = Self.scalar(in: source, at: place)
      let folded = Self.folded(scalar)
      if folded != Self.nothing {
        let index = scalars.count
        if Self.isDigit(folded) || Self.isLetter(folded) {
          if runStart < 0 { runStart = index }
        } else {
          if runStart >= 0 { runs.append(runStart..<index) }
          runStart = -1
          if folded == 0x40 || folded == 0x3A { signs.append(index) }
          if let kinds = wanted[folded] { anchors.append((index, kinds)) }
        }
        scalars.append(folded)
        raw.append(scalar)
        bytes.append(place)
      }
      place += width
    }
    if runStart >= 0 { runs.append(runStart..<scalars.count) }
  }

  /// The scalar that begins with a byte of well-formed UTF-8, and its number of bytes.
  private static func scalar(in bytes: [UInt8], at place: Int) -> (UInt32, Int) {
    let lead = UInt32(bytes[place])
    if lead < 0x80 { return (lead, 1) }
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard place + width <= bytes.count else { return (0, bytes.count - place) }
    var value = lead & (0x7F >> UInt32(width))
    for next in place + 1..<place + width { value = value << 6 | UInt32(bytes[next] & 0x3F) }
    return (value, width)
  }

  var count: Int { scalars.count }

  subscript(index: Int) -> UInt32 {
    index >= 0 && index < scalars.count ? scalars[index] : 0
  }
}

/// What a scalar may be the beginning of, besides numbers and letters.
struct ScanAnchor: OptionSet, Sendable {
  let rawValue: UInt8

  static let plate = ScanAnchor(rawValue: 1)
  static let age = ScanAnchor(rawValue: 2)
  static let schoolClass = ScanAnchor(rawValue: 4)
  static let numeral = ScanAnchor(rawValue: 8)
}

// MARK: - Back to the text

/// Where some words stand in a text, in visible characters.
struct WordsInText: Sendable {
  var offset: Int
  var length: Int
  var words: String
}

extension ScannedText {
  /// The visible characters that ranges of scalars touch; the ranges begin one after the other.
  func words(at ranges: [Range<Int>]) -> [WordsInText] {
    var (place, offset) = (text.startIndex, 0)
    return ranges.map { range in
      guard let first = position(of: range.lowerBound),
        let last = position(of: range.upperBound - 1)
      else { return WordsInText(offset: 0, length: 0, words: "") }
      step(&place, &offset, to: first)
      var (end, length) = (place, 1)
      step(&end, &length, to: last)
      return WordsInText(
        offset: offset, length: length, words: String(text[place..<text.index(after: end)]))
    }
  }

  /// Goes on to the visible character that holds a position, counting.
  private func step(_ place: inout String.Index, _ count: inout Int, to target: String.Index) {
    while place < target {
      let next = text.index(after: place)
      guard next <= target else { return }
      (place, count) = (next, count + 1)
    }
  }

  private func position(of index: Int) -> String.Index? {
    guard index >= 0, index < bytes.count else { return nil }
    return text.utf8.index(text.startIndex, offsetBy: bytes[index])
  }

  /// The sign at a place, as it stands in the text; 0 outside.
  func sign(_ index: Int) -> UInt32 { index >= 0 && index < raw.count ? raw[index] : 0 }

  /// The scalars of a range as they stand in the text.
  func original(_ range: Range<Int>) -> String {
    guard range.lowerBound >= 0, range.upperBound <= raw.count else { return "" }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: raw[range].compactMap { Unicode.Scalar($0) })
    return String(result)
  }
}

// MARK: - Folding

extension ScannedText {
  static let space: UInt32 = 0x20
  static let hyphen: UInt32 = 0x2D
  static let dot: UInt32 = 0x2E
  /// What a scalar without width folds to.
  private static let nothing = UInt32.max
  private static let middleDot: UInt32 = 0xB7

  /// Half width and upper case; one of each kind of space, hyphen and middle dot.
  static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x61...0x7A: scalar - 0x20
    case 0x20...0x7E, 0x4E00...0x9FFF: scalar
    case 0x09, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: space
    case 0x2010...0x2015, 0x2212, 0x2500, 0xFE58, 0xFE63, 0xFF70: hyphen
    case 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: middleDot
    case 0xAD, 0x200B...0x200F, 0x2060, 0x20E3, 0xFE0E, 0xFE0F, 0xFEFF: nothing
    case 0xFF41...0xFF5A: scalar - 0xFEE0 - 0x20
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    default: scalar
    }
  }

  static func folded(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { folded($0.value) }.filter { $0 != nothing }
  }

  static func isMiddleDot(_ scalar: UInt32) -> Bool { scalar == middleDot }
  static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }
  static func isLetter(_ scalar: UInt32) -> Bool { scalar >= 0x41 && scalar <= 0x5A }

  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  func isDigit(_ index: Int) -> Bool { Self.isDigit(self[index]) }
  func isLetter(_ index: Int) -> Bool { Self.isLetter(self[index]) }
  func isHan(_ index: Int) -> Bool { Self.isHan(self[index]) }

  func isLineBreak(_ index: Int) -> Bool {
    switch self[index] {
    case 0x0A, 0x0D, 0x2028, 0x2029: true
    default: false
    }
  }
}
