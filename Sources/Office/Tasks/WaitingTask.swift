import Rulebook
import WorkCalendar

/// Something that waits for somebody: derived from what is open, never stored.
package struct WaitingTask: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case reviewStage = "review-stage"
    case returnedPost = "returned-post"
    case release
    case matterStep = "matter-step"
    /// A signature on a filing.
    case filingStep = "filing-step"
    case returnedFiling = "returned-filing"
    /// A filing that an event made due.
    case accountFiling = "account-filing"
    /// A change of passwords that is due.
    case accountRotation = "account-rotation"
  }

  package let kind: Kind
  /// What exactly waits: the stage's or step's kind, or the event that made it due.
  package let step: String
  package let number: String
  package let title: String
  /// The number of the post, message, filing or account the task belongs to, for its address.
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
  package let accounts: Int

  package var all: Int { posts + messages + accounts }
}
