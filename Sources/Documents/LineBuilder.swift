/// Makes clean lines of a block: no white space at the ends or in heaps, no invisible characters.
struct LineBuilder {
  private var lines: [DocumentLine] = []
  private var line: DocumentLine = []
  /// White space that was met and counts only if words follow.
  private var gap: Unicode.Scalar?

  /// What stands between two cells of a row.
  static let wideSpace: Unicode.Scalar = "\u{3000}"

  /// The lines of the words that a reader sees, with the number before the first.
  static func lines(of block: DocumentBlock) -> [DocumentLine] {
    var builder = LineBuilder()
    if !block.label.isEmpty {
      for scalar in block.label.unicodeScalars { builder.add(scalar, RunStyle()) }
      // A number in Chinese punctuation stands close to what follows.
      if block.label.unicodeScalars.last?.isASCII ?? false { builder.add(" ", RunStyle()) }
    }
    for run in block.runs where run.style.unseen == nil {
      for scalar in run.scalars { builder.add(scalar, run.style) }
    }
    return builder.lines + [builder.line]
  }

  /// A text as one clean line.
  static func line(of text: String) -> String {
    var builder = LineBuilder()
    for scalar in text.unicodeScalars { builder.add(scalar, RunStyle()) }
    return joined(builder.lines + [builder.line]).map(\.words).joined()
  }

  /// Several lines as one; empty ones leave no gap.
  static func joined(_ lines: [DocumentLine]) -> DocumentLine {
    var whole: DocumentLine = []
    for line in lines where !line.isEmpty {
      if !whole.isEmpty { add(DocumentRun(words: " "), to: &whole) }
      for run in line { add(run, to: &whole) }
    }
    return whole
  }

  /// Words that look like those before them belong together.
  static func add(_ run: DocumentRun, to line: inout DocumentLine) {
    if let last = line.indices.last, line[last].isStrong == run.isStrong,
      line[last].address == run.address
    {
      line[last].words += run.words
    } else {
      line.append(run)
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ style: RunStyle) {
    if scalar == "\n" || scalar == "\u{2028}" || scalar == "\u{2029}" {
      lines.append(line)
      line = []
      gap = nil
    } else if scalar.properties.isWhitespace {
      let isWide = scalar == "\t" || scalar == Self.wideSpace || gap == Self.wideSpace
      gap = isWide ? Self.wideSpace : " "
    } else if Self.isSeen(scalar) {
      if let gap, let last = line.last {
        let isInside = last.isStrong == style.isStrong && last.address == style.address
        append(gap, isInside ? style : RunStyle())
      }
      gap = nil
      append(scalar, style)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ style: RunStyle) {
    Self.add(
      DocumentRun(words: String(scalar), isStrong: style.isStrong, address: style.address),
      to: &line)
  }

  /// Neither a control nor one of the marks that turn words round or hide between them.
  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .surrogate, .unassigned: false
    // The joiner makes one picture of several.
    case .format: scalar == "\u{200D}"
    default: scalar != "\u{FFFC}"
    }
  }
}
