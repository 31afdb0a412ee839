/// How much weight a finding has.
package enum FindingLevel: String, CaseIterable, Codable, Sendable, Comparable {
  /// The item cannot go on as it is.
  case mustFix = "must-fix"
  /// A higher body has to agree first.
  case needsConsent = "needs-consent"
  /// A person should look twice.
  case caution
  /// Worth knowing.
  case hint

  /// The heavier level is the smaller one, so a sorted list begins with what matters.
  package static func < (left: Self, right: Self) -> Bool {
    let order = allCases
    return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
  }
}

/// Something a check noticed; a value in a list, never thrown, and it changes nothing by itself.
package struct Finding: Cited, Codable {
  /// Id of the rule that was broken, such as `formats.wechat-title`.
  package var rule: String
  /// Family of the check, such as `format` or `required-field`.
  package var family: String
  package var level: FindingLevel
  package var citations: [Citation]
  /// Id of the field looked at: `title`, `summary`, `body`, or an element's id.
  package var field: String
  /// Where it begins in the field, in visible characters from 0; nil for the whole field.
  package var offset: Int?
  /// How far it reaches, in visible characters.
  package var length: Int?
  /// The words it is about, as they stand in the field; nil for the whole field.
  package var text: String?
  /// What could stand there instead; nil when a person has to find it.
  package var suggestion: String?
  /// Values for the phrase, by placeholder.
  package var facts: [String: String]
  /// Key of the phrase that says it, such as `finding.format.too-long`.
  package var phraseKey: String

  package init(
    rule: String, family: String, level: FindingLevel, citations: [Citation], field: String,
    offset: Int? = nil, length: Int? = nil, text: String? = nil, suggestion: String? = nil,
    facts: [String: String] = [:], phraseKey: String
  ) {
    self.rule = rule
    self.family = family
    self.level = level
    self.citations = citations
    self.field = field
    self.offset = offset
    self.length = length
    self.text = text
    self.suggestion = suggestion
    self.facts = facts
    self.phraseKey = phraseKey
  }
}
