/// Which styles of a Word file are headings.
struct WordStyles {
  private var headings: Set<String> = []
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
      default: continue
      }
    }
  }

  /// Whether a style is a heading, or lies on top of one.
  func isHeading(_ style: String) -> Bool {
    var style = style
    for _ in 0..<16 {
      if headings.contains(style) { return true }
      guard let parent = parents[style] else { return false }
      style = parent
    }
    return false
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
