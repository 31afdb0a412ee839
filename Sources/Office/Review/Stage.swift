import Rulebook
import WorkCalendar

package typealias StageID = Identifier<Stage>

/// One signature that an item needs in a round, under the rule as it was at submission.
package struct Stage: Sendable, Hashable, Codable {
  package enum State: String, Sendable, CaseIterable, Codable {
    case waiting, open, agreed, returned, void
  }

  package let id: StageID
  package let post: PostID
  package let round: Int64
  /// From 0.
  package let position: Int64
  package let role: Role
  /// Whose person signs.
  package let organization: OrganizationID
  package let rule: StageRule
  package let state: State
  package let openedAt: Instant?
  package let closedAt: Instant?
  package let clock: ClockID?

  package var kind: StageKind { rule.kind }
}
