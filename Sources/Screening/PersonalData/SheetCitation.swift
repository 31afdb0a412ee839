internal import Rulebook

/// An article that backs a check where its rulebook governs.
struct SheetCitation: Sendable, Hashable {
  var rulebook: String
  var article: String

  static func list(_ key: String, of reader: SheetReader) throws(SheetError) -> [SheetCitation] {
    var result: [SheetCitation] = []
    for entry in try reader.records(key, keys: ["rulebook", "article"]) {
      result.append(
        SheetCitation(rulebook: try entry.text("rulebook"), article: try entry.text("article")))
    }
    return result
  }
}

extension [SheetCitation] {
  /// Those whose rulebook governs, as citations of a rule.
  func citations(rule: String, under rules: GoverningRules) -> [Citation] {
    filter { own in rules.rulebooks.contains { $0.id == own.rulebook } }
      .map { Citation(rulebook: $0.rulebook, article: $0.article, rule: rule) }
  }
}
