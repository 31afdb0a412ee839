/// Why the rules of a body are not changed.
package enum RulebookRefusal: String, RefusalCode {
  /// Another proposal waits already.
  case proposalWaits = "rulebooks.proposal-waits"
  case nothingProposed = "rulebooks.nothing-proposed"
  /// Who proposed it cannot put it in force.
  case samePerson = "rulebooks.same-person"
  /// It says what holds already.
  case unchanged = "rulebooks.unchanged"

  package var kind: Refusal.Kind {
    switch self {
    case .proposalWaits, .nothingProposed, .unchanged: .conflict
    case .samePerson: .forbidden
    }
  }
}
