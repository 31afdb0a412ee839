/// The text of an item as blocks. Pages turn blocks into elements; nothing in it is ever markup.
///
/// A blank line separates paragraphs, `## ` begins a heading, `- ` an entry of a list, `**…**` is
/// strong, `[words](https://…)` and a bare `https://…` are links. What does not fit stands for
/// itself: no text is refused and none is lost.
package struct BodyText: Sendable, Hashable {
  package enum Block: Sendable, Hashable {
    case heading([Inline])
    /// Lines of one paragraph, broken where the writer broke them.
    case paragraph([[Inline]])
    case list([[Inline]])
  }

  package enum Inline: Sendable, Hashable {
    case text(String)
    case strong(String)
    case link(String, to: String)

    /// The words a reader sees.
    package var words: String {
      switch self {
      case .text(let words), .strong(let words), .link(let words, _): words
      }
    }
  }

  package let blocks: [Block]

  package init(_ text: String) {
    var parser = BlockParser()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      parser.read(line)
    }
    blocks = parser.finished()
  }

  /// The words alone, a block a line; for feeds and previews.
  package var plain: String {
    blocks.map { block in
      switch block {
      case .heading(let words): words.map(\.words).joined()
      case .paragraph(let lines), .list(let lines):
        lines.map { $0.map(\.words).joined() }.joined(separator: "\n")
      }
    }.joined(separator: "\n")
  }
}

/// Gathers lines into blocks.
private struct BlockParser {
  private var blocks: [BodyText.Block] = []
  private var paragraph: [[BodyText.Inline]] = []
  private var list: [[BodyText.Inline]] = []

  mutating func read(_ line: Substring) {
    if line.allSatisfy(\.isWhitespace) {
      close()
    } else if let words = Self.rest(of: line, after: "## ") {
      close()
      blocks.append(.heading(InlineParser.parse(words)))
    } else if let words = Self.rest(of: line, after: "- ") {
      closeParagraph()
      list.append(InlineParser.parse(words))
    } else {
      closeList()
      paragraph.append(InlineParser.parse(line))
    }
  }

  mutating func finished() -> [BodyText.Block] {
    close()
    return blocks
  }

  private static func rest(of line: Substring, after mark: String) -> Substring? {
    guard line.hasPrefix(mark) else { return nil }
    let rest = line.dropFirst(mark.count)
    return rest.allSatisfy(\.isWhitespace) ? nil : rest
  }

  private mutating func close() {
    closeParagraph()
    closeList()
  }

  private mutating func closeParagraph() {
    if !paragraph.isEmpty { blocks.append(.paragraph(paragraph)) }
    paragraph = []
  }

  private mutating func closeList() {
    if !list.isEmpty { blocks.append(.list(list)) }
    list = []
  }
}
