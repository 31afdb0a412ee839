/// Reads the words of an HTML page as a browser would show them, and runs nothing of it.
struct HTMLReader {
  private let scalars: [Unicode.Scalar]
  private var content = DocumentContent()
  private var block = DocumentBlock()
  private var open = OpenElements()
  /// How many open elements keep white space as it stands.
  private var keeping = 0
  /// White space that was met and shows only if words follow.
  private var gap: Range<Int>?

  static func content(of source: SourceText) -> DocumentContent {
    var reader = HTMLReader(source.scalars)
    reader.read()
    return reader.content
  }

  private init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private mutating func read() {
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "<": index = markup(at: index)
      case "&":
        if let found = CharacterReference(at: index, in: scalars) {
          show(found.scalar, at: index..<found.end)
          index = found.end
        } else {
          show("&", at: index..<index + 1)
          index += 1
        }
      case let scalar:
        show(scalar, at: index..<index + 1)
        index += 1
      }
    }
    endBlock(isLast: true)
  }

  /// Position behind what begins with an angle bracket.
  private mutating func markup(at start: Int) -> Int {
    let next = start + 1 < scalars.count ? scalars[start + 1] : " "
    if next == "!" || next == "?" { return declaration(at: start) }
    guard let tag = Tag(at: start, in: scalars, limit: scalars.count) else {
      show("<", at: start..<start + 1)
      return start + 1
    }
    // A tag that does not end hides what follows, as it does in a browser.
    if let picture = tag.picture(at: start) { content.pictures.append(picture) }
    if !tag.isEnd { count(tag) }
    if !tag.isEnd, Self.hidden.contains(tag.name) {
      return end(of: tag.name, from: tag.end)
    }
    if !tag.isEnd, tag.name == "title" { return title(from: tag.end) }
    arrange(tag, at: start..<tag.end)
    return tag.end
  }

  private func declaration(at start: Int) -> Int {
    if scalars[start...].starts(with: "<!--".unicodeScalars) {
      return position(behind: Array("-->".unicodeScalars), from: start + 4)
    }
    return position(behind: [">"], from: start + 2)
  }

  /// Writes down what of a tag no text has a place for.
  private mutating func count(_ tag: Tag) {
    if let part = Self.left[tag.name] { content.leave(part) }
    // Players of the platforms' own, such as <mpvoice>; one of their elements shows nothing.
    if tag.name.hasPrefix("mp"), tag.name != "mp-style-type" { content.leave(.media) }
    if tag.isActive { content.leave(.script) }
  }

  /// What a tag does to the lines, and to the words that follow.
  private mutating func arrange(_ tag: Tag, at place: Range<Int>) {
    switch tag.name {
    case "br": showBreak("\n", at: place)
    case "td", "th": if !tag.isEnd, !block.words.isEmpty { showBreak("\t", at: place) }
    case let name where Self.begins(name): endBlock(isLast: tag.isEnd)
    default: break
    }
    if Self.keeping.contains(tag.name) { keeping = max(0, keeping + (tag.isEnd ? -1 : 1)) }
    if tag.isEnd { open.end(tag.name) } else { open.begin(tag) }
    block.turn(to: open.style)
    if !tag.isEnd { setKind(tag) }
  }

  private mutating func setKind(_ tag: Tag) {
    switch tag.name {
    case "h1", "h2", "h3", "h4", "h5", "h6": block.kind = .heading
    case "li":
      block.label = open.label(of: tag)
      block.kind = block.label.isEmpty ? .entry : .paragraph
    default: break
    }
  }

  /// Whether an element begins and ends a line.
  static func begins(_ name: String) -> Bool {
    blocks.contains(name) || keeping.contains(name)
  }

  private mutating func show(_ scalar: Unicode.Scalar, at place: Range<Int>) {
    if open.isLabel { return addLabel(scalar) }
    let isSpace = " \t\n\u{C}\r".unicodeScalars.contains(scalar)
    if isSpace, keeping == 0 {
      if gap == nil { gap = place }
      return
    }
    if let gap {
      if !block.words.isEmpty, block.words.last != "\n", block.words.last != "\t" {
        block.append(" ", at: gap)
      }
      self.gap = nil
    }
    if scalar == "\r" { return }
    block.append(scalar, at: place)
  }

  /// Word writes the number or the dot of an entry into the paragraph itself.
  private mutating func addLabel(_ scalar: Unicode.Scalar) {
    guard !scalar.properties.isWhitespace, block.label.unicodeScalars.count < 16 else { return }
    block.label.unicodeScalars.append(scalar)
  }

  private mutating func showBreak(_ scalar: Unicode.Scalar, at place: Range<Int>) {
    gap = nil
    block.append(scalar, at: place)
  }

  /// - Parameter isLast: whether the element that gave the block its kind may end here; when
  ///   another begins, its first words belong to it.
  private mutating func endBlock(isLast: Bool = false) {
    gap = nil
    let isBlank = block.words.isBlank
    var next = DocumentBlock(style: open.style)
    if !isBlank {
      finish()
    } else if !isLast {
      (next.kind, next.label) = (block.kind, block.label)
    }
    block = next
  }

  private mutating func finish() {
    block.cell = open.cell
    if WordLabel.isDot(block.label) { (block.kind, block.label) = (.entry, "") }
    for run in block.runs where run.style.unseen == .hidden {
      if !run.scalars.allSatisfy(\.properties.isWhitespace) { content.leave(.hidden) }
    }
    content.blocks.append(block)
  }

  /// The title of the page, which stands outside its text.
  private mutating func title(from start: Int) -> Int {
    let end = end(of: "title", from: start)
    let inside = HTMLReader.content(
      of: Array(scalars[start..<max(start, beginning(ofTagEndingAt: end, from: start))]),
      movedBy: start)
    if content.title == nil { content.title = inside }
    return end
  }

  /// Position of the tag that ends at a position.
  private func beginning(ofTagEndingAt end: Int, from start: Int) -> Int {
    guard end > start, scalars[end - 1] == ">" else { return end }
    return scalars[start..<end].lastIndex(of: "<") ?? end
  }

  /// The characters of a text in which only references mean something.
  private static func content(of scalars: [Unicode.Scalar], movedBy start: Int) -> PlacedScalars {
    var words = PlacedScalars()
    var index = 0
    while index < scalars.count {
      let found = scalars[index] == "&" ? CharacterReference(at: index, in: scalars) : nil
      let next = found?.end ?? index + 1
      words.append(found?.scalar ?? scalars[index], at: start + index..<start + next)
      index = next
    }
    return words
  }

  /// Position behind the tag that ends an element whose inside is no markup.
  private func end(of name: String, from start: Int) -> Int {
    let sought = Array("</\(name)".unicodeScalars)
    var index = start
    while index < scalars.count {
      if scalars[index] == "<", matches(sought, at: index) {
        return position(behind: [">"], from: index)
      }
      index += 1
    }
    return scalars.count
  }

  private func matches(_ sought: [Unicode.Scalar], at start: Int) -> Bool {
    guard scalars.count - start >= sought.count else { return false }
    return sought.indices.allSatisfy {
      scalars[start + $0].properties.lowercaseMapping == String(sought[$0])
    }
  }

  /// Position behind the next of some characters; the end when there is none.
  private func position(behind sought: [Unicode.Scalar], from start: Int) -> Int {
    var index = min(start, scalars.count)
    while index + sought.count <= scalars.count {
      if scalars[index..<index + sought.count].elementsEqual(sought) { return index + sought.count }
      index += 1
    }
    return scalars.count
  }

  /// Elements whose inside no reader sees.
  private static let hidden: Set<String> = ["script", "style", "template", "iframe", "object"]

  /// Elements that cannot go along, and what they are.
  static let left: [String: LeftOut] = [
    "applet": .frame, "audio": .media, "button": .form, "canvas": .drawing, "embed": .frame,
    "frame": .frame, "iframe": .frame, "input": .form, "object": .frame, "qqmusic": .media,
    "script": .script, "select": .form, "svg": .drawing, "textarea": .form, "video": .media,
  ]

  /// Elements that keep white space as it stands.
  private static let keeping: Set<String> = ["listing", "pre", "textarea"]

  /// Elements that begin and end a line.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend",
    "li", "main", "menu", "nav", "ol", "option", "p", "section", "select", "summary", "table",
    "tbody", "tfoot", "thead", "tr", "ul",
  ]
}

/// The number or dot before an entry, as Word writes it.
enum WordLabel {
  /// Whether it is no number: a sign alone, or one of the letters that stand for a sign in the
  /// fonts of signs.
  static func isDot(_ label: String) -> Bool {
    guard let scalar = label.unicodeScalars.first, label.unicodeScalars.count == 1 else {
      return false
    }
    let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    return !isWord || "lnopquv\u{D8}\u{A7}\u{FC}".unicodeScalars.contains(scalar)
  }
}
