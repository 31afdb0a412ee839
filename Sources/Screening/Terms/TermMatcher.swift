/// Finds the terms of all lists in one pass over a text.
///
/// Texts are compared as `Normalization` reads them. A Latin letter or digit at the edge of a term
/// must be the edge of a word or number in the text too. Made once, used from many tasks.
package struct TermMatcher: Sendable {
  private let entries: ContiguousArray<TermPatterns.Entry>
  private let sources: ContiguousArray<TermSource>
  private let words: TermWords
  private let alphabet: Alphabet
  private let trie: TermTrie

  package init(lists: TermLists) {
    let normalization = Normalization(variants: lists.variants)
    let patterns = TermPatterns(lists: lists.lists, normalization: normalization)
    let alone = patterns.uses.lazy.map(\.scalars).filter { $0.count == 1 }.joined()
    let alphabet = Alphabet(
      scalars: Set(patterns.uses.lazy.map(\.scalars).joined()), alone: Set(alone),
      normalization: normalization)
    let sorted = patterns.uses
      .map { use in (use: use, symbols: use.scalars.map { alphabet.symbol(of: $0.value) }) }
      .sorted { $0.symbols.lexicographicallyPrecedes($1.symbols) }
    self.alphabet = alphabet
    (entries, sources) = (patterns.entries, patterns.sources)
    words = TermWords(sorted)
    trie = TermTrie(sorted: sorted.map(\.symbols))
  }

  /// The terms in a text, by place; of two of one family, one inside the other, the longer.
  package func hits(in text: String) -> [TermHit] {
    var text = text
    text.makeContiguousUTF8()
    let ruler = CharacterRuler(text)
    return text.withUTF8 { buffer in
      let bytes = buffer.span
      let places = places(in: bytes)
      return places.isEmpty ? [] : hits(at: places, in: bytes, ruler)
    }
  }

  private func hits(
    at places: [TermPlace], in bytes: Span<UInt8>, _ ruler: CharacterRuler
  ) -> [TermHit] {
    var ruler = ruler
    return places.map { place in
      let characters = ruler.characters(from: place.start, to: place.end, in: bytes)
      let text = bytes.extracting(characters.bytes).withUnsafeBufferPointer {
        String(decoding: $0, as: UTF8.self)
      }
      return TermHit(
        source: sources[place.entry], offset: characters.offset, length: characters.length,
        text: text)
    }
  }

  /// Where the terms stand that are to be pointed out, by place.
  private func places(in bytes: Span<UInt8>) -> [TermPlace] {
    let arrivals = TermScan(alphabet: alphabet, trie: trie).arrivals(in: bytes)
    var found: [TermPlace] = []
    for arrival in arrivals {
      trie.forEachWord(at: arrival.node) { number in
        let word = words.words[number]
        guard !word.found.isEmpty else { return }
        let start = words.start(of: word, endingAt: arrival.end, in: bytes, alphabet)
        guard words.isWhole(word, from: start, to: arrival.end, in: bytes) else { return }
        for position in word.found {
          let entry = words.entry(at: position)
          found.append(TermPlace(entry: entry, start: start, end: arrival.end))
        }
      }
    }
    guard !found.isEmpty else { return [] }
    return found.outside(exceptions(to: found, at: arrivals, in: bytes))
      .outermost(entries: entries)
  }

  /// The places of words that spare one of the entries found.
  private func exceptions(
    to found: [TermPlace], at arrivals: ContiguousArray<TermScan.Arrival>, in bytes: Span<UInt8>
  ) -> [Int: [Range<Int>]] {
    var result: [Int: [Range<Int>]] = [:]
    for place in found where entries[place.entry].hasExceptions { result[place.entry] = [] }
    guard !result.isEmpty else { return [:] }
    for arrival in arrivals {
      trie.forEachWord(at: arrival.node) { number in
        let word = words.words[number]
        for entry in word.spared.map(words.entry(at:)) where result[entry] != nil {
          let start = words.start(of: word, endingAt: arrival.end, in: bytes, alphabet)
          result[entry]?.append(start..<arrival.end)
        }
      }
    }
    return result
  }
}
