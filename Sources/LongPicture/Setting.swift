/// Sets paragraphs of one size: letters at their places, line by line.
struct Setting {
  let typeface: Typeface
  /// Pixels.
  let size: Int
  /// From line to line, in pixels.
  let leading: Int
  /// The left edge of the column, in pixels from that of the picture.
  let left: Int
  /// The width of the column, in pixels.
  let width: Int
  var grey: UInt8 = 0x1A
  /// Whether lines are spread to end at the same place.
  var isSpread = true

  /// The strips of a text; each line feed starts another line.
  ///
  /// - Parameter indent: by how much the first line is indented, in pixels
  func strips(_ text: String, indent: Int = 0) -> [Strip] {
    var indent = indent
    var strips: [Strip] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let letters = typeface.letters(trimmed(line), size: size)
      guard letters.contains(where: { $0.manner != .space }) else { continue }
      let ranges = LineBreaker(width: width * 64, indent: indent * 64).lines(letters)
      for (index, range) in ranges.enumerated() {
        let start = index == 0 ? min(indent, width / 2) : 0
        let isLast = index == ranges.count - 1
        let glyphs = placed(letters[range], indent: start, isLast: isLast)
        strips.append(Strip(height: leading, content: .letters(glyphs)))
      }
      indent = 0
    }
    return strips
  }

  /// The width of a short text, in pixels.
  func length(_ text: String) -> Int {
    (typeface.letters(text, size: size).reduce(0) { $0 + $1.advance } + 63) / 64
  }

  /// A short text in one line.
  ///
  /// - Parameter indent: where it begins, in pixels from the left edge of the column
  func line(_ text: String, indent: Int = 0) -> [PlacedGlyph] {
    placed(typeface.letters(text, size: size)[...], indent: indent, isLast: true)
  }

  private func placed(_ line: ArraySlice<Letter>, indent: Int, isLast: Bool) -> [PlacedGlyph] {
    let end = line.lastIndex { $0.manner != .space }.map { $0 + 1 } ?? line.startIndex
    let letters = line[..<end]
    let filled = letters.reduce(0) { $0 + $1.advance } - (letters.last?.slack ?? 0)
    let gaps = isLast || !isSpread ? [] : self.gaps(in: letters)
    let spare = max(0, (width - indent) * 64 - filled)
    // A line that a long address left half empty stays as it is.
    let spread = gaps.isEmpty || spare > width * 64 / 6 ? 0 : spare
    // The body of a Chinese character reaches 0.12 of its size below the baseline.
    let baseline = (leading - size) / 2 + size * 88 / 100
    var pen = (left + indent) * 64
    var passed = 0
    var glyphs: [PlacedGlyph] = []
    for index in letters.indices {
      if passed < gaps.count, gaps[passed] == index { passed += 1 }
      let x = pen + (gaps.isEmpty ? 0 : spread * passed / gaps.count)
      if letters[index].manner != .space {
        glyphs.append(
          PlacedGlyph(
            glyph: letters[index].glyph, typeface: typeface, x: (x + 32) / 64, baseline: baseline,
            grey: grey))
      }
      pen += letters[index].advance
    }
    return glyphs
  }

  /// Before which letters a line may be stretched.
  private func gaps(in letters: ArraySlice<Letter>) -> [Int] {
    letters.indices.dropFirst().filter { index in
      let (last, next) = (letters[index - 1], letters[index])
      if last.manner == .space { return next.manner != .space }
      if next.manner == .space || LineBreaker.isPair(last, next) { return false }
      if last.manner.neverEnds || next.manner.neverBegins { return false }
      return !(last.manner.isOfWord && next.manner.isOfWord)
    }
  }

  private func trimmed(_ line: Substring) -> String {
    let rest = line.drop(while: \.isWhitespace)
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(rest[...last])
  }
}
