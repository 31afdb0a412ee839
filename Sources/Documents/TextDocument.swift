/// A kind of file that can be read.
package enum DocumentKind: String, CaseIterable, Sendable {
  case text, markdown, html, docx

  /// By the ending of a file's name; nil for a kind that cannot be read.
  package init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[dot...].dropFirst().lowercased() {
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    // One with macros is refused by what is in it, with a word that says so.
    case "docx", "docm": self = .docx
    default: return nil
    }
  }

  /// What a pasted text is: mark-up where there is any tag that lays out or closes, else plain.
  package init(ofPasted text: String) {
    var rest = text.utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...].dropFirst()
      let name = rest.prefix(8).map { $0 | 0x20 }
      let isEnd = rest.first == UInt8(ascii: "/") && Self.isLetter(name.dropFirst().first)
      if isEnd || Self.tags.contains(where: { name.starts(with: $0.utf8) }) {
        self = .html
        return
      }
    }
    self = .text
  }

  private static let tags = ["br>", "br ", "br/", "img ", "p>", "p ", "!--", "meta "]

  private static func isLetter(_ byte: UInt8?) -> Bool {
    byte.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
  }
}

/// A picture of a document.
package struct DocumentPicture: Sendable, Hashable {
  /// The name of its file, or what the document calls it; no two of a document are the same.
  package var name: String
  /// What stands in its place for those who do not see it; empty when there is nothing.
  package var alternativeText: PlacedText
  /// Where the picture stands, in code points of the source.
  package var place: Range<Int>
  package var holding = Holding.outside

  /// Where the picture itself lies.
  package enum Holding: Sendable, Hashable {
    /// At an address, which nobody asks for it.
    case outside
    /// In the archive, under this name.
    case part(String)
    /// In the source itself, as an address that begins with `data:`; in code points.
    case encoded(Range<Int>)
  }
}

/// A file as its readers see it: the title, all the other words, and the pictures.
package struct TextDocument: Sendable {
  /// The first heading, or where there is none, the first line of a text or a Word file.
  package let title: PlacedText
  package let body: PlacedText
  package let pictures: [DocumentPicture]
  package let source: SourceText
  /// What cannot go along into a text, and how often it was met; pictures are not among it.
  package let leftOut: [LeftOut: Int]
  private let blocks: [DocumentBlock]
  /// Which of the blocks is the title.
  private let titleBlock: Int?

  /// All but the title as a draft takes it over: clean, without places, and nothing unseen.
  package var parts: [DocumentPart] { PartBuilder(blocks, without: titleBlock).parts }

  /// Largest file, in bytes: 10 MB.
  package static let maximumBytes = 10_000_000

  /// How many blocks may stand before the title; a heading behind them is that of a section.
  private static let titleReach = 12

  /// Reads a file.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: ``DocumentError``.
  package static func read(
    _ bytes: [UInt8], as kind: DocumentKind
  ) throws(DocumentError) -> TextDocument {
    guard bytes.count <= maximumBytes else { throw .tooLarge(maximum: maximumBytes) }
    if kind == .docx { return try WordReader.read(bytes) }
    let source = SourceText(try TextDecoding.scalars(of: bytes))
    let content =
      switch kind {
      case .markdown: MarkdownReader.content(of: source)
      case .html: HTMLReader.content(of: source)
      case .text, .docx: PlainReader.content(of: source)
      }
    return TextDocument(content, source: source, opensWithTitle: kind == .text)
  }

  /// - Parameter opensWithTitle: whether without a heading the first line is the title.
  init(_ content: DocumentContent, source: SourceText, opensWithTitle: Bool) {
    let blocks = content.blocks
    let first = blocks.prefix(Self.titleReach).firstIndex { $0.isHeading && !$0.words.isBlank }
    let opening = opensWithTitle ? blocks.firstIndex { !$0.words.isBlank } : nil
    let heading = first ?? opening
    self.blocks = blocks
    titleBlock = heading
    title = PlacedText(
      heading.map { blocks[$0].words.trimmed } ?? content.title?.trimmed ?? PlacedScalars())
    var words = PlacedScalars()
    for (index, block) in blocks.enumerated() where index != heading {
      if !words.isEmpty { words.appendBreak(before: block.words) }
      words.append(block.words)
    }
    body = PlacedText(words.trimmed)
    pictures = Self.named(content.pictures)
    self.source = source
    var leftOut = content.leftOut
    let tables = PartBuilder.tables(of: blocks).count
    if tables > 0 { leftOut[.table, default: 0] += tables }
    self.leftOut = leftOut
  }

  /// Pictures of one name are told apart by a number.
  private static func named(_ pictures: [DocumentPicture]) -> [DocumentPicture] {
    var counts: [String: Int] = [:]
    var taken = Set(pictures.map(\.name))
    return pictures.map { picture in
      var picture = picture
      let name = picture.name
      var count = counts[name] ?? 0
      repeat {
        count += 1
        picture.name = count == 1 ? name : "\(name) (\(count))"
      } while count > 1 && taken.contains(picture.name)
      counts[name] = count
      taken.insert(picture.name)
      return picture
    }
  }
}

/// What a reader of one kind of file found.
struct DocumentContent {
  /// In the order of the file; between two of them a line ends.
  var blocks: [DocumentBlock] = []
  var pictures: [DocumentPicture] = []
  /// A title that stands outside the text, such as that of a page.
  var title: PlacedScalars?
  var leftOut: [LeftOut: Int] = [:]

  mutating func leave(_ part: LeftOut) { leftOut[part, default: 0] += 1 }
}
