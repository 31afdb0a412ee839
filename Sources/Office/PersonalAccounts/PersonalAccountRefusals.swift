/// Why something about an officer's own account cannot be done.
package enum PersonalAccountRefusal: String, RefusalCode {
  case barred = "personal.barred"
  case notOwn = "personal.not-own"
  case ownAccount = "personal.own-account"
  case wrongState = "personal.wrong-state"

  package var kind: Refusal.Kind {
    switch self {
    case .barred, .notOwn, .ownAccount: .forbidden
    case .wrongState: .conflict
    }
  }
}
