import Rulebook
import WorkCalendar

/// The work of answering a message. It bears the message's id.
package struct Matter: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable, Codable {
    case toRegister = "to-register"
    case toInstruct = "to-instruct"
    case withDepartment = "with-department"
    case toSign = "to-sign"
    case toEdit = "to-edit"
    case toApprove = "to-approve"
    case toSend = "to-send"
    case answered
    /// Ended without a reply of our own: another channel, 110, no reply, evidence kept.
    case closed

    package var isOpen: Bool { self != .answered && self != .closed }
  }

  package let id: MessageID
  package let organization: OrganizationID
  /// `CODE-LY-2026-0240`: what the citizen is given.
  package let number: String
  package let state: State
  /// Id of the class a person chose from the rulebooks, and what it meant when it was chosen.
  package let messageClass: String?
  package let handling: Handling?
  package let citations: [Citation]
  package let isUrgent: Bool
  package let complexity: Complexity?
  package let proposal: String
  package let proposedDepartment: OrganizationID?
  package let instruction: String
  package let department: OrganizationID?
  /// Number of the newest reply text; 0 when there is none.
  package let reply: Int64
  package let version: Int64
  package let answeredAt: Instant?
  package let closedAt: Instant?
  /// What the citizen is told when there is no reply; empty for a class that is owed none.
  package let outcome: String?
  package let basis: String
  package let notified: String

  /// Whether the unit answers by itself, without a department.
  package var isOwn: Bool { department == organization }
}

extension MatterStep.Kind {
  /// The state of a matter while this step is open.
  package var state: Matter.State {
    switch self {
    case .register: .toRegister
    case .instruct: .toInstruct
    case .draft: .withDepartment
    case .sign: .toSign
    case .edit: .toEdit
    case .approve: .toApprove
    case .send: .toSend
    }
  }
}
