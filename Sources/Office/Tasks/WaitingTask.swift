import Rulebook
import WorkCalendar

/// Something that waits for somebody: derived from what is open, never stored.
package struct WaitingTask: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case reviewStage = "review-stage"
    case returnedPost = "returned-post"
    /// An item that the asker began and has not handed in.
    case draftPost = "draft-post"
    case release
    /// What is published and wrong, and still to be seen somewhere.
    case correction
    /// A role that nobody holds while items wait for its signature or for being published.
    case vacantSeat = "vacant-seat"
    /// What went out on one signature and was given back by the second one.
    case returnedCheck = "returned-check"
    /// A second signature on such an item that is late.
    case lateCheck = "late-check"
    /// An event on which the first notice is due.
    case eventNotice = "event-notice"
    case matterStep = "matter-step"
    /// A signature on a filing.
    case filingStep = "filing-step"
    case returnedFiling = "returned-filing"
    /// A filing that the asker began and has not sent.
    case draftFiling = "draft-filing"
    /// A filing that was accepted: what it says may be done now.
    case acceptedFiling = "accepted-filing"
    /// The public has to be told and was not.
    case owedNotice = "owed-notice"
    /// A report of an officer's own account that somebody has to decide on.
    case personalReport = "personal-report"
    /// A filing that an event made due.
    case accountFiling = "account-filing"
    /// A change of passwords that is due.
    case accountRotation = "account-rotation"

    /// Whether readers see something wrong.
    var isPublicFault: Bool { self == .correction || self == .returnedCheck }
  }

  package let kind: Kind
  /// What exactly waits: the stage's or step's kind, or the event that made it due.
  package let step: String
  package let number: String
  package let title: String
  /// The number of what the task belongs to, for its address.
  package let subject: Int64
  package let organization: String
  /// Since when it waits.
  package let since: Instant
  package let isUrgent: Bool
  package let clock: RunningClock?
  /// What asks for the step; empty where no rule does.
  package let citations: [Citation]
}

/// What waits for the asker, as far as it is listed.
package struct WaitingList: Sendable {
  /// The soonest due first, then the urgent, then the oldest.
  package let tasks: [WaitingTask]
  /// How many more there are.
  package let more: Int
  /// How many of all of them are late.
  package let overdue: Int
}

/// How much waits for the asker, at most 99 of each.
package struct WaitingCounts: Sendable {
  package let posts: Int
  package let messages: Int
  package let accounts: Int

  package var all: Int { posts + messages + accounts }
}
