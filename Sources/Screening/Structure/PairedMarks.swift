/// Follows brackets and quotation marks through a text and notes those that do not pair.
struct PairedMarks {
  private let text: ScannedText
  private let words: MarkWords
  private var open: [Opening] = []
  /// Openings that were reported and whose closing mark may still come, by their sign.
  private var forgiven: [UInt32: Int] = [:]
  private var matches: [StructureMatch] = []

  private struct Opening {
    var sign: UInt32
    var index: Int
  }

  /// Most openings that are kept in mind; a text with more has other worries.
  private static let deepest = 64

  static func matches(in text: ScannedText, words: MarkWords) -> [StructureMatch] {
    var marks = PairedMarks(text: text, words: words)
    for (index, sign) in text.raw.enumerated() where words.isKnown(sign) || text.isLineBreak(index)
    {
      marks.read(sign, at: index)
    }
    for opening in marks.open where !marks.isFace(opening) { marks.report(.unclosed, opening) }
    return marks.matches.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private init(text: ScannedText, words: MarkWords) {
    (self.text, self.words) = (text, words)
  }

  private mutating func read(_ sign: UInt32, at index: Int) {
    if words.symmetric.contains(sign) {
      readSymmetric(sign, at: index)
    } else if words.closings[sign] != nil {
      begin(sign, at: index)
    } else if let opening = words.openings[sign] {
      end(opening, with: sign, at: index)
    } else if text.isLineBreak(index) {
      // A sign that opens and closes alike never reaches beyond its paragraph.
      while let last = open.last, words.symmetric.contains(last.sign) {
        report(.unclosed, last)
        open.removeLast()
      }
    }
  }

  private mutating func readSymmetric(_ sign: UInt32, at index: Int) {
    if open.contains(where: { $0.sign == sign }) {
      end(sign, with: sign, at: index)
    } else if !isInches(index) {
      begin(sign, at: index)
    }
  }

  private mutating func begin(_ sign: UInt32, at index: Int) {
    if words.quotes.contains(sign), let outer = open.lastIndex(where: { $0.sign == sign }) {
      // In a quotation of several paragraphs each begins with the mark; else the first is alone.
      if isParagraphStart(index) { return }
      report(.unclosed, open.remove(at: outer))
    }
    guard open.count < Self.deepest else {
      forgiven[sign, default: 0] += 1
      return
    }
    open.append(Opening(sign: sign, index: index))
  }

  private mutating func end(_ opening: UInt32, with sign: UInt32, at index: Int) {
    if open.last?.sign == opening {
      open.removeLast()
    } else if isApostrophe(sign, at: index) {
      return
    } else if let count = forgiven[opening], count > 0 {
      forgiven[opening] = count - 1
    } else if let place = open.lastIndex(where: { $0.sign == opening }) {
      // What was opened inside and is still open reaches out of this pair.
      for inner in open[(place + 1)...] where !isFace(inner) {
        report(.crossed, inner)
        forgiven[inner.sign, default: 0] += 1
      }
      open.removeSubrange(place...)
    } else if let last = open.last, words.width[last.sign] == words.width[opening] {
      report(.crossed, last, closing: words.closings[last.sign])
      open.removeLast()
    } else if !isListMarker(sign, at: index), !isFace(at: index) {
      matches.append(
        StructureMatch(
          kind: .unopened, range: index..<index + 1,
          facts: ["mark": text.original(index..<index + 1)]))
    }
  }

  private mutating func report(
    _ kind: StructureKind, _ opening: Opening, closing: UInt32? = nil
  ) {
    matches.append(
      StructureMatch(
        kind: kind, range: opening.index..<opening.index + 1,
        facts: [
          "mark": string(opening.sign),
          "closing": string(closing ?? words.closings[opening.sign] ?? opening.sign),
        ]))
  }
}

private func string(_ sign: UInt32) -> String { Unicode.Scalar(sign).map { "\($0)" } ?? "" }

// MARK: - What is no pair

extension PairedMarks {
  /// Whether a paragraph begins here; spaces at its beginning do not count.
  private func isParagraphStart(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, index - before < 8, text[before] == ScannedText.space { before -= 1 }
    return before < 0 || text.isLineBreak(before)
  }

  private func isLetterOrDigit(_ index: Int) -> Bool {
    let sign = text.sign(index)
    guard !ScannedText.isHan(sign), let properties = Unicode.Scalar(sign)?.properties else {
      return false
    }
    return properties.isAlphabetic || properties.numericType != nil
  }

  /// A sign after a letter that closes nothing: don’t, workers’.
  private func isApostrophe(_ sign: UInt32, at index: Int) -> Bool {
    words.apostrophes.contains(sign) && isLetterOrDigit(index - 1)
  }

  /// A sign after a digit that opens nothing: 6".
  private func isInches(_ index: Int) -> Bool {
    words.apostrophes.contains(text.sign(index)) && text.isDigit(index - 1)
  }

  /// Whether the bracket belongs to a marker such as `1）` at the beginning of a point.
  private func isListMarker(_ sign: UInt32, at index: Int) -> Bool {
    guard words.listClosers.contains(sign) else { return false }
    var start = index
    while start > 0, index - start < 3, isMarkerSign(start - 1) { start -= 1 }
    guard start < index else { return false }
    return start == 0 || words.listStarts.contains(text.sign(start - 1))
      || text.isLineBreak(start - 1) || text[start - 1] == ScannedText.space
  }

  private func isMarkerSign(_ index: Int) -> Bool {
    words.listNumerals.contains(text.sign(index)) || isLetterOrDigit(index)
  }

  private func isFace(at index: Int) -> Bool { words.eyes.contains(text.sign(index - 1)) }

  private func isFace(_ opening: Opening) -> Bool {
    words.asciiRound == opening.sign && isFace(at: opening.index)
  }
}
