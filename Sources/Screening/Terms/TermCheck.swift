package import Rulebook

extension TermMatcher: TextCheck {
  /// One finding for each term in a field.
  ///
  /// Nothing without an article is demanded: where none of a family's articles governs, its
  /// findings are hints, and markings of secrecy and the heaviest confusions a caution.
  package func findings(in field: ScreenedField, under rules: GoverningRules) -> [Finding] {
    let governing = Set(rules.rulebooks.map(\.id))
    return hits(in: field.text).map { hit in
      let family = hit.family
      let citations = family.citations.filter { governing.contains($0.rulebook) }
      return Finding(
        rule: family.rule, family: family.id,
        level: citations.isEmpty ? Self.levelWithoutArticle(hit) : hit.entry.level,
        citations: citations.map {
          Citation(rulebook: $0.rulebook, article: $0.article, rule: family.rule)
        },
        field: field.id, offset: hit.offset, length: hit.length, text: hit.text,
        suggestion: hit.entry.suggestion, facts: Self.facts(hit),
        phraseKey: "finding.term." + (family.isOwn ? "own" : family.id))
    }
  }

  private static func levelWithoutArticle(_ hit: TermHit) -> FindingLevel {
    let isHeld =
      hit.family.id == TermFamily.secrecy
      || hit.family.id == TermFamily.typo && hit.entry.level == .mustFix
    return max(hit.entry.level, isHeld ? .caution : .hint)
  }

  private static func facts(_ hit: TermHit) -> [String: String] {
    [
      "words": hit.text, "term": hit.entry.text, "suggestion": hit.entry.suggestion ?? "",
      "title-zh-Hans": hit.family.title.chinese, "title-en": hit.family.title.english,
      "because-zh-Hans": hit.family.because.chinese, "because-en": hit.family.because.english,
    ]
  }
}
