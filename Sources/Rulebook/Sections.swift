/// The signatures a text demands before publication.
package struct ReviewSection: Sendable, Hashable {
  package var stages: [ScopedStage]
  package var distinctPersons: DistinctPersonsRule
  package var author: AuthorRule
  /// What may go out without the route.
  package var direct: [DirectRule]
  /// What may go out on one signature, while another one follows.
  package var urgent: [UrgentRule]
}

/// Which stages may not share a person.
package struct DistinctPersonsRule: Cited {
  /// Stages whose signers must all be different; empty when the text does not ask it.
  package var stages: [StageKind]
  package var citations: [Citation]
  package var reading: LocalizedTitle?
}

/// Whether the author of an item may sign a stage of it.
package struct AuthorRule: Cited {
  package var mayNotSign: Bool
  package var citations: [Citation]
  package var reading: LocalizedTitle?
}

/// A stage and the items it is demanded for.
package struct ScopedStage: Cited {
  package var sensitivities: [Sensitivity]
  package var accounts: [AccountScope]
  /// Whether it is the consent that kinds of content of the same text need, at any level.
  package var givesConsent: Bool
  package var rule: StageRule
  /// How an ambiguous word of the text was decided; nil when the text is plain.
  package var reading: LocalizedTitle?

  package var citations: [Citation] { rule.citations }
}

/// What a text demands of the act of publishing.
package struct PublishingSection: Sendable, Hashable {
  package var within: Stated<ClockRule>
  /// How often may be published.
  package var quotas: [RhythmRule] = []
  /// The way of an item, step by step.
  package var steps: [PointRule] = []
  /// What a person confirms before an item goes out.
  package var confirmations: [PointRule] = []
  /// What happens to a wrong item.
  package var corrections: [PointRule] = []
}

/// How a text wants messages sorted, handled and answered.
package struct MessageSection: Sendable, Hashable {
  package var classes: [MessageClassRule]
  package var firstAnswer: Stated<ClockRule>
  package var departmentClocks: Stated<[Complexity: ClockRule]>
  package var replyStages: Stated<[ReplyStageRule]>
  package var replyWithin: Stated<ClockRule>
  /// Time limits on single classes.
  package var clocks: [MessageClockRule]
}

/// What forms a text allows.
package struct FormatSection: Sendable, Hashable {
  package var limits: [LimitRule]
  package var media: [MediaRule]
  /// Kinds of messages that a platform knows.
  package var kinds: [MessageKindRule]
}

/// What an emergency notice has to say, and how soon.
package struct EmergencySection: Sendable, Hashable {
  package var elements: [ElementRule]
  /// What a warning has to say.
  package var warning: [ElementRule]
  package var clocks: [ClockRule]
}
