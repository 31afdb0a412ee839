/// Swift source taken apart into what the compiler runs and what stands between quotes.
struct SwiftText {
  /// A string literal; each interpolation in it is one `\u{FFFC}`.
  struct Literal: Equatable {
    let text: String
    /// The line of its first quote, from 1.
    let line: Int
    /// The code just before its first quote, without trailing blanks.
    let before: String

    /// What stands before the first interpolation; nil when there is none.
    var head: String? {
      text.firstIndex(of: "\u{FFFC}").map { String(text[..<$0]) }
    }
  }

  /// The source without comments; each literal is an empty pair of quotes.
  var code: String { String(written) }
  private(set) var literals: [Literal] = []

  private var written = String.UnicodeScalarView()

  private let characters: [Unicode.Scalar]
  private var index = 0
  private var line = 1

  init(_ source: String) {
    characters = Array(source.unicodeScalars)
    scanCode(insideInterpolation: false)
  }

  private var current: Unicode.Scalar? { index < characters.count ? characters[index] : nil }

  private func isNext(_ expected: String, after offset: Int = 0) -> Bool {
    var position = index + offset
    for character in expected.unicodeScalars {
      guard position < characters.count, characters[position] == character else { return false }
      position += 1
    }
    return true
  }

  private mutating func advance(by count: Int = 1) {
    for _ in 0..<count {
      if current == "\n" { line += 1 }
      index += 1
    }
  }

  private mutating func scanCode(insideInterpolation: Bool) {
    var depth = 0
    while let character = current {
      if isNext("//") {
        while let skipped = current, skipped != "\n" { advance() }
      } else if isNext("/*") {
        skipBlockComment()
      } else if let hashes = hashesBeforeQuote() {
        scanLiteral(hashes: hashes)
      } else if let length = regexLength() {
        advance(by: length)
      } else {
        if insideInterpolation, character == "(" { depth += 1 }
        if insideInterpolation, character == ")" {
          if depth == 0 { return }
          depth -= 1
        }
        written.append(character)
        advance()
      }
    }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    while current != nil {
      if isNext("/*") {
        depth += 1
        advance(by: 2)
      } else if isNext("*/") {
        depth -= 1
        advance(by: 2)
        if depth == 0 { return }
      } else {
        if current == "\n" { written.append("\n") }
        advance()
      }
    }
  }

  /// How many `#` stand before a quote that begins here; nil when no literal begins here.
  private func hashesBeforeQuote() -> Int? {
    var hashes = 0
    while isNext("#", after: hashes) { hashes += 1 }
    return isNext("\"", after: hashes) ? hashes : nil
  }

  /// The length of a regex literal that begins here, as far as one can tell without parsing.
  private func regexLength() -> Int? {
    if isNext("#/") {
      var length = 2
      while index + length < characters.count, !isNext("/#", after: length) { length += 1 }
      return min(length + 2, characters.count - index)
    }
    guard current == "/", let previous = written.last(where: { $0 != " " && $0 != "\n" }),
      "=(,:{".unicodeScalars.contains(previous), !isNext(" ", after: 1)
    else { return nil }
    var length = 1
    while index + length < characters.count {
      let character = characters[index + length]
      if character == "\n" { return nil }
      if character == "/" { return length + 1 }
      length += character == "\\" ? 2 : 1
    }
    return nil
  }

  private mutating func scanLiteral(hashes: Int) {
    let from = line
    let before = codeBefore()
    var text = String.UnicodeScalarView()
    let fence = String(repeating: "#", count: hashes)
    let quotes = isNext("\"\"\"", after: hashes) && !isEmptyPair(hashes) ? "\"\"\"" : "\""
    advance(by: hashes + quotes.count)
    while let character = current, !isNext(quotes + fence) {
      guard isNext("\\" + fence) else {
        text.append(character)
        advance()
        continue
      }
      advance(by: 1 + hashes)
      if current == "(" {
        advance()
        text.append("\u{FFFC}")
        scanCode(insideInterpolation: true)
      } else if let escaped = current {
        text.append(escaped)
      }
      advance()
    }
    advance(by: quotes.count + hashes)
    written.append(contentsOf: "\"\"".unicodeScalars)
    literals.append(Literal(text: String(text), line: from, before: before))
  }

  private func codeBefore() -> String {
    var end = written.suffix(80)
    while let last = end.last, last == " " || last == "\n" { end.removeLast() }
    return String(String.UnicodeScalarView(end))
  }

  /// `#""#` looks like the start of three quotes when a quote follows; it is an empty literal.
  private func isEmptyPair(_ hashes: Int) -> Bool {
    hashes > 0 && isNext("\"\"" + String(repeating: "#", count: hashes), after: hashes)
  }
}

extension SwiftText {
  /// Names of the modules that the source imports, each once, sorted.
  var imports: [String] {
    let pattern = #/^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:\w+\s+)?import\s+(?:[a-z]+\s+)?(\w+)/#
    let names = code.split(whereSeparator: \.isNewline).compactMap {
      $0.firstMatch(of: pattern).map { String($0.output.1) }
    }
    return Set(names).sorted()
  }
}
