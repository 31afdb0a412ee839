extension BodyText {
  /// Blocks from elsewhere as a text that reads back as the same blocks.
  ///
  /// Words that look like marks get the wide form of the sign, and only where they would be read
  /// as marks. Addresses must be such as ``address(_:)`` gives.
  package static func text(of blocks: [Block]) -> String {
    blocks.compactMap(marked).joined(separator: "\n\n")
  }

  /// An address as a link may hold it; nil when no link may lead there.
  package static func address(_ text: String) -> String? {
    var address = ""
    for byte in text.utf8 {
      // What is not ASCII, and what would end the mark, is written as a number.
      if byte > 0x20, byte < 0x7F, !"()<>\"\\^`{|}".utf8.contains(byte) {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        address += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    guard InlineParser.parse("[a](\(address))") == [.link("a", to: address)] else { return nil }
    return address
  }

  private static func marked(_ block: Block) -> String? {
    switch block {
    case .heading(let words):
      let line = MarkedLine(words.map { .text($0.words) }).text
      return line.isEmpty ? nil : "## " + line
    case .list(let entries):
      let lines = entries.map { MarkedLine($0).text }.filter { !$0.isEmpty }
      return lines.isEmpty ? nil : lines.map { "- " + $0 }.joined(separator: "\n")
    case .paragraph(let lines):
      let lines = lines.map { plain(MarkedLine($0).text) }.filter { !$0.isEmpty }
      return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
  }

  /// A line of a paragraph that begins as a heading or an entry does begins with the wide sign.
  private static func plain(_ line: String) -> String {
    for (mark, wide) in [("## ", "\u{FF03}\u{FF03} "), ("- ", "\u{FF0D} ")]
    where line.hasPrefix(mark) {
      let rest = line.dropFirst(mark.count)
      return rest.allSatisfy(\.isWhitespace) ? line : wide + rest
    }
    return line
  }
}

/// Words of one line with their marks.
private struct MarkedLine {
  let text: String

  init(_ words: [BodyText.Inline]) {
    let words = words.flatMap(Self.fitting)
    let simple = words.map { Self.marked($0) { $0 } }.joined()
    text = Self.isRead(simple, as: words) ? simple : Self.apart(words)
  }

  /// With wide signs, and with a blank before what a bare address would take for its own.
  private static func apart(_ words: [BodyText.Inline]) -> String {
    words.reduce(into: "") { line, word in
      if case .text = word {} else if line.last?.isASCII ?? false { line += " " }
      line += marked(word, widened)
    }
  }

  private static func marked(
    _ word: BodyText.Inline, _ form: (String) -> String
  ) -> String {
    switch word {
    case .text(let words): form(words)
    case .strong(let words): "**" + form(words) + "**"
    case .link(let words, let address): "[" + form(words) + "](" + address + ")"
    }
  }

  /// Without line ends, and without marks around what is longer than they reach.
  private static func fitting(_ word: BodyText.Inline) -> [BodyText.Inline] {
    let words = String(word.words.map { $0.isNewline ? " " : $0 })
    guard !words.isEmpty else { return [] }
    switch word {
    case .text: return [.text(words)]
    case .strong:
      guard !words.allSatisfy(\.isWhitespace) else { return [.text(words)] }
      return pieces(words).map { .strong($0) }
    case .link(_, let to):
      guard words.count < InlineParser.linkReach else { return [.text(words)] }
      return [.link(words, to: to)]
    }
  }

  private static func pieces(_ words: String) -> [String] {
    var (pieces, rest) = ([String](), words[...])
    while !rest.isEmpty {
      let piece = rest.prefix(InlineParser.strongReach - 1)
      pieces.append(String(piece))
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }

  /// Whether the marks are read as they are meant; bare addresses may become links by themselves.
  private static func isRead(_ line: String, as words: [BodyText.Inline]) -> Bool {
    let found = InlineParser.parse(line)
    return found.map(\.words).joined() == words.map(\.words).joined()
      && marks(found) == marks(words)
  }

  private static func marks(_ words: [BodyText.Inline]) -> [BodyText.Inline] {
    words.filter { word in
      switch word {
      case .text: false
      case .strong: true
      case .link(let words, let address): words != address
      }
    }
  }

  /// The signs that marks are made of, in their wide forms.
  private static func widened(_ words: String) -> String {
    words.replacing("*", with: "\u{FF0A}").replacing("[", with: "\u{FF3B}")
      .replacing("]", with: "\u{FF3D}")
  }
}
