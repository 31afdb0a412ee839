/// The articles of a regulation's text and what became of each.
package struct ArticleList: Sendable, Hashable {
  /// Whether every article of the text is in the list.
  package var isComplete: Bool
  package var entries: [ArticleEntry]
}

/// One article of the text.
package struct ArticleEntry: Sendable, Hashable {
  package var article: String
  package var became: ArticleOutcome
  /// Why no program can compute a principle, or what is still open; nil otherwise.
  package var reason: LocalizedTitle?
}

/// What became of an article.
package enum ArticleOutcome: Sendable, Hashable {
  /// Rules of this rulebook, by id.
  case rules([String])
  /// Capabilities of the program, by name.
  case capability([String])
  /// A principle that no program can compute.
  case principle
}
