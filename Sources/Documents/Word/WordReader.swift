import ZipArchive

/// Reads the words of a Word file (ECMA-376): its paragraphs, and what pictures say of themselves.
///
/// What was deleted under revision, codes of fields and older twins of drawings are left out.
struct WordReader {
  private let styles: WordStyles
  private var content = DocumentContent()
  private var scalars: [Unicode.Scalar] = []
  private var lineStarts: [Int] = []
  private var paragraphs: [Paragraph] = []
  /// Names of the open elements.
  private var path: [String] = []
  /// How many elements are open whose inside is not read.
  private var skipping = 0
  private var drawing: (name: String, words: String)?

  private struct Paragraph {
    var isHeading = false
    var block = DocumentBlock()
    var pictures: [(name: String, words: String)] = []
  }

  static func read(_ bytes: [UInt8]) throws(DocumentError) -> TextDocument {
    let archive = try archive(bytes)
    let relations = try OfficeRelations.of("", in: archive)
    let main = relations.first { $0.kind == "officeDocument" }?.target ?? "word/document.xml"
    guard let text = try archive.part(main) else { throw .notWord }
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let styles = try archive.part(folder.isEmpty ? "styles.xml" : folder + "/styles.xml")
    var reader = WordReader(styles: try styles.map(WordStyles.init) ?? WordStyles())
    try reader.read(text)
    let starts = reader.lineStarts.isEmpty ? [0] : reader.lineStarts
    return TextDocument(
      reader.content, source: SourceText(reader.scalars, lineStarts: starts), opensWithTitle: true)
  }

  private static func archive(_ bytes: [UInt8]) throws(DocumentError) -> ZipReader {
    do throws(ZipError) { return try ZipReader(bytes) } catch { throw DocumentError(error) }
  }

  private init(styles: WordStyles) {
    self.styles = styles
  }

  private mutating func read(_ bytes: [UInt8]) throws(DocumentError) {
    var reader = try XMLReader(bytes)
    while let piece = try reader.next() {
      switch piece {
      case .start(let name, let attributes): start(name, attributes)
      case .words(let words): if path.last == "t" { show(words) }
      case .end(let name): end(name)
      }
    }
  }

  private mutating func start(_ name: String, _ attributes: XMLAttributes) {
    let parent = path.last
    path.append(name)
    if skipping > 0 || Self.skipped.contains(name) {
      skipping += 1
      return
    }
    switch name {
    case "p":
      // Other dialects have a `p` too, but only this one stands in a body, a cell or a frame.
      paragraphs.append(Paragraph())
    case "pStyle": if styles.isHeading(attributes["val"] ?? "") { markHeading() }
    case "outlineLvl" where parent == "pPr":
      if WordStyles.isOutline(attributes["val"]) { markHeading() }
    case "tab" where parent == "r": show("\t")
    case "br" where parent == "r", "cr" where parent == "r": show("\u{2028}")
    case "noBreakHyphen": show("\u{2011}")
    case "docPr":
      drawing = (attributes["name"] ?? "", attributes["descr"] ?? attributes["title"] ?? "")
    case "shape": drawing = (attributes["id"] ?? "", attributes["alt"] ?? "")
    case "pic", "imagedata": addPicture()
    default: break
    }
  }

  private mutating func end(_ name: String) {
    path.removeLast()
    if skipping > 0 {
      skipping -= 1
    } else if name == "p" {
      endParagraph()
    }
  }

  private static let skipped: Set<String> = [
    "Fallback", "del", "moveFrom", "pPrChange", "rPrChange",
  ]

  private mutating func markHeading() {
    guard !paragraphs.isEmpty else { return }
    paragraphs[paragraphs.count - 1].isHeading = true
  }

  private mutating func show(_ words: String) {
    guard skipping == 0, !paragraphs.isEmpty else { return }
    for scalar in words.unicodeScalars where scalar != "\r" {
      // Lines end where paragraphs do and nowhere else.
      let isBreak = scalar == "\n"
      paragraphs[paragraphs.count - 1].block.words.append(isBreak ? " " : scalar, at: 0..<0)
    }
  }

  private mutating func addPicture() {
    guard let found = drawing, !paragraphs.isEmpty else { return }
    paragraphs[paragraphs.count - 1].pictures.append(found)
    drawing = nil
  }

  /// Puts a paragraph into the text; of one with a frame inside, the frame comes first.
  private mutating func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    if !lineStarts.isEmpty { scalars.append("\n") }
    lineStarts.append(scalars.count)
    var block = DocumentBlock(isHeading: paragraph.isHeading)
    for scalar in paragraph.block.words.scalars {
      // A reader sees a new line where the source, a paragraph a line, has a line separator.
      block.words.append(
        scalar == "\u{2028}" ? "\n" : scalar, at: scalars.count..<scalars.count + 1)
      scalars.append(scalar)
    }
    content.blocks.append(block)
    for picture in paragraph.pictures {
      let place = lineStarts[lineStarts.count - 1]..<lineStarts[lineStarts.count - 1]
      var words = PlacedScalars()
      for scalar in picture.words.unicodeScalars { words.append(scalar, at: place) }
      content.pictures.append(
        DocumentPicture(name: picture.name, alternativeText: PlacedText(words), place: place))
    }
  }
}
