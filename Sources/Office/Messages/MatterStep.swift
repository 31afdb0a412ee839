import Rulebook
import WorkCalendar

package typealias MatterStepID = Identifier<MatterStep>

/// One person's part in answering a message: who has it, since when, and what they decided.
package struct MatterStep: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable, Codable {
    case register, instruct, draft, sign, edit, approve, send
  }

  package enum Decision: String, Sendable, CaseIterable, Codable {
    case done
    /// Signed on exactly one reply text.
    case agree
    /// Sent one step back, with an opinion.
    case giveBack = "return"
    /// Not the department's business: back to the leader.
    case refuse
  }

  package let id: MatterStepID
  package let matter: MessageID
  package let position: Int64
  package let kind: Kind
  package let organization: OrganizationID
  package let role: Role
  /// What asks for this step; empty where no rulebook does.
  package let citations: [Citation]
  package let openedAt: Instant
  package let clock: ClockID?
  package let closedAt: Instant?
  package let person: PersonID?
  package let appointment: AppointmentID?
  package let decision: Decision?
  package let opinion: String
  /// The reply text the step was about.
  package let reply: ReplyMark?

  package var isOpen: Bool { closedAt == nil }
  /// Whether it is a part of finding the answer, which the department's limit is for.
  package var isAnswering: Bool { kind == .draft || kind == .sign }
}
