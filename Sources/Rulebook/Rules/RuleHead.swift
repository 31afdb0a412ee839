/// What every rule of a rulebook carries.
package struct RuleHead: Sendable, Hashable, Codable {
  /// Id inside the rulebook, its section first, such as `content.major-cases`.
  package var id: String
  package var citations: [Citation]
  /// Nil where the rule says itself in numbers, such as a limit on files.
  package var title: LocalizedTitle?
  /// Nil where a rule has no weight of its own, such as a category.
  package var level: FindingLevel?
  /// How an ambiguous word of the text was decided; nil when the text is plain.
  package var reading: LocalizedTitle?
  package var evidence: Evidence
  /// Whether an office may change the rule's number, and how far; nil when it may not.
  package var adaptable: Adaptable?

  package init(
    id: String, citations: [Citation], title: LocalizedTitle? = nil, level: FindingLevel? = nil,
    reading: LocalizedTitle? = nil, evidence: Evidence = .text, adaptable: Adaptable? = nil
  ) {
    self.id = id
    self.citations = citations
    self.title = title
    self.level = level
    self.reading = reading
    self.evidence = evidence
    self.adaptable = adaptable
  }
}

/// Something that stands in a rulebook under an article.
package protocol Cited: Sendable, Hashable {
  var citations: [Citation] { get }
}

extension Sequence where Element: Cited {
  /// Every article that one of them cites, in order, each once.
  package var citations: [Citation] { reduce([]) { $0.joined(with: $1.citations) } }
}

extension Cited {
  /// Id inside its rulebook, its section first.
  package var ruleID: String { citations.first?.rule ?? "" }
}

/// A rule of a rulebook.
package protocol Rule: Cited, Codable {
  var head: RuleHead { get set }
}

extension Rule {
  /// Id inside the rulebook, its section first, such as `content.major-cases`.
  package var id: String { head.id }
  /// The last part of the id, such as `major-cases`: what forms and marks use.
  package var name: String {
    head.id.split(separator: ".").last.map(String.init) ?? head.id
  }
  package var citations: [Citation] {
    get { head.citations }
    set { head.citations = newValue }
  }
  /// The title, or the rule's name where it has none.
  package var title: LocalizedTitle {
    head.title ?? LocalizedTitle(chinese: name, english: name)
  }
  /// How much weight a breach has; ``FindingLevel/hint`` where the rule gives none.
  package var level: FindingLevel { head.level ?? .hint }
  package var reading: LocalizedTitle? { head.reading }
  package var evidence: Evidence { head.evidence }
  package var adaptable: Adaptable? { head.adaptable }

  /// This rule, citing another as well.
  func citing(_ other: Self) -> Self {
    var result = self
    result.citations = citations.joined(with: other.citations)
    return result
  }
}
