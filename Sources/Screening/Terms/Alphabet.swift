/// The symbols that the automaton knows, and the table that turns a scalar into its symbol.
///
/// A symbol says what kind of scalar it is by where it lies:
///
///     0                              anything else
///     1 ..< otherHan                 ordinary, in some term
///     otherHan                       a Chinese character that is in no term
///     otherHan ..< firstSpecial      Chinese characters
///     firstSpecial ..< endOfHan      Chinese characters that alone are a term
///     endOfHan ..< firstSkippable    ordinary, alone a term
///     firstSkippable                 an invisible scalar
///     firstSkippable + 1 ...         separators; the first is any that is in no term
struct Alphabet: Sendable {
  typealias Symbol = UInt16

  /// Most scalars that all terms together may be written with; `TermLists` refuses more.
  static let maximumSize = 60_000

  private(set) var otherHan: Symbol = 1
  private(set) var firstSpecial: Symbol = 0
  private(set) var endOfHan: Symbol = 0
  private(set) var firstSkippable: Symbol = 0
  /// Symbols of the scalars below U+10000, by their value; always 65,536 of them.
  private(set) var plane = ContiguousArray<Symbol>(repeating: 0, count: 0x1_0000)
  /// For each 256 scalars from U+10000 on, the number of their page.
  private var pageNumbers = ContiguousArray<UInt16>(repeating: 0, count: 0x1000)
  /// Pages of 256 symbols; page 0 holds nothing, page 1 Chinese characters in no term.
  private var pages = ContiguousArray<Symbol>()

  /// - Parameter scalars: every folded scalar of every term.
  /// - Parameter alone: those that are a term by themselves; separators are never.
  init(
    scalars: Set<Unicode.Scalar>, alone: Set<Unicode.Scalar>, normalization: Normalization
  ) {
    let sorted = scalars.sorted().prefix(Self.maximumSize).map { ($0, ScalarKind($0)) }
    var symbols: [(Unicode.Scalar, Symbol)] = []
    var next: Symbol = 1
    func number(_ kind: ScalarKind, alone isAlone: Bool) {
      for (scalar, its) in sorted where its == kind && alone.contains(scalar) == isAlone {
        symbols.append((scalar, next))
        next += 1
      }
    }
    number(.ordinary, alone: false)
    otherHan = next
    next += 1
    number(.han, alone: false)
    firstSpecial = next
    number(.han, alone: true)
    endOfHan = next
    number(.ordinary, alone: true)
    firstSkippable = next
    next += 2
    number(.separator, alone: false)
    fill()
    for (scalar, symbol) in symbols { set(scalar.value, symbol) }
    fold(by: normalization)
  }

  /// Gives the scalars that are in no term the symbol of their kind.
  private mutating func fill() {
    pages = ContiguousArray(repeating: 0, count: 256)
    pages += ContiguousArray(repeating: otherHan, count: 256)
    let kinds = [
      (ScalarKind.hanRanges, otherHan), (ScalarKind.invisibleRanges, firstSkippable),
      (ScalarKind.separatorRanges, firstSkippable + 1),
    ]
    for (ranges, symbol) in kinds {
      for range in ranges {
        if range.lowerBound >= 0x2_0000, symbol == otherHan {
          for number in Self.pageIndex(range.lowerBound)...Self.pageIndex(range.upperBound) {
            pageNumbers[number] = 1
          }
        } else {
          for value in range { set(value, symbol) }
        }
      }
    }
  }

  /// Gives each scalar that folds to another one the symbol of the other.
  private mutating func fold(by normalization: Normalization) {
    for value in Normalization.foldedRanges.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let plain = normalization.folded(scalar)
      if plain != scalar { set(value, symbol(of: plain.value)) }
    }
    for variant in normalization.variants.keys {
      set(variant.value, symbol(of: normalization.folded(variant).value))
    }
  }

  private static func pageIndex(_ value: UInt32) -> Int {
    min(Int(value >> 8) - 0x100, 0xFFF)
  }

  private mutating func set(_ value: UInt32, _ symbol: Symbol) {
    guard value >= 0x1_0000 else {
      plane[Int(value)] = symbol
      return
    }
    let index = Self.pageIndex(value)
    if pageNumbers[index] < 2 {
      let shared = Int(pageNumbers[index]) * 256
      pageNumbers[index] = UInt16(pages.count / 256)
      pages += ContiguousArray(pages[shared..<shared + 256])
    }
    pages[Int(pageNumbers[index]) * 256 + Int(value & 0xFF)] = symbol
  }

  /// The symbol of a scalar; 0 for whatever is no scalar at all.
  func symbol(of value: UInt32) -> Symbol {
    switch value {
    case ..<0x1_0000: plane[Int(value)]
    case ..<0x11_0000: pages[Int(pageNumbers[Self.pageIndex(value)]) * 256 + Int(value & 0xFF)]
    default: 0
    }
  }

  @inline(__always)
  func isHan(_ symbol: Symbol) -> Bool { symbol >= otherHan && symbol < endOfHan }

  @inline(__always)
  func isAlone(_ symbol: Symbol) -> Bool { symbol >= firstSpecial && symbol < firstSkippable }
}
