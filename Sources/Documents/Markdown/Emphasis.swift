/// Puts shown characters together and takes out the marks of emphasis that come in pairs.
struct Emphasis {
  private var pieces: [Piece] = []
  /// Runs that wait for their other half: numbers of pieces, the latest last, by mark and length.
  private var open: [Kind: [Int]] = [:]
  private(set) var block = DocumentBlock()

  private enum Piece {
    case shown(Unicode.Scalar, Range<Int>)
    case mark(Unicode.Scalar, [Range<Int>])
    /// A mark whose other half was found; whether it makes words strong, or ends that.
    case taken(Turn?)
    /// What follows leads there; nil ends a link.
    case link(String?)
  }

  private enum Turn {
    case begins, ends
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

  /// The words that follow lead there; nil ends a link.
  mutating func link(_ address: String?) { pieces.append(.link(address)) }

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
      let isStrong = mark != "~" && places.count >= 2
      pieces[start] = .taken(isStrong ? .begins : nil)
      pieces.append(.taken(isStrong ? .ends : nil))
      return
    }
    if opens { open[kind, default: []].append(pieces.count) }
    pieces.append(.mark(mark, places))
  }

  /// What is left: marks without a partner stand for themselves.
  mutating func finish() {
    var depth = 0
    var style = RunStyle()
    for piece in pieces {
      switch piece {
      case .shown(let scalar, let place): block.append(scalar, at: place)
      case .mark(let mark, let places): for place in places { block.append(mark, at: place) }
      case .taken(nil): continue
      case .taken(let turn?):
        depth += turn == .begins ? 1 : -1
        style.isStrong = depth > 0
        block.turn(to: style)
      case .link(let address):
        style.address = address
        block.turn(to: style)
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
