/// Which two symbols begin some term, and the node they lead to.
///
/// A table of bits answers most questions with no. It has 32 to 64 bits for each pair, so that of
/// the pairs that begin no term about one in forty has to be looked up in vain.
struct PairTable: Sendable {
  typealias Symbol = Alphabet.Symbol

  private(set) var filter: ContiguousArray<UInt64>
  /// How far a hash is shifted to number a bit of `filter`; the number is always in bounds.
  let filterShift: UInt32
  /// Pair in the upper half, node in the lower; 0 where nothing stands. At most half full.
  private var slots: ContiguousArray<UInt64>
  /// How far a hash is shifted to number a slot; the number is always in bounds.
  private let slotShift: UInt32

  /// An empty table with room for so many pairs.
  init(count: Int) {
    var bits: UInt32 = 3
    while bits < 27, 1 << bits < 2 * count { bits += 1 }
    slots = ContiguousArray(repeating: 0, count: 1 << Int(bits))
    slotShift = 32 - bits
    filter = ContiguousArray(repeating: 0, count: 1 << Int(bits - 2))
    filterShift = 32 - (bits + 4)
  }

  private static func pair(_ first: Symbol, _ second: Symbol) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }

  @inline(__always)
  private static func hash(_ pair: UInt32) -> UInt32 { pair &* 0x9E37_79B1 }

  mutating func insert(_ first: Symbol, _ second: Symbol, node: UInt32) {
    let pair = Self.pair(first, second)
    let bit = Self.bit(first, second, shift: filterShift)
    filter[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
    var slot = Int(Self.hash(pair) >> slotShift)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt64(pair) << 32 | UInt64(node)
  }

  /// The bit of the filter that is set when the pair begins some term.
  @inline(__always)
  static func bit(_ first: Symbol, _ second: Symbol, shift: UInt32) -> UInt32 {
    hash(pair(first, second)) &>> shift
  }

  /// The node that a pair leads to; 0 when it begins no term.
  @inline(__always)
  func node(_ first: Symbol, _ second: Symbol) -> UInt32 {
    let pair = Self.pair(first, second)
    var slot = Int(Self.hash(pair) >> slotShift)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == UInt64(pair) { return UInt32(truncatingIfNeeded: slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return 0
  }
}
