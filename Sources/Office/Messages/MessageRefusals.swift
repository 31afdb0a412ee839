/// Why something about a message cannot be done.
package enum MessageRefusal: String, RefusalCode {
  case noPortal = "messages.no-portal"
  case noRules = "messages.no-rules"
  case stepClosed = "messages.step-closed"
  case wrongStep = "messages.wrong-step"
  case samePerson = "messages.same-person"
  case replyChanged = "messages.reply-changed"
  case replyAltered = "messages.reply-altered"
  case wrongCode = "messages.wrong-code"
  case notAnswered = "messages.not-answered"
  case alreadyRated = "messages.already-rated"

  package var kind: Refusal.Kind {
    switch self {
    case .noPortal, .wrongCode: .notFound
    case .samePerson: .forbidden
    case .noRules: .unavailable
    case .stepClosed, .wrongStep, .replyChanged, .replyAltered, .notAnswered, .alreadyRated:
      .conflict
    }
  }
}
