import Foundation

/// A text as it is searched: one way to write each character, small letters, single spaces. What is
/// looked for is folded the same way, so that both engines find the same.
package struct SearchText: Sendable, Hashable {
  /// So much of an item's text is searched, in visible characters. More would make a search find
  /// little else and a saved revision dear (docs/adr/0009).
  package static let bodyLength = 500
  /// Marks are read before the text is cut, so a little more of it is looked at.
  private static let markedLength = bodyLength * 2

  let words: String

  init(folding text: String) { words = Self.folded(text) }

  /// What an item is found by.
  init(_ draft: PostDraft, number: String) {
    let body = BodyText(String(draft.body.prefix(Self.markedLength))).plain
    self.init(
      folding: [draft.title, number, draft.summary, String(body.prefix(Self.bodyLength))]
        .joined(separator: "\n"))
  }

  /// What was stored as folded text before.
  init(stored words: String) { self.words = words }

  /// Every two characters that follow each other without a space between them.
  var terms: Set<Int64> {
    var found: Set<Int64> = []
    var before: Unicode.Scalar?
    for scalar in words.unicodeScalars {
      if let first = before, first != " ", scalar != " " {
        found.insert(Int64(first.value) << 21 | Int64(scalar.value))
      }
      before = scalar
    }
    return found
  }

  private static func folded(_ text: String) -> String {
    let plain = text.precomposedStringWithCompatibilityMapping.lowercased()
    var scalars = String.UnicodeScalarView()
    var isGap = false
    for scalar in plain.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        isGap = true
        continue
      }
      if scalar.properties.isDefaultIgnorableCodePoint { continue }
      if isGap, !scalars.isEmpty { scalars.append(" ") }
      isGap = false
      scalars.append(scalar)
    }
    return String(scalars)
  }
}

/// What somebody looks for: words that must all stand in the text, in any order.
package struct SearchWords: Sendable, Hashable {
  /// More words narrow nothing any more.
  private static let mostWords = 6
  private static let mostTerms = 12

  let words: [String]
  /// Pairs of characters that must stand in the text; at most twelve.
  let terms: [Int64]

  package init(_ text: String) {
    let folded = SearchText(folding: text).words
    words = folded.split(separator: " ").prefix(Self.mostWords).map(String.init)
    terms = Array(
      SearchText(stored: words.joined(separator: " ")).terms.sorted().prefix(Self.mostTerms))
  }

  /// Whether there is nothing to look for.
  package var isEmpty: Bool { words.isEmpty }
  /// Whether it is too short: no word of two characters.
  package var isTooShort: Bool { !words.isEmpty && terms.isEmpty }
}
