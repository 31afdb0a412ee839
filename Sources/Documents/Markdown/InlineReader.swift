/// Reads the lines of one paragraph of Markdown: what is shown, and the pictures in it.
struct InlineReader {
  private let scalars: [Unicode.Scalar]
  /// Positions of the paragraph's characters in the source, line ends between lines.
  private let positions: [Int]
  /// Whether the lines are rows of a table.
  private let isTable: Bool
  private var shown = Emphasis()
  private(set) var pictures: [DocumentPicture] = []
  /// Brackets that open, and where they close; numbers of positions.
  private var brackets: [Int: Int] = [:]
  /// The same for parentheses that close on their line.
  private var parentheses: [Int: Int] = [:]
  /// Backticks that begin code, with how many there are and where as many follow.
  private var codes: [Int: (length: Int, end: Int)] = [:]
  /// Where reading goes on when a closing bracket of a link was reached.
  private var jumps: [Int: Int] = [:]
  /// Tags that had no end; when there are many, no more are looked for.
  private(set) var unclosedTags: Int

  /// - Parameter lines: ranges of the source, none of them empty.
  init(_ scalars: [Unicode.Scalar], lines: [Range<Int>], unclosedTags: Int) {
    self.scalars = scalars
    self.unclosedTags = unclosedTags
    var positions: [Int] = []
    for line in lines {
      // The character before the next line stands for the end of this one.
      if let last = positions.last { positions.append(min(last + 1, line.lowerBound - 1)) }
      positions += line
    }
    self.positions = positions
    isTable = positions.first.map { scalars[$0] == "|" } ?? false
    findPairs()
  }

  var block: DocumentBlock { shown.block }

  mutating func read() {
    var number = 0
    while number < positions.count { number = step(number) }
    shown.finish()
  }

  private subscript(_ number: Int) -> Unicode.Scalar? {
    guard positions.indices.contains(number) else { return nil }
    return isBreak(number) ? "\n" : scalars[positions[number]]
  }

  /// Whether a line ends here: what lies between two lines is white space of the source.
  private func isBreak(_ number: Int) -> Bool {
    let scalar = scalars[positions[number]]
    return scalar == "\n" || scalar == "\r"
      || (number + 1 < positions.count && positions[number + 1] > positions[number] + 1)
  }

  // MARK: - One step

  /// Reads what begins at a character.
  ///
  /// - Returns: the number of the character that is next.
  private mutating func step(_ number: Int) -> Int {
    switch self[number] {
    case "\\": return escape(number)
    case "`": return code(number)
    case "!" where self[number + 1] == "[": return picture(number)
    case "[": return link(number)
    case "]":
      if let next = jumps[number] {
        shown.link(nil)
        return next
      }
    case "<": return tag(number)
    case "&":
      let source = positions[number]
      if let found = CharacterReference(at: source, in: scalars) {
        shown.append(found.scalar, at: source..<found.end)
        return number + found.end - source
      }
    case "|" where isTable:
      show(number, as: "\t")
      return number + 1
    case "*", "_", "~": return mark(number)
    default: break
    }
    show(number)
    return number + 1
  }

  private mutating func show(_ number: Int, as scalar: Unicode.Scalar? = nil) {
    guard let own = self[number] else { return }
    shown.append(scalar ?? own, at: positions[number]..<positions[number] + 1)
  }

  private mutating func escape(_ number: Int) -> Int {
    guard let next = self[number + 1], next == "\n" || Self.isPunctuation(next) else {
      show(number)
      return number + 1
    }
    show(number + 1)
    return number + 2
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "!"..."/", ":"..."@", "["..."`", "{"..."~": true
    default: false
    }
  }

  private mutating func code(_ number: Int) -> Int {
    guard let (length, end) = codes[number] else {
      let next = numbers(from: number, of: "`")
      for index in next { show(index) }
      return next.upperBound
    }
    for index in number + length..<end { show(index) }
    return end + length
  }

  // MARK: - Links and pictures

  private mutating func picture(_ number: Int) -> Int {
    guard let close = brackets[number + 1], let target = target(after: close) else {
      show(number)
      return number + 1
    }
    var words = PlacedScalars()
    var index = number + 2
    while index < close {
      if self[index] == "\\", self[index + 1].map(Self.isPunctuation) ?? false { index += 1 }
      if index < close, let scalar = self[index] {
        words.append(scalar, at: positions[index]..<positions[index] + 1)
      }
      index += 1
    }
    pictures.append(
      DocumentPicture(
        name: Tag.name(ofFile: target.address), alternativeText: PlacedText(words),
        place: positions[number]..<positions[target.end - 1] + 1))
    return target.end
  }

  private mutating func link(_ number: Int) -> Int {
    if let close = brackets[number], let target = target(after: close) {
      jumps[close] = target.end
      shown.link(target.address)
    } else {
      show(number)
    }
    return number + 1
  }

  /// What follows the words of a link: `(address "title")` or `[name]`.
  private func target(after close: Int) -> (address: String, end: Int)? {
    if self[close + 1] == "[", let end = brackets[close + 1] {
      return (text(close + 2..<end), end + 1)
    }
    guard self[close + 1] == "(", let end = parentheses[close + 1] else { return nil }
    let inside = text(close + 2..<min(end, close + 2_000))
    let address = inside.split { $0 == " " || $0 == "\t" }.first ?? ""
    return (address.trimmingPrefix("<").description, end + 1)
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(range.compactMap { self[$0] }))
  }

  // MARK: - Tags and marks

  private mutating func tag(_ number: Int) -> Int {
    let start = positions[number]
    if let end = address(number) {
      for index in number + 1..<end { show(index) }
      return end + 1
    }
    let limit = positions.last.map { $0 + 1 } ?? start
    guard unclosedTags < 32, let tag = Tag(at: start, in: scalars, limit: limit) else {
      show(number)
      return number + 1
    }
    guard tag.isClosed else {
      unclosedTags += 1
      show(number)
      return number + 1
    }
    if let picture = tag.picture(at: start) { pictures.append(picture) }
    if tag.name == "br" { shown.append("\n", at: start..<tag.end) }
    return positions[number...].firstIndex { $0 >= tag.end } ?? positions.count
  }

  /// Where an address in angle brackets ends: `<https://…>`, `<somebody@…>`.
  private func address(_ number: Int) -> Int? {
    var isAddress = false
    for index in number + 1..<max(number + 1, min(positions.count, number + 2_000)) {
      switch self[index] {
      case ">": return isAddress ? index : nil
      case " ", "\t", "\n", "<", "\"", "=", nil: return nil
      case "@": isAddress = true
      case ":" where self[index + 1] == "/": isAddress = true
      default: break
      }
    }
    return nil
  }

  private mutating func mark(_ number: Int) -> Int {
    guard let scalar = self[number] else { return number + 1 }
    let run = numbers(from: number, of: scalar)
    var places: [Range<Int>] = []
    for index in run { places.append(positions[index]..<positions[index] + 1) }
    shown.mark(
      scalar, places: places, before: number > 0 ? self[number - 1] : nil,
      after: self[run.upperBound])
    return run.upperBound
  }

  /// The numbers from one on that hold the same character.
  private func numbers(from number: Int, of scalar: Unicode.Scalar) -> Range<Int> {
    var end = number
    while self[end] == scalar { end += 1 }
    return number..<end
  }

  // MARK: - Pairs

  /// Finds in one pass which brackets and backticks belong together.
  private mutating func findPairs() {
    var open: [Int] = []
    var openRound: [Int] = []
    var ticks: [Range<Int>] = []
    var index = 0
    while index < positions.count {
      switch self[index] {
      case "\\": index += 1
      case "[": open.append(index)
      case "]": if let start = open.popLast() { brackets[start] = index }
      case "(": openRound.append(index)
      case ")": if let start = openRound.popLast() { parentheses[start] = index }
      case "\n": openRound = []
      case "`":
        let run = numbers(from: index, of: "`")
        ticks.append(run)
        index = run.upperBound - 1
      default: break
      }
      index += 1
    }
    var next: [Int: Int] = [:]
    for run in ticks.reversed() {
      if let end = next[run.count] { codes[run.lowerBound] = (run.count, end) }
      next[run.count] = run.lowerBound
    }
  }
}
