import Documents
import Testing

/// Whatever comes from outside: reading ends with a document whose places lie in its source, or
/// with an error.
@Suite struct FuzzTests {
  /// A fixed sequence, so that a failure comes again.
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let pieces = [
    "<", ">", "</", "<!--", "-->", "<p>", "<img alt='", "\"", "'", "&", "&amp;", "&#x", ";", "[",
    "](", "](a)", "![", ")", "*", "**", "_", "`", "```\n", "~~", "\\", "\n", "\r\n", "# ", "> ",
    "- ", "---\n", "|", "<script>", "</script>", "<title>", "甲", "乙", " ", "\t", "a", "👨‍👩‍👧",
    "\u{301}", "<br>", "<td>", "<h1>", "</h1>", "=", "/",
  ]

  @Test(arguments: [DocumentKind.text, .markdown, .html])
  func `any text is read and keeps its places`(kind: DocumentKind) throws {
    var dice = Dice(state: 20_261_121)
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...60, using: &dice)).map { _ in
        Self.pieces.randomElement(using: &dice) ?? ""
      }.joined()
      try check(try TextDocument.read(Array(text.utf8), as: kind), text)
    }
  }

  @Test func `a Word file with any bytes changed is read or refused`() throws {
    var dice = Dice(state: 42)
    let sound = wordFile(WordTests.body, styles: WordTests.styles, .stored)
    for _ in 0..<800 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        guard let place = bytes.indices.randomElement(using: &dice) else { break }
        bytes[place] = UInt8.random(in: 0...255, using: &dice)
      }
      if let document = try? TextDocument.read(bytes, as: .docx) { try check(document, "docx") }
    }
  }

  @Test func `any text as the inside of a Word file is read or refused`() throws {
    var dice = Dice(state: 7)
    let tags = [
      "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:br/>", "<pic:pic/>",
      "<wp:docPr descr=\"", "\"/>", "<mc:Fallback>", "</mc:Fallback>", "甲", "&lt;", "&", "<",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...24, using: &dice)).map { _ in
        tags.randomElement(using: &dice) ?? ""
      }.joined()
      let bytes = wordFile(text, .stored)
      if let document = try? TextDocument.read(bytes, as: .docx) { try check(document, text) }
    }
  }

  @Test(arguments: [
    "[", "![", "<a ", "<a b=\"", "`", "*", "[a](", "<!--", "&", "[[[]]]", "> ", "\\", "|", "**a",
    "<script", "<title>",
  ])
  func `much of the same is read in one go`(piece: String) throws {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    for kind in [DocumentKind.markdown, .html] {
      let document = try TextDocument.read(Array(text.utf8), as: kind)
      #expect(document.body.text.utf8.count <= text.utf8.count)
    }
  }

  /// A character that is no white space stands for itself or for a reference to it.
  private func check(_ document: TextDocument, _ text: String) throws {
    for placed in [document.title, document.body] {
      let characters = placed.characters
      for (offset, character) in placed.text.enumerated() where !character.isWhitespace {
        let words = document.source.words(characters.range(offset: offset, length: 1))
        let isItself = character.unicodeScalars.allSatisfy(words.unicodeScalars.contains)
        #expect(isItself || words.contains("&"), "\(character) \(text.debugDescription)")
      }
    }
    let texts = [document.title, document.body] + document.pictures.map(\.alternativeText)
    let end = document.source.scalars.count
    for placed in texts {
      let characters = placed.characters
      for offset in 0...placed.text.count {
        let range = characters.range(offset: offset, length: 1)
        #expect(range.lowerBound >= 0 && range.upperBound <= end, "\(text.debugDescription)")
        let place = document.source.place(of: range.lowerBound)
        #expect(place.line >= 1 && place.column >= 1)
      }
    }
  }
}
