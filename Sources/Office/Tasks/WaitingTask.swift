import Rulebook
import WorkCalendar

/// Something that waits for somebody: derived from the open stages and steps, never stored.
package struct WaitingTask: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case reviewStage = "review-stage"
    case returnedPost = "returned-post"
    case release
    case matterStep = "matter-step"
  }

  package let kind: Kind
  /// What exactly waits: the stage's or step's kind.
  package let step: String
  package let number: String
  package let title: String
  /// The number of the post or message the task belongs to, for its address.
  package let subject: Int64
  package let organization: String
  /// Since when it waits.
  package let since: Instant
  package let isUrgent: Bool
  package let clock: RunningClock?
}

/// How much waits for the asker, at most 99 of each.
package struct WaitingCounts: Sendable {
  package let posts: Int
  package let messages: Int

  package var all: Int { posts + messages }
}
