import Rulebook
import WorkCalendar

/// Everything about one matter, as far as the asker may see it.
package struct MatterFile: Sendable {
  package let message: Message
  package let matter: Matter
  package let unit: Organization
  package let access: MatterAccess
  /// Unsealed for those of the unit who work on it; nil when none was given or it is not theirs.
  package let contact: String?
  /// Whether a contact was left, for those who do not see it.
  package let hasContact: Bool
  /// In the order they were taken; the last may be open.
  package let steps: [MatterStep]
  /// All wordings, the oldest first.
  package let replies: [ReplyText]
  package let rating: Rating?
  package let clocks: [ClockID: RunningClock]
  package let persons: [PersonID: String]
  /// For whom somebody stood in, by the appointment they acted under.
  package let principals: [AppointmentID: String]
  package let organizations: [OrganizationID: Organization]
  /// Who can take the open step.
  package let holders: [Person]
  /// Whether the asker can.
  package let isMine: Bool

  package var openStep: MatterStep? { steps.last { $0.isOpen } }
  package var currentReply: ReplyText? { replies.last }
  package var sentReply: ReplyText? { replies.last { $0.sentAt != nil } }
  /// The limit under which the answer was asked for; it ends with the department's signature.
  package var answerClock: RunningClock? {
    guard matter.department != nil else { return nil }
    return steps.last { $0.isAnswering }?.clock.flatMap { clocks[$0] }
  }
}

/// What a citizen thought of the answer.
package struct Rating: Sendable, Hashable {
  /// 5 very satisfied … 1 very dissatisfied.
  package let grade: Int
  package let comment: String
  package let ratedAt: Instant

  /// The two grades that say no.
  package static let lowGrades = 1...2
}

/// One line of an inbox.
package struct MatterEntry: Sendable {
  package let id: MessageID
  package let number: String
  package let title: String
  package let kind: Message.Kind
  package let messageClass: String?
  package let isUrgent: Bool
  package let state: Matter.State
  package let receivedAt: Instant
  /// Short name of the department that answers.
  package let department: String?
  package let clock: RunningClock?
  /// The limit under which the answer was asked for, running or not.
  package let answerClock: RunningClock?
  /// When it was answered or closed.
  package let endedAt: Instant?
  /// What the citizen thought of the answer, 5 to 1.
  package let grade: Int?
}

/// Where a page of an inbox ends: the last line's limit and number.
package struct InboxMark: Sendable, Hashable, LosslessStringConvertible {
  package let due: Instant
  package let id: MessageID

  init(due: Instant, id: MessageID) {
    self.due = due
    self.id = id
  }

  /// Reads a mark as it stands in an address, `1790000000000-12`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-")
    guard parts.count == 2, let due = Int64(parts[0]), let id = MessageID(String(parts[1])) else {
      return nil
    }
    self.init(due: Instant(milliseconds: due), id: id)
  }

  package var description: String { "\(due.milliseconds)-\(id)" }
}

/// From which side somebody looks at messages.
package struct Inbox: Sendable, Hashable {
  package enum Side: String, Sendable, Hashable {
    /// What citizens wrote to the body.
    case unit
    /// What was given to the department to answer.
    case department
  }

  package let organization: Organization
  package let side: Side

  package init(organization: Organization, side: Side) {
    self.organization = organization
    self.side = side
  }
}

/// How many matters are in each open state; counting stops at 100, which is shown as 99+.
package typealias MatterCounts = [Matter.State: Int]

/// What the tracking page tells the citizen.
package struct TrackedMatter: Sendable {
  package let number: String
  package let kind: Message.Kind
  package let title: String
  package let body: String
  package let organization: String
  package let state: Matter.State
  package let receivedAt: Instant
  package let registeredAt: Instant?
  /// When it was given to whoever answers, to whom, and until when.
  package let handedOnAt: Instant?
  package let department: String?
  /// When whoever answers was done and the office went on with it.
  package let handledAt: Instant?
  package let clock: RunningClock?
  package let answer: String?
  package let answeredAt: Instant?
  package let closedAt: Instant?
  package let outcome: String?
  package let rating: Rating?
}
