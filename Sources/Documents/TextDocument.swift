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
    case "docx": self = .docx
    default: return nil
    }
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
}

/// A file as its readers see it: the title, all the other words, and the pictures.
package struct TextDocument: Sendable {
  /// The first heading, or where there is none, the first line of a text or a Word file.
  package let title: PlacedText
  package let body: PlacedText
  package let pictures: [DocumentPicture]
  package let source: SourceText

  /// Largest file, in bytes: 10 MB.
  package static let maximumBytes = 10_000_000

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
    let first = blocks.firstIndex { $0.isHeading && !$0.words.isBlank }
    let opening = opensWithTitle ? blocks.firstIndex { !$0.words.isBlank } : nil
    let heading = first ?? opening
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
}

/// A heading, a paragraph, or a line.
struct DocumentBlock {
  var isHeading = false
  var words = PlacedScalars()
}
