import Rulebook

/// Finds words in the articles and rules of all rulebooks.
enum RulebookSearch {
  /// As many as a page shows; more are counted.
  static let shown = 60

  /// What is looked for: every word of it, in either language.
  struct Query: Sendable {
    let text: String
    private let words: [String]

    /// White space parts words.
    init(_ text: String) {
      words = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
      self.text = words.isEmpty ? "" : text
    }

    var isEmpty: Bool { words.isEmpty }

    /// Whether each word stands in one of some texts.
    func matches(_ texts: [String]) -> Bool {
      let lowered = texts.map { $0.lowercased() }
      return words.allSatisfy { word in lowered.contains { $0.contains(word) } }
    }

    /// Whether an article's number is what is looked for.
    func names(article: String) -> Bool { words == [article.lowercased()] }
  }

  struct Hit: Sendable {
    enum Kind: String, CaseIterable, Sendable {
      case article, rule
    }

    var kind: Kind
    var rulebook: String
    var article: String
    var words: LocalizedTitle
    var reading: LocalizedTitle?
    /// Of an article its least known rule's.
    var evidence: Evidence
  }

  /// What is found, rulebook by rulebook, articles before rules.
  static func hits(for query: Query, on shelf: RulebookShelf) -> [Hit] {
    guard !query.isEmpty else { return [] }
    return shelf.ids.compactMap { shelf.rulebook($0) }.flatMap { rulebook in
      articles(of: rulebook, query) + rules(of: rulebook, query)
    }
  }

  private static func articles(of rulebook: Rulebook, _ query: Query) -> [Hit] {
    rulebook.articles.entries.filter { entry in
      query.names(article: entry.article)
        || query.matches([entry.says.chinese, entry.says.english])
    }.map { entry in
      Hit(
        kind: .article, rulebook: rulebook.id, article: entry.article, words: entry.says,
        evidence: rulebook.evidence(ofArticle: entry.article))
    }
  }

  /// Rules of this text; those of the rulebooks underneath are found there.
  private static func rules(of rulebook: Rulebook, _ query: Query) -> [Hit] {
    rulebook.rules.compactMap { entry in
      guard let citation = entry.citations.first, citation.rulebook == rulebook.id,
        let title = entry.title ?? entry.absence ?? entry.reading
      else { return nil }
      let texts = [entry.title, entry.reading, entry.absence].compactMap { $0 }
        .flatMap { [$0.chinese, $0.english] }
      guard query.matches(texts) else { return nil }
      return Hit(
        kind: .rule, rulebook: rulebook.id, article: citation.article, words: title,
        reading: title == entry.reading ? nil : entry.reading, evidence: entry.evidence)
    }
  }
}
