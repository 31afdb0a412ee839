/// The articles of a regulation's text and what became of each.
package struct ArticleList: Sendable, Hashable {
  /// Every article of the text, as the rulebook counts them: all of them are in ``entries``.
  package var covers: [String]
  package var entries: [ArticleEntry]
}

/// One article of the text.
package struct ArticleEntry: Sendable, Hashable {
  package var article: String
  /// The article in the rulebook's own words.
  package var says: LocalizedTitle
  /// What became of it; one or several.
  package var became: [ArticleOutcome]
  /// Names of tests that show it, besides the examples of its rules.
  package var tests: [String]
  /// Where it stands, from 1.
  package var line: Int
}

/// What became of an article.
package enum ArticleOutcome: Sendable, Hashable {
  /// Rules of this rulebook, by id.
  case rules([String])
  /// A capability of the program, by id.
  case capability(String)
  /// A principle, and why no program can compute it.
  case principle(LocalizedTitle)
}
