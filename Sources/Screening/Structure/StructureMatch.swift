internal import Rulebook

/// What a check of a text's build noticed, and where.
struct StructureMatch: Sendable {
  var kind: StructureKind
  /// Scalars of the text.
  var range: Range<Int>
  var suggestion: String?
  var facts: [String: String] = [:]
}

/// What may be amiss in a text's build; the raw value ends the rule's id and the phrase's key.
enum StructureKind: String, CaseIterable, Sendable {
  /// A bracket or quotation mark that nothing closes.
  case unclosed
  /// A closing one that nothing opened.
  case unopened
  /// A pair that reaches out of the pair around it, or is closed by another sign.
  case crossed
  case doubledCharacter = "doubled-character"
  case doubledWord = "doubled-word"
  case doubledPunctuation = "doubled-punctuation"
  case halfWidth = "half-width"
  case missingYear = "missing-year"
  case pictureWithoutText = "picture-without-text"

  var level: FindingLevel {
    switch self {
    case .halfWidth, .missingYear: .hint
    default: .caution
    }
  }
}
