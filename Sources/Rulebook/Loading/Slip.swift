internal import Yams

/// What people who do not write YAML every day get wrong, and in which line.
struct Slip {
  let code: RulebookErrorCode
  let line: Int

  /// - Parameter last: the line at which the parser gave up.
  init?(in text: String, at last: Int, context: YamlError.Context?) {
    if let context, context.text.contains("quoted scalar") {
      (code, line) = (.syntaxQuote, context.mark.line)
      return
    }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if let context, context.text.contains("single document") {
      (code, line) = (.syntaxDocument, Self.secondDocument(in: lines) ?? last)
      return
    }
    func words(_ number: Int) -> Substring {
      lines.indices.contains(number - 1) ? lines[number - 1] : ""
    }
    if words(last).prefix(while: \.isWhitespace).contains("\t") {
      (code, line) = (.syntaxTab, last)
      return
    }
    // A quotation mark that is left open takes the next one, lines below, for its end.
    if let open = Self.openQuote(in: lines.prefix(max(0, last - 1))) {
      (code, line) = (.syntaxQuote, open)
      return
    }
    // The parser looks for the rest until the next line, or until the end of what it began with.
    let before = (1..<max(1, last)).last { number in
      let words = words(number).drop(while: \.isWhitespace)
      return !words.isEmpty && words.first != "#"
    }
    let began = context.map(\.mark.line)
    for number in [last, before, began].compactMap(\.self) {
      guard let code = Self.code(of: words(number)) else { continue }
      (self.code, line) = (code, number)
      return
    }
    guard let context, context.text.contains("simple key") else { return nil }
    (code, line) = (.syntaxStray, context.mark.line)
  }

  /// What is wrong with a key that the parser let pass; nil for any that may be meant.
  static func code(ofKey key: String) -> RulebookErrorCode? {
    if isWideBlank(key.unicodeScalars.first) { return .syntaxSpace }
    return dashOrColon(in: key[...])
  }

  private static func code(of line: Substring) -> RulebookErrorCode? {
    let indentation = line.unicodeScalars.prefix { $0.properties.isWhitespace }
    if indentation.contains(where: { isWideBlank($0) }) { return .syntaxSpace }
    // A bracket where a value begins or ends, or a comma with the next key behind it.
    let isWide =
      line.firstMatch(of: #/(?:[:\-,\[{] *|^ *)[｛［]|[｝］] *$|，\s*"?[A-Za-z-]+"?:(?: |$)/#) != nil
    if isWide { return .syntaxBracket }
    return dashOrColon(in: line)
  }

  private static func dashOrColon(in line: Substring) -> RulebookErrorCode? {
    if line.prefixMatch(of: #/ *-[A-Za-z"'{\[]/#) != nil { return .syntaxDash }
    if line.prefixMatch(of: #/ *(?:- +)?[A-Za-z][A-Za-z-]*：/#) != nil { return .syntaxColon }
    if line.prefixMatch(of: #/ *(?:- +)?[A-Za-z][A-Za-z-]*:[^ \t]/#) != nil { return .syntaxBlank }
    let isWide = line.contains("\u{FF1A}") && !line.contains(":")
    return isWide ? .syntaxColon : nil
  }

  private static func isWideBlank(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.value > 0x7F && scalar.properties.isWhitespace
  }

  /// The line `---` behind the first words of a file.
  private static func secondDocument(in lines: [Substring]) -> Int? {
    let first = lines.firstIndex { line in
      let words = line.drop(while: \.isWhitespace)
      return !words.isEmpty && words.first != "#" && !words.hasPrefix("---")
    }
    guard let first else { return nil }
    return lines[first...].firstIndex { $0.hasPrefix("---") }.map { $0 + 1 }
  }

  /// The line in which a double quotation mark was opened that is not closed in these lines.
  private static func openQuote(in lines: ArraySlice<Substring>) -> Int? {
    var open: Int?
    for (index, words) in lines.enumerated() {
      if open == nil, words.drop(while: \.isWhitespace).first == "#" { continue }
      var previous: Character = " "
      for character in words {
        if character == "\"", previous != "\\" { open = open == nil ? index + 1 : nil }
        previous = character
      }
    }
    return open
  }
}

/// A word written with the characters of Chinese typing, in those that a file needs.
enum WideWord {
  /// The word with ASCII letters, digits, signs and quotation marks; nil when it has them already.
  static func folded(_ word: String) -> String? {
    var folded = ""
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x201C, 0x201D, 0xFF02: folded += "\""
      case 0x2018, 0x2019, 0xFF07: folded += "'"
      case 0x3000, 0xA0: folded += " "
      case 0xFF01...0xFF5E:
        folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFF01) + 0x21))
      default: folded.unicodeScalars.append(scalar)
      }
    }
    return folded == word ? nil : folded
  }
}
