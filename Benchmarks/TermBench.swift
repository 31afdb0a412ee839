import Foundation
import Rulebook
import Screening
import WorkCalendar

/// Measures the matcher of terms on a text and on terms that are made up, always the same ones.
///
///     bench terms --data DIR [--count N] [--megabytes N]
///
/// Leaves `terms.txt`, `text-*.txt` and `hits-*.txt` in the folder; `Benchmarks/terms.py` measures
/// other programs on them and compares what is found.
struct TermBench {
  let folder: URL
  let count: Int
  let megabytes: Int

  func run() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var maker = TextMaker()
    let terms = maker.terms(count)
    try write(terms.joined(separator: "\n") + "\n", "terms.txt")
    let lists = try Self.lists(of: terms)
    var matcher = TermMatcher(lists: lists)
    let compiling = best(of: 3) { matcher = TermMatcher(lists: lists) }
    print("compile \(terms.count) terms: \(milliseconds(compiling)) ms")
    for kind in TextMaker.Kind.allCases {
      let text = maker.text(kind, terms: terms, bytes: megabytes * 1_000_000)
      try write(text, "text-\(kind.rawValue).txt")
      var hits: [TermHit] = []
      let time = best(of: 3) { hits = matcher.hits(in: text) }
      try write(
        hits.map { "\($0.offset) \($0.length)\n" }.joined(), "hits-\(kind.rawValue).txt")
      let rate = Double(text.utf8.count) / 1e6 / time
      print("\(kind.rawValue): \(Int(rate)) MB/s, \(hits.count) hits")
    }
    try measureItem(maker.text(.plain, terms: terms, bytes: 20_000), lists: lists)
  }

  /// An item of 2,000 characters with all checks, under three rulebooks.
  private func measureItem(_ text: String, lists: TermLists) throws {
    let screener = try Screener(lists: lists)
    let item = ScreenedItem(
      fields: [
        ScreenedField(id: "title", text: String(text.prefix(20))),
        ScreenedField(id: "body", text: String(text.prefix(2_000))),
      ],
      platforms: ["weibo", "wechat", "toutiao"])
    guard let day = CivilDate("2026-11-21") else { return }
    let rules = try RulebookShelf.bundled()
      .governing(["zhengzhou-2020", "hunan-2017", "yaoan"], on: day)
    var found = 0
    let time = best(of: 20) { found = screener.findings(in: item, under: rules).count }
    print("item of 2000 characters, all checks: \(milliseconds(time)) ms, \(found) findings")
  }

  /// The terms as a file of confusions, whose reading is not measured.
  static func lists(of terms: [String]) throws -> TermLists {
    let head = "title: {zh-Hans: a, en: a}\nbecause: {zh-Hans: a, en: a}\ncitations: none\n"
    let rows = terms.map { "\($0)\t-\thint\t\n" }.joined()
    return try TermLists(files: [
      TermFile(path: "confusions.yaml", text: head),
      TermFile(path: "confusions.tsv", text: "wrong\tright\tlevel\tunless\n" + rows),
    ])
  }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  /// The least time in seconds that the processor needed for some work, of several runs.
  private func best(of runs: Int, _ work: () -> Void) -> Double {
    (0..<runs).map { _ in
      let start = processorTime()
      work()
      return processorTime() - start
    }.min() ?? 0
  }

  /// Seconds the processor has spent on this process; what runs beside it does not count.
  private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func milliseconds(_ seconds: Double) -> Double { (seconds * 1e5).rounded() / 100 }
}

/// Makes up words and texts in which characters are as unevenly spread as in a real one.
struct TextMaker {
  enum Kind: String, CaseIterable {
    /// Nothing to normalise but what stands there anyway.
    case plain
    /// Spaces, separators, wide letters and invisible characters in many places.
    case tricky
    /// Every third word is a term.
    case dense
  }

  private var state: UInt64 = 20_261_121
  private var vocabulary: [String] = []

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }

  private mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// A number below the limit; the smaller, the likelier.
  private mutating func rank(below limit: Int) -> Int {
    let share = Double(next() >> 11) / Double(1 << 53)
    return Int(pow(Double(limit), share)) % limit
  }

  /// One of 3,500 Chinese characters, a few of them much likelier than the rest.
  private mutating func character() -> Character {
    let rank = number(below: 5) > 0 ? number(below: 3_500) : rank(below: 3_500)
    return Character(Unicode.Scalar(UInt16(0x4E00 + rank * 5)) ?? " ")
  }

  private mutating func word(_ length: Int) -> String {
    String((0..<length).map { _ in character() })
  }

  mutating func terms(_ count: Int) -> [String] {
    var known: Set<String> = []
    var result: [String] = []
    while result.count < count {
      let length = [2, 3, 3, 4, 4, 4, 4, 5, 6, 8][number(below: 10)]
      let term = word(length)
      if known.insert(term).inserted { result.append(term) }
    }
    while vocabulary.count < 40_000 {
      let word = word([1, 2, 2, 2, 2, 3, 4][number(below: 7)])
      if !known.contains(word) { vocabulary.append(word) }
    }
    return result
  }

  mutating func text(_ kind: Kind, terms: [String], bytes: Int) -> String {
    var result = ""
    result.reserveCapacity(bytes + 100)
    while result.utf8.count < bytes {
      let isTerm = number(below: kind == .dense ? 3 : 250) == 0
      let word = isTerm ? terms[number(below: terms.count)] : vocabulary[rank(below: 40_000)]
      result += kind == .tricky && number(below: 8) == 0 ? tricked(word) : word
      switch number(below: 70) {
      case 0...6: result += "\u{FF0C}"
      case 7...9: result += "\u{3002}"
      case 10: result += "\n"
      case 11: result += "2026"
      case 12: result += " App "
      default: break
      }
    }
    return result
  }

  private mutating func tricked(_ word: String) -> String {
    let tricks = [" ", "\u{200B}", "\u{B7}", "*", "\u{3000}", "-", "__"]
    return word.map { String($0) + tricks[number(below: tricks.count)] }.joined()
  }
}
