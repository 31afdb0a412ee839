/// Why something cannot be announced.
package enum NoticeRefusal: String, RefusalCode {
  case wrongState = "accounts.notice-state"
  case running = "accounts.notice-running"
  case mustFix = "accounts.notice-must-fix"
  case ended = "accounts.notice-ended"

  package var kind: Refusal.Kind {
    switch self {
    case .wrongState, .running, .ended: .conflict
    case .mustFix: .invalid
    }
  }
}
