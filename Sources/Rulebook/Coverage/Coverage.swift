/// What one article of a regulation became, and what shows it.
package struct CoverageRow: Sendable, Hashable {
  package enum Outcome: String, CaseIterable, Codable, Sendable {
    case rules, capability
    /// The article was read for something and asks for nothing there.
    case absence = "nothing-asked"
    case principle
  }

  package var rulebook: String
  package var article: String
  /// The article in the rulebook's own words.
  package var says: LocalizedTitle
  package var became: Outcome
  /// Ids of the rules, of the place where nothing is asked, or of the capability; empty for a
  /// principle.
  package var names: [String]
  /// Why no program can compute a principle, or why nothing is asked; nil otherwise.
  package var reason: LocalizedTitle?
  /// Names of the tests, none where nothing is asked.
  ///
  /// `rulebook test <rulebook>#<rule>` stands for a rule's own examples.
  package var tests: [String]
  /// How well the least known of its rules is known; the rulebook's own for anything else.
  package var evidence: Evidence
  /// Ids of its rules that rest on memory and so bind nobody.
  package var unchecked: [String]
  /// Whether it is on the list and not there yet: a capability that is not built, or is unknown.
  package var isPlanned: Bool
}

extension RulebookShelf {
  /// What became of every article of some rulebooks, one row for each thing it became.
  ///
  /// - Parameter ids: rulebooks in the order wanted; one that is not on the shelf has no rows.
  package func coverage(ids: [String]) -> [CoverageRow] {
    ids.compactMap { rulebook($0) }.flatMap { rulebook in
      let rules = Dictionary(
        rulebook.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      return rulebook.articles.entries.flatMap { entry in
        entry.became.map { row(of: rulebook, entry, $0, rules: rules) }
      }
    }
  }

  private func row(
    of rulebook: Rulebook, _ entry: ArticleEntry, _ outcome: ArticleOutcome,
    rules: [String: RuleEntry]
  ) -> CoverageRow {
    var row = CoverageRow(
      rulebook: rulebook.id, article: entry.article, says: entry.says, became: .principle,
      names: [], reason: nil, tests: entry.tests, evidence: rulebook.evidence, unchecked: [],
      isPlanned: false)
    switch outcome {
    case .rules(let ids):
      row.became = .rules
      row.names = ids
      row.evidence = Evidence.weakest(of: ids.compactMap { rules[$0]?.evidence }) ?? row.evidence
      row.unchecked = ids.filter { rules[$0]?.isDemanded == false }
      row.tests += ids.filter { (rules[$0]?.exampleCount ?? 0) > 0 }
        .map { "rulebook test \(rulebook.id)#\($0)" }
    case .capability(let id):
      let capability = capabilities?.capability(id)
      row.became = .capability
      row.names = [id]
      row.tests += (capability?.tests ?? []).filter { !entry.tests.contains($0) }
      row.isPlanned = capability?.state != .built
    case .absence(let id, let reason):
      row.became = .absence
      row.names = [id]
      row.reason = reason
      row.tests = []
    case .principle(let reason):
      row.reason = reason
    }
    return row
  }
}
