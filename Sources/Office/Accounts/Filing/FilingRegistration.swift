import Rulebook

extension GoverningRules {
  /// How an account goes on file that is in use already: as such where a text in force knows that
  /// event, else late, by the way of an opening (R14, R25).
  package var registration: FilingEvent {
    filingPlan(for: .existing) == nil && filingPlan(for: .opening) != nil ? .opening : .existing
  }
}

extension FilingEvent {
  /// In which states of the account it can be carried out, however it went on since it was begun.
  var carryOutStates: Set<Account.State> { states.union([.approved, .open, .suspended]) }
}

extension FilingEvent {
  /// The event as it is called: what files late that an account was opened, registers one in use.
  package func wording(isOpened: Bool) -> FilingEvent {
    self == .opening && isOpened ? .existing : self
  }
}

extension Filing {
  /// Whether it files an opening that has happened already.
  package func isLate(on account: Account) -> Bool {
    event == .opening && carriedOutAt == nil
      && (account.state == .open || account.state == .suspended)
  }
}
