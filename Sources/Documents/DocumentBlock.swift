/// A heading, an entry of a list, a paragraph, or a line.
struct DocumentBlock {
  enum Kind {
    case heading, entry, paragraph
  }

  /// Where in a table a block stands; all numbers from 1.
  struct Cell: Hashable {
    let table: Int
    var row = 0
    var column = 0
  }

  var kind = Kind.paragraph
  /// The number that a program writes before the words when it shows them; none of the words.
  var label = ""
  var cell: Cell?
  private(set) var words = PlacedScalars()
  /// From which of the words on a style holds, in ascending order.
  private var turns: [(start: Int, style: RunStyle)] = []

  init(kind: Kind = .paragraph, style: RunStyle = RunStyle()) {
    self.kind = kind
    turn(to: style)
  }

  init(kind: Kind = .paragraph, words: PlacedScalars) {
    self.kind = kind
    self.words = words
  }

  var isHeading: Bool { kind == .heading }

  mutating func append(_ scalar: Unicode.Scalar, at place: Range<Int>) {
    words.append(scalar, at: place)
  }

  /// The words that follow look so.
  mutating func turn(to style: RunStyle) {
    if let last = turns.last {
      if last.style == style { return }
      if last.start == words.count { turns.removeLast() }
    } else if style == RunStyle() {
      return
    }
    turns.append((words.count, style))
  }

  /// The words in stretches that look alike.
  var runs: [(scalars: ArraySlice<Unicode.Scalar>, style: RunStyle)] {
    var found: [(ArraySlice<Unicode.Scalar>, RunStyle)] = []
    var (start, style) = (0, RunStyle())
    for turn in turns {
      if turn.start > start { found.append((words.scalars[start..<turn.start], style)) }
      (start, style) = (turn.start, turn.style)
    }
    if start < words.count { found.append((words.scalars[start...], style)) }
    return found
  }
}

/// How words look, and where they lead.
struct RunStyle: Hashable {
  var isStrong = false
  /// Where a link leads, as it was written.
  var address: String?
  /// Why nobody who sees the document sees these words; nil when they are shown.
  var unseen: LeftOut?
}

/// What a text has no place for, and what was done without when a document became one.
package enum LeftOut: String, Sendable, CaseIterable {
  /// Programs, and what would start them.
  case script
  /// Other pages inside a page, and embedded objects.
  case frame
  case form
  /// Drawings made of lines, and charts.
  case drawing
  /// Sound and film.
  case media
  /// Words that a reader of the document does not see.
  case hidden
  /// Words that were deleted while changes were tracked.
  case deletion
  case footnote
  case comment
  /// Tables, which become lines.
  case table
}
