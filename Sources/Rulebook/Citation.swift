/// Where a demand is written: a rulebook, an article of its text, and the rule made of it.
///
/// `article` is the number as the text counts it: `"14"`, `"5.4"`.
package struct Citation: Sendable, Hashable, Codable {
  /// Id of the rulebook, such as `zhengzhou-2020`.
  package var rulebook: String
  /// Number of the article or clause in the regulation's own count.
  package var article: String
  /// Id of the rule inside the rulebook, such as `review.first-review`.
  package var rule: String

  package init(rulebook: String, article: String, rule: String) {
    self.rulebook = rulebook
    self.article = article
    self.rule = rule
  }
}

/// A title that a rulebook gives in Chinese and in English.
package struct LocalizedTitle: Sendable, Hashable, Codable {
  package var chinese: String
  package var english: String

  package init(chinese: String, english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The title for a language code; whatever is not English reads Chinese.
  package func callAsFunction(in languageCode: String) -> String {
    languageCode.lowercased().hasPrefix("en") ? english : chinese
  }
}

extension [Citation] {
  /// The citations of both, each once, in the order they came.
  package func joined(with others: [Citation]) -> [Citation] {
    var result: [Citation] = []
    for citation in self + others where !result.contains(citation) {
      result.append(citation)
    }
    return result
  }
}
