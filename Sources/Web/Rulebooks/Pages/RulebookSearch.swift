import Rulebook

/// Finds words in the articles and rules of all rulebooks.
enum RulebookSearch {
  /// As many as a page shows; more are counted.
  static let shown = 60

  /// What is looked for: every word of it, in either language.
  struct Query: Sendable {
    let text: String
    private let words: [String]
    /// What articles are called before and behind their number, in small letters.
    private let marks: [String]

    /// White space parts words.
    init(_ text: String, say: Words) {
      words = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
      self.text = words.isEmpty ? "" : text
      marks = say("rulebook.article", ["article": " "]).lowercased()
        .split(whereSeparator: \.isWhitespace).map(String.init)
    }

    var isEmpty: Bool { words.isEmpty }

    /// Whether each word stands in one of some texts.
    func matches(_ texts: [String]) -> Bool {
      let lowered = texts.map { $0.lowercased() }
      return words.allSatisfy { word in lowered.contains { $0.contains(word) } }
    }

    /// Whether an article's number is what is looked for.
    ///
    /// Clerks write it with its marks and in words as well: the seventeenth article.
    func names(article: String) -> Bool {
      if words == [article.lowercased()] { return true }
      var number = words.joined()
      for mark in marks {
        if number.hasPrefix(mark) { number.removeFirst(mark.count) }
        if number.hasSuffix(mark) { number.removeLast(mark.count) }
      }
      if number == article.lowercased() { return true }
      return Self.value(number).map { "\($0)" == article } ?? false
    }

    /// A whole number under a hundred that is written in Chinese numerals; nil for other words.
    private static func value(_ words: String) -> Int? {
      guard !words.isEmpty, words.count <= 3 else { return nil }
      var (tens, ones) = (0, 0)
      for scalar in words.unicodeScalars {
        guard scalar.value > 0x7F, let digit = scalar.properties.numericValue.map({ Int($0) }),
          (0...10).contains(digit)
        else { return nil }
        if digit == 10 {
          (tens, ones) = (max(1, ones), 0)
        } else {
          guard ones == 0 else { return nil }
          ones = digit
        }
      }
      return tens * 10 + ones
    }
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
  ///
  /// - Parameter say: knows what the sections are called, by which rules are found as well.
  static func hits(for query: Query, on shelf: RulebookShelf, say: Words) -> [Hit] {
    guard !query.isEmpty else { return [] }
    return shelf.ids.compactMap { shelf.rulebook($0) }.flatMap { rulebook in
      articles(of: rulebook, query) + rules(of: rulebook, query, say)
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
  private static func rules(
    of rulebook: Rulebook, _ query: Query, _ say: Words
  ) -> [Hit] {
    rulebook.rules.compactMap { entry in
      guard let citation = entry.citations.first, citation.rulebook == rulebook.id,
        let title = entry.title ?? entry.absence ?? entry.reading
      else { return nil }
      let texts = [entry.title, entry.reading, entry.absence].compactMap { $0 }
        .flatMap { [$0.chinese, $0.english] }
      let heading = RulebookSection(rawValue: entry.section)
        .map { RulebookWords.section($0, say) }
      guard query.matches(texts + [heading].compactMap(\.self)) else { return nil }
      return Hit(
        kind: .rule, rulebook: rulebook.id, article: citation.article, words: title,
        reading: title == entry.reading ? nil : entry.reading, evidence: entry.evidence)
    }
  }
}
