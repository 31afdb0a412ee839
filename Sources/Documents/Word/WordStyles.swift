/// Which styles of a Word file are headings, entries of lists, or strong.
struct WordStyles {
  private var headings: Set<String> = []
  private var strong: Set<String> = []
  private var lists: [String: WordList] = [:]
  private var parents: [String: String] = [:]

  init() {}

  /// - Parameter bytes: `word/styles.xml`.
  init(_ bytes: [UInt8]) throws(DocumentError) {
    var reader = try XMLReader(bytes)
    var current: String?
    while let piece = try reader.next() {
      switch piece {
      case .start("style", let attributes): current = attributes["styleId"]
      case .end("style"): current = nil
      case .start("name", let attributes):
        if let current, let name = attributes["val"], Self.isHeading(name) {
          headings.insert(current)
        }
      case .start("outlineLvl", let attributes):
        if let current, Self.isOutline(attributes["val"]) { headings.insert(current) }
      case .start("basedOn", let attributes):
        if let current { parents[current] = attributes["val"] }
      case .start("b", let attributes):
        if let current, WordStyles.isOn(attributes["val"]) { strong.insert(current) }
      case .start("numId", let attributes):
        if let current { lists[current, default: WordList()].id = attributes["val"] ?? "" }
      case .start("ilvl", let attributes):
        if let current { lists[current, default: WordList()].read(level: attributes["val"]) }
      default: continue
      }
    }
  }

  /// Whether a style is a heading, or lies on top of one.
  func isHeading(_ style: String) -> Bool {
    first(below: style) { headings.contains($0) ? true : nil } ?? false
  }

  /// Whether a style of words makes them strong.
  func isStrong(_ style: String) -> Bool {
    first(below: style) { strong.contains($0) ? true : nil } ?? false
  }

  /// The list to which paragraphs of a style belong.
  func list(of style: String) -> WordList? { first(below: style) { lists[$0] } }

  /// What is known of a style, or of the nearest one below it.
  private func first<Known>(below style: String, _ known: (String) -> Known?) -> Known? {
    var style = style
    for _ in 0..<16 {
      if let found = known(style) { return found }
      guard let parent = parents[style] else { return nil }
      style = parent
    }
    return nil
  }

  /// Whether a property is set: without a value it is.
  static func isOn(_ value: String?) -> Bool {
    value.map { !["0", "false", "off"].contains($0) } ?? true
  }

  /// Levels 0 to 8 are headings; 9 is plain text.
  static func isOutline(_ level: String?) -> Bool {
    level.flatMap(Int.init).map { (0...8).contains($0) } ?? false
  }

  /// Word writes the names of its own styles in English whatever its language.
  private static func isHeading(_ name: String) -> Bool {
    let name = name.lowercased()
    return name == "title" || name.hasPrefix("heading ")
  }
}

/// The list that a paragraph belongs to, and how deep.
struct WordList {
  /// Empty or `0` for none.
  var id = ""
  private(set) var level = 0

  mutating func read(level text: String?) {
    level = min(8, max(0, text.flatMap { Int($0) } ?? 0))
  }
}
