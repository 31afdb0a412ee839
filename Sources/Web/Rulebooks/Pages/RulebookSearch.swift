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

    /// White space parts words, but not a number from its unit.
    init(_ text: String, say: Words) {
      words = FoldedText(text, keepsBlanks: true).text.split(whereSeparator: \.isWhitespace)
        .map(String.init)
      self.text = words.isEmpty ? "" : text
      marks = FoldedText(say("rulebook.article", ["article": " "])).text
        .split(whereSeparator: \.isWhitespace).map(String.init)
    }

    var isEmpty: Bool { words.isEmpty }

    /// Whether each word stands in one of some texts.
    func matches(_ texts: [String]) -> Bool {
      let folded = texts.map { FoldedText($0) }
      return words.allSatisfy { word in folded.contains { $0.contains(word) } }
    }

    /// Whether an article's number, or the number it begins with, is what is looked for.
    ///
    /// Clerks write it with its marks and in words as well: the seventeenth article.
    func names(article: String) -> Bool {
      let article = article.lowercased()
      var number = words.joined()
      if begins(article, with: number) { return true }
      for mark in marks {
        if number.hasPrefix(mark) { number.removeFirst(mark.count) }
        if number.hasSuffix(mark) { number.removeLast(mark.count) }
      }
      return begins(article, with: number)
    }

    /// 3.2 begins 3.2.1, and N25 begins N25-7, but 1 does not begin 12.
    private func begins(_ article: String, with number: String) -> Bool {
      guard number.unicodeScalars.contains(where: { FoldedText.isDigit($0) }),
        article.hasPrefix(number)
      else { return false }
      return !FoldedText.isDigit(article.dropFirst(number.count).unicodeScalars.first)
    }
  }

  struct Hit: Sendable {
    enum Kind: String, CaseIterable, Sendable {
      case article, rule
    }

    var kind: Kind
    var rulebook: String
    var article: String
    var words: String
    /// What a rule demands, a sentence each.
    var details: [String] = []
    var reading: String?
    /// Of an article its least known rule's.
    var evidence: Evidence
  }

  /// What is found, rulebook by rulebook, articles before rules.
  ///
  /// - Parameter say: knows what the sections are called, by which rules are found as well.
  static func hits(for query: Query, on shelf: RulebookShelf, say: Words) -> [Hit] {
    guard !query.isEmpty else { return [] }
    return shelf.ids.compactMap { shelf.rulebook($0) }.flatMap { rulebook in
      articles(of: rulebook, query, say) + rules(of: rulebook, query, say)
    }
  }

  private static func articles(
    of rulebook: Rulebook, _ query: Query, _ say: Words
  ) -> [Hit] {
    rulebook.articles.entries.filter { entry in
      query.names(article: entry.article)
        || query.matches([entry.says.chinese, entry.says.english])
    }.map { entry in
      Hit(
        kind: .article, rulebook: rulebook.id, article: entry.article,
        words: say.title(entry.says),
        evidence: rulebook.evidence(ofArticle: entry.article))
    }
  }

  /// Rules of this text; those of the rulebooks underneath are found there.
  private static func rules(
    of rulebook: Rulebook, _ query: Query, _ say: Words
  ) -> [Hit] {
    let lines = RuleLines(rulebook, say: say)
    return lines.all.compactMap { line in
      guard let entry = lines.entry(line.id), let citation = entry.citations.first,
        citation.rulebook == rulebook.id
      else { return nil }
      let titles = [entry.title, entry.reading, entry.absence].compactMap(\.self)
        .flatMap { [$0.chinese, $0.english] }
      let heading = RulebookSection(rawValue: entry.section)
        .map { RulebookWords.section($0, say) }
      let words = [line.title] + line.details + line.steps
      guard query.matches(titles + words + [heading].compactMap(\.self)) else { return nil }
      return Hit(
        kind: .rule, rulebook: rulebook.id, article: citation.article, words: line.title,
        details: line.details + line.steps, reading: entry.reading.map(say.title),
        evidence: entry.evidence)
    }
  }
}
