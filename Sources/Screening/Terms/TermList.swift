package import Rulebook

/// Terms of one kind, such as titles or absolute words, with the articles they rest on.
package struct TermFamily: Sendable, Hashable {
  /// Id of the kind, such as `wording`; ``typo`` for confusions.
  package var id: String
  package var title: LocalizedTitle
  /// Why the terms of the family are pointed out.
  package var because: LocalizedTitle
  package var citations: [ArticleReference]
  /// Whether an office keeps the family itself and none of this id ships with the program.
  package var isOwn: Bool

  /// Id of the rule that findings of the family name.
  package var rule: String { "terms." + id }

  /// Id of the family that holds confusions: words typed for others.
  package static let typo = "typo"
  /// Id of the family that holds markings of secrecy.
  package static let secrecy = "secrecy"
}

/// An article of a rulebook.
package struct ArticleReference: Sendable, Hashable {
  package var rulebook: String
  package var article: String
}

/// A word that is pointed out.
package struct TermEntry: Sendable, Hashable {
  package var text: String
  /// What could stand there instead; nil when a person has to find it.
  package var suggestion: String?
  package var level: FindingLevel
  /// Words in which the term stands rightly.
  package var unless: [String]

  package init(
    text: String, suggestion: String? = nil, level: FindingLevel, unless: [String] = []
  ) {
    self.text = text
    self.suggestion = suggestion
    self.level = level
    self.unless = unless
  }
}

/// The terms of one family in one place: shipped with the program, or kept by an office.
package struct TermList: Sendable, Hashable {
  package var family: TermFamily
  package var terms: [TermEntry]

  package init(family: TermFamily, terms: [TermEntry]) {
    self.family = family
    self.terms = terms
  }
}
