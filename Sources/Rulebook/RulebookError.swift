/// What is wrong with a rulebook file; the codes are stable and have a phrase each.
package enum RulebookErrorCode: String, CaseIterable, Codable, Sendable {
  case fileUnreadable = "rulebook.file-unreadable"
  case fileTooLarge = "rulebook.file-too-large"
  case notUTF8 = "rulebook.not-utf8"
  case empty = "rulebook.empty"
  case syntax = "rulebook.syntax"
  /// A line is indented with a tab.
  case syntaxTab = "rulebook.syntax-tab"
  /// A key is followed by a full-width colon.
  case syntaxColon = "rulebook.syntax-colon"
  /// A quotation mark is not closed.
  case syntaxQuote = "rulebook.syntax-quote"
  /// A full-width bracket or comma where YAML needs its own.
  case syntaxBracket = "rulebook.syntax-bracket"
  /// A hyphen of a list without a blank behind it.
  case syntaxDash = "rulebook.syntax-dash"
  /// A colon behind a key without a blank behind it.
  case syntaxBlank = "rulebook.syntax-blank"
  /// A line is indented with full-width or no-break blanks.
  case syntaxSpace = "rulebook.syntax-space"
  /// A line that is neither key, list item nor remark.
  case syntaxStray = "rulebook.syntax-stray"
  /// A second text begins in the same file.
  case syntaxDocument = "rulebook.syntax-document"
  /// A value is written with full-width characters or quotation marks.
  case fullWidth = "rulebook.full-width"
  case aliasRefused = "rulebook.alias-refused"
  case tagRefused = "rulebook.tag-refused"
  case tooDeep = "rulebook.too-deep"
  case duplicateKey = "rulebook.duplicate-key"
  case unknownKey = "rulebook.unknown-key"
  case missingKey = "rulebook.missing-key"
  case missingArticle = "rulebook.missing-article"
  case wrongType = "rulebook.wrong-type"
  case unknownValue = "rulebook.unknown-value"
  case emptyList = "rulebook.empty-list"
  case negativeClock = "rulebook.negative-clock"
  case clockTooLong = "rulebook.clock-too-long"
  case numberOutOfRange = "rulebook.number-out-of-range"
  case stageWithoutRole = "rulebook.stage-without-role"
  case duplicateID = "rulebook.duplicate-id"
  case duplicateRulebook = "rulebook.duplicate-rulebook"
  case idNotFileName = "rulebook.id-not-file-name"
  case datesReversed = "rulebook.dates-reversed"
  case articleNotListed = "rulebook.article-not-listed"
  case ruleNotFound = "rulebook.rule-not-found"
  case ruleNotListed = "rulebook.rule-not-listed"
  case articleNotCovered = "rulebook.article-not-covered"
  case unknownCapability = "rulebook.unknown-capability"
  case unknownParent = "rulebook.unknown-parent"
  case extendsCycle = "rulebook.extends-cycle"
  case parentWrong = "rulebook.parent-wrong"
  case overrideWithoutArticle = "rulebook.override-without-article"
  case silentOverride = "rulebook.silent-override"
  case withoutUnknownRule = "rulebook.without-unknown-rule"
  case boundsExcludeValue = "rulebook.bounds-exclude-value"
  case exampleMissing = "rulebook.example-missing"
  case exampleFailed = "rulebook.example-failed"
}

/// One mistake in a rulebook file, with its place.
///
/// The facts fill the placeholders of the code's phrase; a reader's sentence is made elsewhere.
package struct RulebookError: Error, Sendable, Hashable {
  package var code: RulebookErrorCode
  /// Name of the file, such as `hunan-2017.yaml`.
  package var file: String
  /// Line from 1; 0 when the mistake is the whole file.
  package var line: Int
  /// Column from 1, in Unicode scalars; 0 when the mistake is the whole file.
  package var column: Int
  package var facts: [String: String]
}

extension RulebookError: CustomStringConvertible {
  /// For logs and tests: `hunan-2017.yaml:12:5: rulebook.unknown-key key=artcle`.
  package var description: String {
    let words = facts.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    return "\(file):\(line):\(column): \(code.rawValue)\(words)"
  }
}

/// Every mistake found in the files that were to be loaded; never empty.
package struct RulebookErrors: Error, Sendable, Hashable {
  package var errors: [RulebookError]
}

extension RulebookErrors: CustomStringConvertible {
  package var description: String { errors.map(\.description).joined(separator: "\n") }
}
