/// Cuts a paragraph into lines.
///
/// No line begins with a closing mark or ends with an opening one, dashes and points of omission
/// stay whole, and words, numbers and addresses too, unless one alone is longer than a line.
struct LineBreaker {
  /// What a line may fill, in 1/64 pixel.
  let width: Int
  /// By how much the first line is shorter, in 1/64 pixel.
  let indent: Int

  init(width: Int, indent: Int = 0) {
    self.width = max(width, 1)
    self.indent = max(0, min(indent, width / 2))
  }

  /// The letters of each line, spaces at its end included; their order is that of the text.
  func lines(_ letters: [Letter]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < letters.count {
      let end = self.end(from: start, in: letters, room: lines.isEmpty ? width - indent : width)
      lines.append(start..<end)
      start = end
    }
    return lines
  }

  /// Where the line that begins here ends; always after at least one letter.
  private func end(from start: Int, in letters: [Letter], room: Int) -> Int {
    var filled = 0
    var place: Int?
    var solid: Manner?
    for index in start..<letters.count {
      let letter = letters[index]
      if index > start, Self.canEnd(before: index, in: letters, after: solid) { place = index }
      if letter.manner != .space {
        if filled + letter.advance - letter.slack > room, index > start {
          return place ?? forced(start..<index, in: letters)
        }
        solid = letter.manner
      }
      filled += letter.advance
    }
    return letters.count
  }

  /// Where to cut what cannot be cut: after a sign that addresses have, else as late as possible.
  private func forced(_ range: Range<Int>, in letters: [Letter]) -> Int {
    let late = range.lowerBound + range.count / 2
    let place = range.reversed().first { index in
      index >= late && index + 1 < range.upperBound && "/?&=-_.".contains(letters[index].character)
        && !letters[index + 1].manner.neverBegins
    }
    if let place { return place + 1 }
    var end = range.upperBound
    while end > late, letters[end].manner.neverBegins || letters[end - 1].manner.neverEnds {
      end -= 1
    }
    return end > late ? end : range.upperBound
  }

  /// Whether a line may end before the letter.
  ///
  /// - Parameter solid: the last letter of the line that is not a space
  private static func canEnd(before index: Int, in letters: [Letter], after solid: Manner?) -> Bool
  {
    let (last, next) = (letters[index - 1], letters[index])
    if next.manner == .space || next.manner.neverBegins { return false }
    if let solid, solid.neverEnds { return false }
    if last.manner == .space { return true }
    if isPair(last, next) { return false }
    return !(last.manner.isOfWord && next.manner.isOfWord)
  }

  /// Halves of a dash or of the points of omission, which are two characters long.
  static func isPair(_ first: Letter, _ second: Letter) -> Bool {
    first.character == second.character && "\u{2014}\u{2026}\u{22EF}".contains(first.character)
  }
}

extension Letter {
  /// The empty half of a stop or a closing bracket, which may stand in the margin.
  var slack: Int {
    "\u{3001}\u{3002}\u{FF0C}\u{FF1A}\u{FF1B}\u{FF09}\u{300B}\u{3009}\u{300D}\u{300F}\u{3011}"
      .contains(character) && glyph.face != nil ? advance / 2 : 0
  }
}
