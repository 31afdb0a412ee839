/// The phrases that a source asks for, found by the shape of the call.
///
/// A phrase is asked for as `say("key")`, `phrase: "key"`, or `self("key")` inside `Words`.
/// A key with a computed tail, `say("due.\(state)")` or `say("due." + state)`, belongs to a family.
struct PhraseUse {
  /// Keys asked for by name, each with its place.
  private(set) var keys: [(key: String, place: String)] = []
  /// Heads of keys with a computed tail, each with its place.
  private(set) var families: [(head: String, place: String)] = []
  /// All literals, for keys that travel through a variable before they are asked for.
  private(set) var literals: Set<String> = []

  init(_ files: [ProjectFile]) {
    for file in files {
      for literal in file.swift.literals {
        literals.insert(literal.head ?? literal.text)
        guard Self.asks(literal, in: file) else { continue }
        let place = "\(file.path):\(literal.line)"
        if let head = literal.head {
          families.append((head, place))
        } else if literal.text.hasSuffix(".") || literal.text.hasSuffix("-") {
          families.append((literal.text, place))
        } else {
          keys.append((literal.text, place))
        }
      }
    }
  }

  private static func asks(_ literal: SwiftText.Literal, in file: ProjectFile) -> Bool {
    let before = literal.before
    if before.contains(#/(?:^|[^A-Za-z0-9_])(?:say\(|phrase:)$/#) { return true }
    return file.path.hasPrefix("Sources/Web/Words/")
      && before.contains(#/(?:^|[^A-Za-z0-9_])self\($/#)
  }
}

/// Heads of keys whose tail is computed, one a line, as `families.txt` declares them.
struct PhraseFamilies {
  let heads: [String]

  init(_ text: String) {
    heads = text.split(separator: "\n")
      .map { $0.prefix { $0 != "#" }.filter { !$0.isWhitespace } }
      .filter { !$0.isEmpty }
  }

  func covers(_ key: String) -> Bool {
    heads.contains { key.hasPrefix($0) }
  }
}
