/// Why something about an event, a notice on it, or a hold cannot be done.
package enum EmergencyRefusal: String, RefusalCode {
  /// A body above speaks on it; names who decides.
  case onHold = "emergency.on-hold"
  /// The event is closed: nothing more is said on it.
  case eventClosed = "emergency.event-closed"
  /// Somebody wrote the notice in this place already.
  case placeTaken = "emergency.place-taken"
  /// The notice it continues is not published yet.
  case previousUnpublished = "emergency.previous-unpublished"
  /// No rulebook in force lets the asker hold others to silence.
  case noHoldRule = "emergency.no-hold-rule"
  case holdLifted = "emergency.hold-lifted"
  /// The statement is no item of the body that decides.
  case notOwnStatement = "emergency.not-own-statement"

  package var kind: Refusal.Kind {
    switch self {
    case .onHold, .eventClosed, .placeTaken, .previousUnpublished, .holdLifted: .conflict
    case .noHoldRule: .forbidden
    case .notOwnStatement: .invalid
    }
  }
}

extension Hold {
  /// - Parameter body: the one that decides.
  func refusal(by body: Organization) -> Refusal {
    Refusal(
      EmergencyRefusal.onHold,
      facts: ["organization": body.name, "subject": subject, "contact": contact],
      citations: citations, helpers: [.newsCentre])
  }
}
