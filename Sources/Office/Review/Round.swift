import Rulebook
import WorkCalendar

/// One way of an item through review: what was submitted, what the check said, and how it ended.
package struct Round: Sendable, Hashable, Codable {
  package enum Outcome: String, Sendable, CaseIterable, Codable {
    case approved, returned, recalled
    /// The time it was planned for came before all had signed.
    case expired
  }

  /// By which right it may be published in the end.
  package enum Lane: String, Sendable, CaseIterable, Codable {
    /// By the signatures of its stages.
    case route
    /// Because the same text is published already (Yao'an 5.4).
    case direct
    /// By the first of two signatures; the second one follows within a set time.
    case urgent
  }

  /// From 1.
  package let number: Int64
  package let lane: Lane
  /// What was submitted.
  package let revision: RevisionID
  package let submittedBy: PersonID
  package let appointment: AppointmentID?
  package let submittedAt: Instant
  /// What the check said of the revision at that moment; nil where it was not kept.
  package let findings: [Finding]?
  package let endedAt: Instant?
  package let outcome: Outcome?
  /// The rule that let it out on one signature, as it stood at submission; nil for other lanes.
  package let urgent: UrgentRule?
  /// The second signature while it is owed.
  package let laterCheck: StageID?
}
