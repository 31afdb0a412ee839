/// One pass over a text: reads scalars, leaves out what does not count, and follows the trie.
struct TermScan {
  /// A node of the trie that a text led to, and the byte behind the scalar that led there.
  struct Arrival {
    var node: UInt32
    var end: Int
  }

  private let alphabet: Alphabet
  private let trie: TermTrie

  init(alphabet: Alphabet, trie: TermTrie) {
    self.alphabet = alphabet
    self.trie = trie
  }

  /// The nodes at which some term ends, in the order of the text.
  func arrivals(in bytes: Span<UInt8>) -> ContiguousArray<Arrival> {
    var arrivals = ContiguousArray<Arrival>()
    var node: UInt32 = 0
    var previous: Alphabet.Symbol = 0
    var place = 0
    var runEnd = 0
    while true {
      if node == 0 { place = skimmed(bytes, from: place, &previous) }
      guard place < bytes.count else { return arrivals }
      var (symbol, next) = read(bytes, at: place)
      if symbol >= alphabet.firstSkippable {
        let end = skipped(bytes, from: place, to: next, after: previous, &runEnd)
        if end > place {
          place = end
          continue
        }
        if symbol == alphabet.firstSkippable + 1 { symbol = 0 }
      }
      node =
        node == 0
        ? trie.pairs.node(previous, symbol) : trie.next(from: node, after: previous, symbol)
      if node != 0 {
        if trie.nodes[Int(node)].report != 0 { arrivals.append(Arrival(node: node, end: next)) }
      } else if alphabet.isAlone(symbol) {
        arrivals.append(Arrival(node: trie.node(of: symbol), end: next))
      }
      previous = symbol
      place = next
    }
  }

  /// Goes over scalars of three bytes that count and that begin no term, as most do in Chinese.
  ///
  /// Nothing is read out of bounds: three bytes from `place` on are there, a value of 16 bits is
  /// in the plane's 65,536, and a bit is below the filter's number of bits by its shift.
  ///
  /// - Returns: the place of the first scalar that has to be looked at.
  @inline(__always)
  private func skimmed(
    _ bytes: Span<UInt8>, from start: Int, _ previous: inout Alphabet.Symbol
  ) -> Int {
    let plane = alphabet.plane.span
    let filter = trie.pairs.filter.span
    let shift = trie.pairs.filterShift
    let firstSpecial = alphabet.firstSpecial
    let limit = bytes.count &- 3
    var place = start
    while place <= limit {
      let lead = Int(bytes[unchecked: place])
      guard lead & 0xF0 == 0xE0 else { break }
      let value =
        (lead & 0x0F) &<< 12 | (Int(bytes[unchecked: place &+ 1]) & 0x3F) &<< 6
        | (Int(bytes[unchecked: place &+ 2]) & 0x3F)
      let symbol = plane[unchecked: value]
      let bit = PairTable.bit(previous, symbol, shift: shift)
      let isPair = filter[unchecked: Int(bit &>> 6)] &>> UInt64(bit & 63) & 1 != 0
      if isPair || symbol >= firstSpecial { break }
      previous = symbol
      place = place &+ 3
    }
    return place
  }

  /// The symbol at a place and where the next scalar begins.
  @inline(__always)
  private func read(_ bytes: Span<UInt8>, at place: Int) -> (Alphabet.Symbol, Int) {
    let lead = bytes[place]
    if lead & 0xF0 == 0xE0, bytes.count - place > 2 {
      let value =
        Int(lead & 0x0F) << 12 | Int(bytes[place + 1] & 0x3F) << 6 | Int(bytes[place + 2] & 0x3F)
      return (alphabet.plane[value], place + 3)
    }
    if lead < 0x80 { return (alphabet.plane[Int(lead)], place + 1) }
    let scalar = ScalarReading.scalar(at: place, in: bytes)
    return (alphabet.symbol(of: scalar.value), scalar.next)
  }

  /// Where reading goes on when the scalar at a place is left out; the place itself when it counts.
  ///
  /// - Parameter runEnd: where the last run ends that was found to count; only what is invisible
  ///   is left out of it. Each run is looked at once.
  private func skipped(
    _ bytes: Span<UInt8>, from place: Int, to next: Int, after previous: Alphabet.Symbol,
    _ runEnd: inout Int
  ) -> Int {
    if place >= runEnd {
      var end = next
      var following: Alphabet.Symbol = 0
      while end < bytes.count {
        let (symbol, after) = read(bytes, at: end)
        guard symbol >= alphabet.firstSkippable else {
          following = symbol
          break
        }
        end = after
      }
      if alphabet.isHan(previous), alphabet.isHan(following) { return end }
      runEnd = end
    }
    return read(bytes, at: place).0 == alphabet.firstSkippable ? next : place
  }
}
