/// How well the text behind a rule is known.
package enum Evidence: String, CaseIterable, Codable, Sendable {
  /// The article was read.
  case text = "T"
  /// An official bulletin or digest was seen.
  case bulletin = "B"
  /// Written from memory: shown with this mark, and demanded of nobody until somebody has read
  /// the text.
  case memory = "M"

  /// What the least known of several rests on; nil when there are none.
  static func weakest(of several: [Evidence]) -> Evidence? {
    allCases.last { several.contains($0) }
  }
}

extension Rulebook {
  /// How well the rules behind some citations are known; the rulebook's own where none is found.
  func evidence(of citations: [Citation]) -> Evidence {
    Evidence.weakest(of: citations.compactMap { rule($0.rule)?.evidence }) ?? evidence
  }

  /// How many rules it holds; what it expressly leaves open is none.
  package var ruleCount: Int { rules.count { $0.absence == nil } }

  /// Whether something in it rests on memory although the rest was read.
  package var isPartlyUnchecked: Bool {
    evidence != .memory && rules.contains { !$0.isDemanded }
  }

  /// How well what an article became is known: its least known rule.
  package func evidence(ofArticle article: String) -> Evidence {
    let own = rules.filter { entry in
      entry.citations.contains { $0.rulebook == id && $0.article == article }
    }
    return Evidence.weakest(of: own.map(\.evidence)) ?? evidence
  }
}
