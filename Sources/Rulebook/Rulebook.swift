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
  /// Ids of the rulebooks underneath, the nearest first; see `extends` in the file.
  package var parents: [String]
  /// How well the text is known, for rules that do not say otherwise.
  package var evidence: Evidence
  /// First day in force.
  package var inForceFrom: CivilDate
  /// Last day in force; nil while it has no end.
  package var inForceUntil: CivilDate?
  /// How the first day was decided where the text does not name it.
  package var inForceReading: LocalizedTitle?
  /// SHA-256 in lower-case hexadecimal of the file's UTF-8 bytes, or, on top of another
  /// rulebook, of these bytes and that one's version: names exactly what was read.
  package var version: String

  package var eligibility: Stated<EligibilitySection>
  package var filing: Stated<FilingSection>
  package var updateRhythm: Stated<[RhythmRule]>
  package var categories: Stated<[PointRule]>
  package var content: Stated<[ContentRule]>
  package var review: Stated<ReviewSection>
  package var emergency: Stated<EmergencySection>
  package var reprint: Stated<ReprintSection>
  package var formats: Stated<FormatSection>
  package var publishing: PublishingSection
  package var messages: Stated<MessageSection>
  package var duty: Stated<[DutyRule]>
  package var security: Stated<SecuritySection>
  package var directives: Stated<DirectiveSection>
  package var assessment: Stated<AssessmentSection>
  package var personalAccounts: Stated<[PersonalAccountRule]>

  /// The articles of this text; those of the rulebooks underneath are listed there.
  package var articles: ArticleList
  /// Every rule and every stated absence, in the order of the file.
  package var rules: [RuleEntry]
  /// Every place at which the text was found to demand nothing.
  package var absences: [Absence]
  /// What the rules must say in given cases; see ``failedExamples(calendar:)``.
  package var examples: [RuleExample]
  /// The numbers that an office has changed; empty for the rulebook as it was issued.
  package var adaptations: [AppliedAdaptation] = []

  /// Whether the rulebook binds on a day.
  package func isInForce(on day: CivilDate) -> Bool {
    guard inForceFrom <= day else { return false }
    guard let last = inForceUntil else { return true }
    return day <= last
  }

  /// The entry of a rule by its id, or nil.
  package func rule(_ id: String) -> RuleEntry? { rules.first { $0.id == id } }
}
