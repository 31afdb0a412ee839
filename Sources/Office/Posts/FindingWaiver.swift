import Rulebook
import WorkCalendar

package typealias FindingWaiverID = Identifier<FindingWaiver>

/// A finding that a person holds to be a false alarm: on one revision, by name, with a reason.
///
/// Whoever signs later sees it. A changed text is another revision, and the finding stands again.
package struct FindingWaiver: Sendable, Hashable {
  package let id: FindingWaiverID
  package let revision: RevisionID
  /// The ``FindingKey`` of the finding, as it is stored.
  package let finding: String
  package let reason: String
  package let person: PersonID
  package let waivedAt: Instant
}

extension Finding {
  /// Names a finding across requests: its rule, its field, and its words.
  package var key: String { [rule, field, text ?? ""].joined(separator: "|") }

  /// Whether a person may hold it to be a false alarm: it points at words. What was measured, and
  /// what a person answered, is no alarm.
  package var isWaivable: Bool { text != nil }
}
