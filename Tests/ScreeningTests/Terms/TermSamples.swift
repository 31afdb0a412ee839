import Rulebook

@testable import Screening

/// Small lists made for a test, and chance that can be repeated.
enum TermSamples {
  static func family(_ id: String) -> TermFamily {
    TermFamily(
      id: id, title: LocalizedTitle(chinese: id, english: id),
      because: LocalizedTitle(chinese: id, english: id), citations: [], isOwn: false)
  }

  /// A matcher of one family of hints.
  static func matcher(
    _ terms: [String], unless: [String] = [], variants: [Unicode.Scalar: Unicode.Scalar] = [:]
  ) throws -> TermMatcher {
    let entries = terms.map { TermEntry(text: $0, level: .hint, unless: unless) }
    return try matcher([TermList(family: family("wording"), terms: entries)], variants: variants)
  }

  static func matcher(
    _ lists: [TermList], variants: [Unicode.Scalar: Unicode.Scalar] = [:]
  ) throws -> TermMatcher {
    TermMatcher(lists: try TermLists(lists, variants: variants))
  }

  static let head = """
    title: {zh-Hans: 错字, en: Typos}
    because: {zh-Hans: 错字, en: Typos}
    citations: [{rulebook: zhengzhou-2020, article: "14"}]
    """

  /// Lists of some rows of confusions, columns parted by blanks.
  static func confusions(_ rows: String...) throws(TermListErrors) -> TermLists {
    let text = rows.map { $0.replacing(" ", with: "\t") + "\n" }.joined()
    return try TermLists(files: [
      TermFile(path: "confusions.yaml", text: head),
      TermFile(path: "confusions.tsv", text: "wrong\tright\tlevel\tunless\n" + text),
    ])
  }
}

extension TermHit {
  /// `offset+length text`, as tests compare it.
  var line: String { "\(offset)+\(length) \(text)" }
}

/// Chance whose runs can be repeated.
struct TermDice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func joined(_ parts: [String], _ count: ClosedRange<Int>) -> String {
    (0..<number(count)).map { _ in parts[number(0...parts.count - 1)] }.joined()
  }
}
