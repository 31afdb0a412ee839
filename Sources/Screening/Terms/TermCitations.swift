package import Rulebook

/// Where a list cites an article.
struct CitedPlace: Sendable, Hashable {
  var reference: ArticleReference
  /// Path of the file in its folder.
  var file: String
  /// Line from 1.
  var line: Int
}

extension TermLists {
  /// Looks up every article that the lists cite: whoever follows a citation must find it.
  ///
  /// - Throws: each that is on no shelf, with the numbers that come near.
  package func verifyCitations(on shelf: RulebookShelf) throws(TermListErrors) {
    let errors = cited.compactMap { $0.error(on: shelf) }
    guard errors.isEmpty else { throw TermListErrors(errors: errors) }
  }
}

extension CitedPlace {
  fileprivate func error(on shelf: RulebookShelf) -> TermListError? {
    let (rulebook, article) = (reference.rulebook, reference.article)
    guard let found = shelf.rulebook(rulebook) else {
      return TermListError(
        code: .unknownRulebook, file: file, line: line,
        facts: ["rulebook": rulebook, "known": shelf.ids.joined(separator: ", ")])
    }
    let articles = found.articles.entries.map(\.article)
    guard !articles.contains(article) else { return nil }
    let near = articles.filter { $0.hasPrefix(article) || article.hasPrefix($0) }
    return TermListError(
      code: .unknownArticle, file: file, line: line,
      facts: [
        "rulebook": rulebook, "article": article,
        "known": (near.isEmpty ? articles : near).joined(separator: ", "),
      ])
  }
}
