/// Every word that is looked for, laid out flat in the order in which the trie numbers them.
struct TermWords: Sendable {
  /// 28 bytes; the ranges are positions in the arrays beside.
  struct Word: Sendable {
    var symbols: Range<UInt32>
    /// Entries that point the word out.
    var found: Range<UInt32>
    /// Entries that the word spares.
    var spared: Range<UInt32>
    /// What the neighbours of the word may not be.
    var first: WordKind?
    var last: WordKind?
  }

  private(set) var words: ContiguousArray<Word> = []
  private var symbols: ContiguousArray<Alphabet.Symbol> = []
  private var entryNumbers: ContiguousArray<Int32> = []

  /// - Parameter uses: with the symbols of their words, in lexicographic order.
  init(_ uses: [(use: TermPatterns.Use, symbols: [Alphabet.Symbol])]) {
    for (use, its) in uses {
      let start = UInt32(symbols.count)
      symbols += its
      words.append(
        Word(
          symbols: start..<UInt32(symbols.count), found: append(use.found),
          spared: append(use.spared), first: use.scalars.first.flatMap(WordKind.init),
          last: use.scalars.last.flatMap(WordKind.init)))
    }
  }

  private mutating func append(_ numbers: [Int]) -> Range<UInt32> {
    let start = UInt32(entryNumbers.count)
    entryNumbers += numbers.lazy.map { Int32($0) }
    return start..<UInt32(entryNumbers.count)
  }

  /// The entry at a position of a word's range.
  func entry(at position: UInt32) -> Int { Int(entryNumbers[Int(position)]) }

  /// The byte at which a word begins that was found to end at a byte.
  func start(
    of word: Word, endingAt end: Int, in bytes: Span<UInt8>, _ alphabet: Alphabet
  ) -> Int {
    var rest = word.symbols
    var place = end
    while let last = rest.last, place > 0 {
      let scalar = ScalarReading.scalar(before: place, in: bytes)
      // What is not expected was left out: it lies between two Chinese characters or is invisible.
      if alphabet.symbol(of: scalar.value) == symbols[Int(last)] { rest = rest.dropLast() }
      place = scalar.start
    }
    return place
  }

  /// Whether a word that was found is no part of a longer Latin word or number.
  func isWhole(_ word: Word, from start: Int, to end: Int, in bytes: Span<UInt8>) -> Bool {
    if let first = word.first, neighbour(before: start, in: bytes) == first { return false }
    if let last = word.last, neighbour(after: end, in: bytes) == last { return false }
    return true
  }

  private func neighbour(before start: Int, in bytes: Span<UInt8>) -> WordKind? {
    var place = start
    while place > 0 {
      let scalar = ScalarReading.scalar(before: place, in: bytes)
      place = scalar.start
      guard let neighbour = Unicode.Scalar(scalar.value) else { return nil }
      if ScalarKind(neighbour) != .invisible { return WordKind(neighbour) }
    }
    return nil
  }

  private func neighbour(after end: Int, in bytes: Span<UInt8>) -> WordKind? {
    var place = end
    while place < bytes.count {
      let scalar = ScalarReading.scalar(at: place, in: bytes)
      place = scalar.next
      guard let neighbour = Unicode.Scalar(scalar.value) else { return nil }
      if ScalarKind(neighbour) != .invisible { return WordKind(neighbour) }
    }
    return nil
  }
}
