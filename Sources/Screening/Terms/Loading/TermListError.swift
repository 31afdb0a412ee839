/// What is wrong with a list of terms; the codes are stable and have a phrase each.
package enum TermListErrorCode: String, CaseIterable, Codable, Sendable {
  case fileUnreadable = "terms.file-unreadable"
  case fileTooLarge = "terms.file-too-large"
  case notUTF8 = "terms.not-utf8"
  case syntax = "terms.syntax"
  case aliasRefused = "terms.alias-refused"
  case unknownFile = "terms.unknown-file"
  case unknownKey = "terms.unknown-key"
  case missingKey = "terms.missing-key"
  case wrongType = "terms.wrong-type"
  case wrongHeader = "terms.wrong-header"
  case wrongColumns = "terms.wrong-columns"
  case badLevel = "terms.bad-level"
  case badFamily = "terms.bad-family"
  case familyNotFileName = "terms.family-not-file-name"
  case headMissing = "terms.head-missing"
  case emptyTerm = "terms.empty-term"
  case termTooLong = "terms.term-too-long"
  case termEndsInSeparator = "terms.term-ends-in-separator"
  case duplicateTerm = "terms.duplicate-term"
  case suggestionIsTerm = "terms.suggestion-is-term"
  case suggestionFound = "terms.suggestion-found"
  case unlessHidesTerm = "terms.unless-hides-term"
  case notOneCharacter = "terms.not-one-character"
  case duplicateVariant = "terms.duplicate-variant"
  case variantOfVariant = "terms.variant-of-variant"
  case exampleFailed = "terms.example-failed"
  case unknownRulebook = "terms.unknown-rulebook"
  case unknownArticle = "terms.unknown-article"
  case tooManyCharacters = "terms.too-many-characters"
}

/// One mistake in a list of terms, with its place.
///
/// The facts fill the placeholders of the code's phrase; a reader's sentence is made elsewhere.
package struct TermListError: Error, Sendable, Hashable {
  package var code: TermListErrorCode
  /// Path of the file in its folder, such as `terms/wording.yaml`.
  package var file: String
  /// Line from 1; 0 when the mistake is the whole file.
  package var line: Int
  package var facts: [String: String]
}

extension TermListError: CustomStringConvertible {
  /// For logs and tests: `terms/wording.yaml:12: terms.bad-level level=high`.
  package var description: String {
    let words = facts.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    return "\(file):\(line): \(code.rawValue)\(words)"
  }
}

/// Every mistake found in the lists that were to be loaded; never empty.
package struct TermListErrors: Error, Sendable, Hashable {
  package var errors: [TermListError]
}

extension TermListErrors: CustomStringConvertible {
  package var description: String { errors.map(\.description).joined(separator: "\n") }
}
