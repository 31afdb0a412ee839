/// A field of an item that a format limits.
package enum LimitField: String, CaseIterable, Codable, Sendable {
  case title
  case summary
  case body
}

/// How the length of a text is counted.
package enum LimitUnit: String, CaseIterable, Codable, Sendable {
  /// Bytes in GB 18030: 1 for ASCII, 2 for a character of GBK, 4 for any other.
  case bytesGBK = "bytes-gbk"
  /// Characters as a reader sees them; an emoji is one.
  case characters
}

/// The longest a field may be on a platform.
package struct LimitRule: Cited, Codable {
  package var id: String
  /// Kind of platform, such as `wechat`; see ``applies(to:)``.
  package var platform: String
  package var field: LimitField
  package var maximum: Int
  package var unit: LimitUnit
  package var level: FindingLevel
  package var citation: Citation
  /// Rules that set the same or a wider limit and are satisfied with this one.
  package var others: [Citation]
  /// How an ambiguous word of the text was decided; nil when the text is plain.
  package var reading: LocalizedTitle?
  /// Whether an office may change the number, and how far; nil when it may not.
  package var adaptable: Adaptable?

  package init(
    id: String, platform: String, field: LimitField, maximum: Int, unit: LimitUnit,
    level: FindingLevel, citation: Citation, others: [Citation] = [],
    reading: LocalizedTitle? = nil, adaptable: Adaptable? = nil
  ) {
    self.id = id
    self.platform = platform
    self.field = field
    self.maximum = maximum
    self.unit = unit
    self.level = level
    self.citation = citation
    self.others = others
    self.reading = reading
    self.adaptable = adaptable
  }

  /// All rules that want this limit, the strictest first.
  package var citations: [Citation] { [citation].joined(with: others) }

  /// Whether the rule speaks of this platform: `wechat` covers `wechat-subscription` too.
  package func applies(to platform: String) -> Bool {
    platform == self.platform || platform.hasPrefix(self.platform + "-")
  }
}

/// One of the things an emergency notice has to say (Yao'an 5.1), or a warning.
package struct ElementRule: Cited, Codable {
  package var id: String
  package var title: LocalizedTitle
  package var level: FindingLevel
  package var citations: [Citation]

  package init(
    id: String, title: LocalizedTitle, level: FindingLevel = .mustFix, citations: [Citation]
  ) {
    self.id = id
    self.title = title
    self.level = level
    self.citations = citations
  }
}
