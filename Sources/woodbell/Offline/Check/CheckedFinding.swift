import Rulebook

/// A finding with its place in a file; all numbers count code points.
struct CheckedFinding: Encodable {
  let file: String
  /// Id of the rule, such as `formats.wechat-title`.
  let rule: String
  let family: String
  let level: FindingLevel
  let articles: [ArticleSheet]
  /// From 1; of a Word file the paragraph.
  let line: Int
  /// From 1.
  let column: Int
  let endLine: Int
  /// Behind the last character.
  let endColumn: Int
  /// From 0, in the text of the file; of a Word file in its words, a paragraph a line.
  let offset: Int
  /// 0 for a finding on the whole.
  let length: Int
  let text: String?
  let message: String
  let suggestion: String?

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(rule, forKey: .rule)
    try container.encode(family, forKey: .family)
    try container.encode(level, forKey: .level)
    try container.encode(articles, forKey: .articles)
    try container.encode(line, forKey: .line)
    try container.encode(column, forKey: .column)
    try container.encode(offset, forKey: .offset)
    try container.encode(length, forKey: .length)
    try container.encode(text, forKey: .text)
    try container.encode(message, forKey: .message)
    try container.encode(suggestion, forKey: .suggestion)
  }

  private enum CodingKeys: String, CodingKey {
    case file, rule, family, level, articles, line, column, offset, length, text, message
    case suggestion
  }
}

/// A file and what was found in it, in the order of the file.
struct CheckedFile {
  let name: String
  let findings: [CheckedFinding]
  /// The copy without position that was asked for; nil where none was needed.
  var copy: CleanCopy?
}

extension FindingLevel {
  /// The sign before its name.
  var sign: String {
    switch self {
    case .mustFix: "✕"
    case .needsConsent: "▲"
    case .caution: "!"
    case .hint: "i"
    }
  }
}
