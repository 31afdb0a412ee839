/// Why something cannot be done to an account or to its filing.
package enum AccountRefusal: String, RefusalCode {
  case secretRelated = "accounts.secret-related"
  case nameLacksUnit = "accounts.name-lacks-unit"
  case organizationClosed = "accounts.organization-closed"
  case tooMany = "accounts.too-many"
  case untrained = "accounts.untrained"
  case wrongState = "accounts.wrong-state"
  case filingNotOpen = "accounts.filing-not-open"
  case filingExists = "accounts.filing-exists"
  case noRoute = "accounts.no-route"
  case nobodyToSign = "accounts.nobody-to-sign"
  case stepNotOpen = "accounts.step-not-open"
  case notYet = "accounts.not-yet"
  case tooEarly = "accounts.too-early"
  case sameHolder = "accounts.same-holder"

  package var kind: Refusal.Kind {
    switch self {
    case .secretRelated, .organizationClosed: .forbidden
    case .nameLacksUnit, .tooMany, .sameHolder, .untrained: .invalid
    case .wrongState, .filingNotOpen, .filingExists, .noRoute, .nobodyToSign, .stepNotOpen,
      .notYet, .tooEarly:
      .conflict
    }
  }
}
