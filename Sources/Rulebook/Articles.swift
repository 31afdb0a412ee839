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

extension ArticleList {
  /// The list with what asks for nothing told apart from rules.
  ///
  /// - Parameter rules: every rule and every stated absence of the rulebook.
  func separatingAbsences(_ rules: [RuleEntry]) -> ArticleList {
    let absences = Dictionary(
      rules.compactMap { rule in rule.absence.map { (rule.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    var list = self
    list.entries = entries.map { entry in
      var entry = entry
      entry.became = entry.became.flatMap { outcome -> [ArticleOutcome] in
        guard case .rules(let ids) = outcome else { return [outcome] }
        let demanding = ids.filter { absences[$0] == nil }
        return (demanding.isEmpty ? [] : [.rules(demanding)])
          + ids.compactMap { id in absences[id].map { .absence(id, $0) } }
      }
      return entry
    }
    return list
  }
}

/// What became of an article.
package enum ArticleOutcome: Sendable, Hashable {
  /// Rules of this rulebook, by id.
  case rules([String])
  /// A capability of the program, by id.
  case capability(String)
  /// A place of this rulebook at which the article, though read for it, asks for nothing; why.
  case absence(String, LocalizedTitle)
  /// A principle, and why no program can compute it.
  case principle(LocalizedTitle)
}
