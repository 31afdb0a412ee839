import Rulebook
import Testing

@testable import Screening

/// The matcher as one would write it without care for time.
struct PlainMatcher {
  let lists: [TermList]
  let normalization: Normalization

  private struct Scalar {
    var folded: Unicode.Scalar
    var bytes: Range<Int>
  }

  private struct Place {
    var list: Int
    var term: Int
    var bytes: Range<Int>
  }

  /// `offset+length text` of every hit.
  func lines(in text: String) -> [String] {
    let scalars = counting(all(text))
    var places: [Place] = []
    for (list, its) in lists.enumerated() {
      for (term, entry) in its.terms.enumerated() {
        let spared = entry.unless.flatMap { occurrences(of: $0, in: scalars) }
        for bytes in occurrences(of: entry.text, in: scalars)
        where isWhole(bytes, text) && !spared.contains(where: { $0.overlaps(bytes) }) {
          places.append(Place(list: list, term: term, bytes: bytes))
        }
      }
    }
    let kept = places.filter { place in
      !places.contains { other in
        other.list == place.list && other.bytes != place.bytes
          && other.bytes.contains(place.bytes) && level(other) <= level(place)
      }
    }
    return kept.sorted {
      ($0.bytes.lowerBound, -$0.bytes.upperBound, $0.list)
        < ($1.bytes.lowerBound, -$1.bytes.upperBound, $1.list)
    }.map { line($0.bytes, text) }
  }

  private func level(_ place: Place) -> FindingLevel { lists[place.list].terms[place.term].level }

  private func all(_ text: String) -> [Scalar] {
    var place = 0
    return text.unicodeScalars.map { scalar in
      let start = place
      place += String(scalar).utf8.count
      return Scalar(folded: normalization.folded(scalar), bytes: start..<place)
    }
  }

  private func counting(_ scalars: [Scalar]) -> [Scalar] {
    let kinds = scalars.map { ScalarKind($0.folded) }
    func counts(_ kind: ScalarKind) -> Bool { kind == .han || kind == .ordinary }
    return scalars.indices.filter { index in
      switch kinds[index] {
      case .invisible: false
      case .han, .ordinary: true
      case .separator:
        kinds[..<index].last(where: counts) != .han || kinds[index...].first(where: counts) != .han
      }
    }.map { scalars[$0] }
  }

  private func occurrences(of word: String, in scalars: [Scalar]) -> [Range<Int>] {
    let word = counting(all(word)).map(\.folded)
    return scalars.indices.compactMap { index in
      let part = scalars[index...].prefix(word.count)
      guard part.map(\.folded) == word, let last = part.last else { return nil }
      return scalars[index].bytes.lowerBound..<last.bytes.upperBound
    }
  }

  private func isWhole(_ bytes: Range<Int>, _ text: String) -> Bool {
    let scalars = all(text).filter { ScalarKind($0.folded) != .invisible }
    guard let first = scalars.firstIndex(where: { $0.bytes.lowerBound == bytes.lowerBound }),
      let last = scalars.firstIndex(where: { $0.bytes.upperBound == bytes.upperBound })
    else { return false }
    func kind(_ index: Int) -> WordKind? {
      scalars.indices.contains(index) ? WordKind(scalars[index].folded) : nil
    }
    return (kind(first) == nil || kind(first) != kind(first - 1))
      && (kind(last) == nil || kind(last) != kind(last + 1))
  }

  private func line(_ bytes: Range<Int>, _ text: String) -> String {
    var (offset, length, place) = (0, 0, 0)
    var words = ""
    for character in text {
      let end = place + String(character).utf8.count
      if end <= bytes.lowerBound {
        offset += 1
      } else if place < bytes.upperBound {
        length += 1
        words.append(character)
      }
      place = end
    }
    return "\(offset)+\(length) \(words)"
  }
}

struct TermMatcherPropertyTests {
  private static let scraps = [
    "中", "国", "國", "共", "𠮷", "a", "B", "Ａ", "1", " ", "\u{3000}", "·", "-", "\u{200B}", "\n", "，",
    "é", "e\u{301}", "\u{301}", "👨‍👩‍👧", "\r\n", "🇨🇳", "\u{FE0F}", "ß", "中国", "国共", "ab",
  ]
  private static let letters = ["中", "国", "共", "𠮷", "a", "b", "1", "é"]
  private static let variants: [Unicode.Scalar: Unicode.Scalar] = ["國": "国"]

  private func lists(_ dice: inout TermDice) -> [TermList] {
    ["wording", "titles"].map { id in
      var known: Set<String> = []
      let terms = (0..<dice.number(1...8)).compactMap { _ -> TermEntry? in
        var text = dice.joined(Self.letters, 1...4)
        if dice.number(0...9) == 0 { text = "a-" + text }
        guard known.insert(text).inserted else { return nil }
        let unless = (0..<dice.number(0...1)).map { _ in dice.joined(Self.letters, 2...5) }
        return TermEntry(
          text: text, level: dice.number(0...3) == 0 ? .caution : .hint, unless: unless)
      }
      return TermList(family: TermSamples.family(id), terms: terms)
    }
  }

  @Test(arguments: 0..<8)
  func `finds in random texts what a plain search finds`(seed: Int) throws {
    var dice = TermDice(state: UInt64(seed))
    var count = 0
    for _ in 0..<15 {
      let lists = lists(&dice)
      let plain = PlainMatcher(
        lists: lists, normalization: Normalization(variants: Self.variants))
      let matcher = try TermSamples.matcher(lists, variants: Self.variants)
      for _ in 0..<10 {
        let text = dice.joined(Self.scraps, 0...40)
        let expected = plain.lines(in: text)
        count += expected.count
        #expect(matcher.hits(in: text).map(\.line) == expected, "\(lists) \(text.debugDescription)")
      }
    }
    #expect(count > 200)
  }

  @Test func `finds each of 50,000 terms, and all of them in one text`() throws {
    var dice = TermDice(state: 7)
    var terms: Set<String> = []
    while terms.count < 50_000 {
      let scalars = (0..<dice.number(3...6)).compactMap { _ in
        Unicode.Scalar(UInt32(dice.number(0x4E00...0x5BFF)))
      }
      terms.insert(String(String.UnicodeScalarView(scalars)))
    }
    let sorted = terms.sorted()
    let matcher = try TermSamples.matcher(sorted)
    let hits = matcher.hits(in: sorted.joined(separator: "，"))
    let found = Set(hits.map(\.text))
    let missing = terms.subtracting(found)
    // A term inside another one of its family is not pointed out a second time.
    #expect(missing.allSatisfy { term in found.contains { $0 != term && $0.contains(term) } })
    #expect(missing.count < 50)
  }

  @Test
  func `half a million characters and a run of as many blanks are no trouble`()
    throws
  {
    let matcher = try TermSamples.matcher(["机密", "密机"])
    let long = String(repeating: "平安云川，", count: 100_000)
    #expect(matcher.hits(in: long).isEmpty)
    #expect(matcher.hits(in: long + "机密").map(\.offset) == [500_000])
    let blanks = String(repeating: " ", count: 500_000)
    #expect(matcher.hits(in: "机" + blanks + "密").map(\.length) == [500_002])
    #expect(matcher.hits(in: "机" + blanks + "a" + blanks + "密").isEmpty)
    let invisible = String(repeating: "\u{200B}", count: 500_000)
    #expect(matcher.hits(in: "机" + invisible + "密").count == 1)
  }

  @Test func `a matcher without terms finds nothing`() throws {
    #expect(try TermSamples.matcher([String]()).hits(in: "国家机密 a\u{200B}").isEmpty)
  }
}
