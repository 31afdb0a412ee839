package import WorkCalendar

/// A regulation as data: who issued it, since when it binds, and what it demands.
///
/// A rulebook paraphrases and cites; it never holds the regulation's own sentences.
package struct Rulebook: Sendable, Hashable {
  package var id: String
  package var title: LocalizedTitle
  /// A name for narrow places, such as 郑 or Zhengzhou.
  package var short: LocalizedTitle
  package var issuer: LocalizedTitle
  /// Number of the document; nil when the text carries none.
  package var documentNumber: String?
  /// First day in force.
  package var inForceFrom: CivilDate
  /// Last day in force; nil while it has no end.
  package var inForceUntil: CivilDate?
  /// How the first day was decided where the text does not name it.
  package var inForceReading: LocalizedTitle?
  /// SHA-256 of the file's UTF-8 bytes in lower-case hexadecimal: names exactly what was read.
  package var version: String
  package var review: Stated<ReviewSection>
  package var publishing: PublishingSection
  package var messages: Stated<MessageSection>
  package var formats: Stated<FormatSection>
  package var emergency: Stated<EmergencySection>
  package var articles: ArticleList
  /// What the rules must say in given cases; see ``failedExamples(calendar:)``.
  package var examples: [RuleExample]

  /// Whether the rulebook binds on a day.
  package func isInForce(on day: CivilDate) -> Bool {
    guard inForceFrom <= day else { return false }
    guard let last = inForceUntil else { return true }
    return day <= last
  }
}

/// A part of a rulebook: given, or stated to be absent with the article that was read for it.
package enum Stated<Content: Sendable & Hashable>: Sendable, Hashable {
  case given(Content)
  case none(Absence)

  /// What is given, or nil.
  package var content: Content? {
    if case .given(let content) = self { content } else { nil }
  }
}

/// The statement that a text does not demand something, and why one can say so.
package struct Absence: Sendable, Hashable, Codable {
  package var citation: Citation
  package var reason: LocalizedTitle
}

/// The signatures a text demands before publication.
package struct ReviewSection: Sendable, Hashable {
  package var stages: [ScopedStage]
  package var distinctPersons: DistinctPersonsRule
  package var author: AuthorRule
}

/// Which stages may not share a person.
package struct DistinctPersonsRule: Sendable, Hashable {
  /// Stages whose signers must all be different; empty when the text does not ask it.
  package var stages: [StageKind]
  package var citations: [Citation]
  package var reading: LocalizedTitle?
}

/// Whether the author of an item may sign a stage of it.
package struct AuthorRule: Sendable, Hashable {
  package var mayNotSign: Bool
  package var citations: [Citation]
  package var reading: LocalizedTitle?
}

/// A stage and the items it is demanded for.
package struct ScopedStage: Sendable, Hashable {
  package var sensitivities: [Sensitivity]
  package var accounts: [AccountScope]
  package var rule: StageRule
  /// How an ambiguous word of the text was decided; nil when the text is plain.
  package var reading: LocalizedTitle?
}

/// What a text demands of the act of publishing.
package struct PublishingSection: Sendable, Hashable {
  package var within: Stated<ClockRule>
}

/// How a text wants messages sorted, handled and answered.
package struct MessageSection: Sendable, Hashable {
  package var classes: [MessageClassRule]
  package var firstAnswer: Stated<ClockRule>
  package var departmentClocks: Stated<[Complexity: ClockRule]>
  package var replyStages: Stated<[ReplyStageRule]>
  package var replyWithin: Stated<ClockRule>
}

/// What forms a text allows.
package struct FormatSection: Sendable, Hashable {
  package var limits: [LimitRule]
}

/// What an emergency notice has to say.
package struct EmergencySection: Sendable, Hashable {
  package var elements: [ElementRule]
}
