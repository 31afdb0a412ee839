/// Puts shown characters together and takes out the marks of emphasis that come in pairs.
struct Emphasis {
  private var pieces: [Piece] = []
  /// Runs that wait for their other half: numbers of pieces, the latest last, by mark and length.
  private var open: [Kind: [Int]] = [:]
  private(set) var words = PlacedScalars()

  private enum Piece {
    case shown(Unicode.Scalar, Range<Int>)
    case mark(Unicode.Scalar, [Range<Int>])
    /// A mark whose other half was found.
    case taken
  }

  private struct Kind: Hashable {
    let mark: Unicode.Scalar
    let length: Int
  }

  /// Stars that hide a number, such as 138****5678, are no emphasis.
  private static let longest = 3

  mutating func append(_ scalar: Unicode.Scalar, at place: Range<Int>) {
    pieces.append(.shown(scalar, place))
  }

  /// A run of one mark.
  mutating func mark(
    _ mark: Unicode.Scalar, places: [Range<Int>], before: Unicode.Scalar?, after: Unicode.Scalar?
  ) {
    let opens = !(after?.properties.isWhitespace ?? true)
    let closes = !(before?.properties.isWhitespace ?? true)
    let isInWord = mark == "_" && Self.isLatin(before) && Self.isLatin(after)
    let isMark =
      places.count <= Self.longest && !isInWord && (opens || closes)
      && (mark != "~" || places.count == 2)
    guard isMark else {
      for place in places { append(mark, at: place) }
      return
    }
    let kind = Kind(mark: mark, length: places.count)
    if closes, let start = open[kind]?.popLast() {
      pieces[start] = .taken
      return
    }
    if opens { open[kind, default: []].append(pieces.count) }
    pieces.append(.mark(mark, places))
  }

  /// What is left: marks without a partner stand for themselves.
  mutating func finish() {
    for piece in pieces {
      switch piece {
      case .shown(let scalar, let place): words.append(scalar, at: place)
      case .mark(let mark, let places): for place in places { words.append(mark, at: place) }
      case .taken: continue
      }
    }
    pieces = []
  }

  private static func isLatin(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar == "_"
      || scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }
}
