import ZipArchive

/// Reads the words of a Word file (ECMA-376): its paragraphs, and what pictures say of themselves.
///
/// What was deleted under revision, codes of fields and older twins of drawings are left out.
struct WordReader {
  private let styles: WordStyles
  private var numbering: WordNumbering
  private var links: WordLinks
  /// The parts that hold pictures, by the names under which the text refers to them.
  private let images: [String: String]
  private var content = DocumentContent()
  private var scalars: [Unicode.Scalar] = []
  private var lineStarts: [Int] = []
  private var paragraphs: [Paragraph] = []
  private var tables: [DocumentBlock.Cell] = []
  private var tableCount = 0
  /// How the words of the run that is being read look.
  private var style = RunStyle()
  /// Names of the open elements.
  private var path: [String] = []
  /// How many elements are open whose inside is not read.
  private var skipping = 0
  private var drawing: Drawing?

  private struct Drawing {
    var name: String
    var words: String
    /// Under which the text refers to the part that holds it.
    var image: String?
  }

  private struct Paragraph {
    var isHeading = false
    var list: WordList?
    var block = DocumentBlock()
    var pictures: [Drawing] = []
  }

  static func read(_ bytes: [UInt8]) throws(DocumentError) -> TextDocument {
    let archive = try archive(bytes)
    try refuseMacros(archive)
    let relations = try OfficeRelations.of("", in: archive)
    let main = relations.first { $0.kind == "officeDocument" }?.target ?? "word/document.xml"
    guard let text = try archive.part(main) else { throw .notWord }
    var reader = try WordReader(archive, main: main)
    try reader.read(text)
    let starts = reader.lineStarts.isEmpty ? [0] : reader.lineStarts
    return TextDocument(
      reader.content, source: SourceText(reader.scalars, lineStarts: starts), opensWithTitle: true)
  }

  static func archive(_ bytes: [UInt8]) throws(DocumentError) -> ZipReader {
    do throws(ZipError) { return try ZipReader(bytes) } catch { throw DocumentError(error) }
  }

  /// Programs stand in a part of their own, and the list of parts says so under any name.
  private static func refuseMacros(_ archive: ZipReader) throws(DocumentError) {
    let types = String(decoding: try archive.part("[Content_Types].xml") ?? [], as: UTF8.self)
    let isNamed = archive.names.contains { $0.lowercased().hasSuffix("vbaproject.bin") }
    guard !isNamed, !types.contains("macroEnabled"), !types.contains("vbaProject") else {
      throw .macros
    }
  }

  private init(_ archive: ZipReader, main: String) throws(DocumentError) {
    let folder = main.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    styles = try archive.part(folder + "styles.xml").map(WordStyles.init) ?? WordStyles()
    numbering =
      try archive.part(folder + "numbering.xml").map(WordNumbering.init) ?? WordNumbering()
    links = WordLinks(targets: try OfficeRelations.links(of: main, in: archive))
    let found = try OfficeRelations.of(main, in: archive).filter { $0.kind == "image" }
    images = Dictionary(found.map { ($0.id, $0.target) }) { first, _ in first }
  }

  private mutating func read(_ bytes: [UInt8]) throws(DocumentError) {
    var reader = try XMLReader(bytes)
    while let piece = try reader.next() {
      switch piece {
      case .start(let name, let attributes): start(name, attributes)
      case .words(let words):
        if path.last == "t" {
          show(words)
        } else if path.last == "instrText" {
          links.read(instruction: words)
        }
      case .end(let name): end(name)
      }
    }
  }

  // MARK: - Elements

  private mutating func start(_ name: String, _ attributes: XMLAttributes) {
    let parent = path.last
    path.append(name)
    if skipping == 0 { count(name, parent) }
    if skipping > 0 || Self.skipped.contains(name) {
      skipping += 1
      return
    }
    switch name {
    case "p":
      // Other dialects have a `p` too, but only this one stands in a body, a cell or a frame.
      paragraphs.append(Paragraph())
    case "pStyle", "outlineLvl", "numId", "ilvl": setParagraph(name, attributes["val"], parent)
    case "r": style = RunStyle()
    case "b", "rStyle", "vanish":
      if parent == "rPr", path.dropLast(2).last == "r" { setRun(name, attributes["val"]) }
    case "tab" where parent == "r": show("\t")
    case "br" where parent == "r", "cr" where parent == "r": show("\u{2028}")
    case "noBreakHyphen": show("\u{2011}")
    case "hyperlink", "fldSimple": links.beginElement(attributes)
    case "fldChar": links.mark(attributes["fldCharType"])
    case "tbl", "tr", "tc": arrange(name)
    case "docPr":
      drawing = Drawing(
        name: attributes["name"] ?? "", words: attributes["descr"] ?? attributes["title"] ?? "")
    case "shape": drawing = Drawing(name: attributes["id"] ?? "", words: attributes["alt"] ?? "")
    case "pic": addPicture()
    case "blip" where path.contains("pic"): setImage(attributes["embed"])
    case "imagedata":
      addPicture()
      setImage(attributes["id"])
    default: break
    }
  }

  private mutating func end(_ name: String) {
    path.removeLast()
    if skipping > 0 {
      skipping -= 1
      return
    }
    switch name {
    case "p": endParagraph()
    case "tbl": _ = tables.popLast()
    case "hyperlink", "fldSimple": links.endElement()
    default: break
    }
  }

  private static let skipped: Set<String> = [
    "Fallback", "del", "moveFrom", "pPrChange", "rPrChange",
  ]

  /// Writes down what of an element no text has a place for.
  private mutating func count(_ name: String, _ parent: String?) {
    // A mark of a paragraph or a row can be deleted as well, and holds no words.
    if name == "del", parent == "rPr" || parent == "trPr" { return }
    if let part = Self.left[name] { content.leave(part) }
  }

  private static let left: [String: LeftOut] = [
    "altChunk": .frame, "chart": .drawing, "commentReference": .comment, "control": .form,
    "del": .deletion, "endnoteReference": .footnote, "footnoteReference": .footnote,
    "object": .frame, "relIds": .drawing,
  ]

  private mutating func setParagraph(_ name: String, _ value: String?, _ parent: String?) {
    guard let last = paragraphs.indices.last else { return }
    switch name {
    case "pStyle":
      if styles.isHeading(value ?? "") { paragraphs[last].isHeading = true }
      if paragraphs[last].list == nil { paragraphs[last].list = styles.list(of: value ?? "") }
    case "outlineLvl" where parent == "pPr":
      if WordStyles.isOutline(value) { paragraphs[last].isHeading = true }
    case "numId" where parent == "numPr": paragraphs[last].list = list(last, id: value)
    case "ilvl" where parent == "numPr":
      var list = paragraphs[last].list ?? WordList()
      list.read(level: value)
      paragraphs[last].list = list
    default: break
    }
  }

  private func list(_ paragraph: Int, id: String?) -> WordList {
    var list = paragraphs[paragraph].list ?? WordList()
    list.id = id ?? ""
    return list
  }

  private mutating func setRun(_ name: String, _ value: String?) {
    switch name {
    case "b": style.isStrong = WordStyles.isOn(value)
    case "rStyle": style.isStrong = style.isStrong || styles.isStrong(value ?? "")
    case "vanish": style.unseen = WordStyles.isOn(value) ? .hidden : nil
    default: break
    }
  }

  private mutating func arrange(_ name: String) {
    if name == "tbl" {
      tableCount += 1
      tables.append(DocumentBlock.Cell(table: tableCount))
    }
    guard let last = tables.indices.last else { return }
    if name == "tr" {
      tables[last].row += 1
      tables[last].column = 0
    } else if name == "tc" {
      tables[last].column += 1
    }
  }

  // MARK: - Words

  private mutating func show(_ words: String) {
    guard skipping == 0, let last = paragraphs.indices.last else { return }
    var style = style
    style.address = links.address
    paragraphs[last].block.turn(to: style)
    for scalar in words.unicodeScalars where scalar != "\r" {
      // Lines end where paragraphs do and nowhere else.
      paragraphs[last].block.append(scalar == "\n" ? " " : scalar, at: 0..<0)
    }
  }

  private mutating func addPicture() {
    guard let found = drawing, !paragraphs.isEmpty else { return }
    paragraphs[paragraphs.count - 1].pictures.append(found)
    drawing = nil
  }

  /// Says where the picture lies that was met last.
  private mutating func setImage(_ id: String?) {
    guard let last = paragraphs.indices.last,
      let picture = paragraphs[last].pictures.indices.last,
      paragraphs[last].pictures[picture].image == nil
    else { return }
    paragraphs[last].pictures[picture].image = id
  }

  /// Puts a paragraph into the text; of one with a frame inside, the frame comes first.
  private mutating func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    if !lineStarts.isEmpty { scalars.append("\n") }
    lineStarts.append(scalars.count)
    var block = DocumentBlock(kind: paragraph.isHeading ? .heading : .paragraph)
    block.cell = tables.last
    setList(paragraph.list, &block)
    for run in paragraph.block.runs {
      block.turn(to: run.style)
      let isBlank = run.scalars.allSatisfy(\.properties.isWhitespace)
      if run.style.unseen == .hidden, !isBlank { content.leave(.hidden) }
      for scalar in run.scalars {
        // A reader sees a new line where the source, a paragraph a line, has a line separator.
        block.append(scalar == "\u{2028}" ? "\n" : scalar, at: scalars.count..<scalars.count + 1)
        scalars.append(scalar)
      }
    }
    content.blocks.append(block)
    for picture in paragraph.pictures { add(picture) }
  }

  private mutating func setList(_ list: WordList?, _ block: inout DocumentBlock) {
    guard let list, let mark = numbering.mark(of: list.id, level: list.level) else { return }
    switch mark {
    case .dot: if block.kind != .heading { block.kind = .entry }
    case .number(let number): block.label = number
    }
  }

  private mutating func add(_ picture: Drawing) {
    let start = lineStarts.last ?? 0
    var words = PlacedScalars()
    for scalar in picture.words.unicodeScalars { words.append(scalar, at: start..<start) }
    content.pictures.append(
      DocumentPicture(
        name: picture.name, alternativeText: PlacedText(words), place: start..<start,
        holding: picture.image.flatMap { images[$0] }.map { .part($0) } ?? .outside))
  }
}
