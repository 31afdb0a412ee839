import Rulebook
import WorkCalendar

extension Filing {
  /// Who takes up a duty as the form says.
  ///
  /// A form is filled in from the registry when it is begun. What nobody typed since is no wish, so
  /// that it puts nobody out who took up the duty by another way meanwhile. A correction of what
  /// was carried out puts right what was written then.
  ///
  /// - Parameter terms: who held which duty on the account, the newest first.
  func successors(after terms: [AccountTerm]) -> [AccountDuty: DutyHolder] {
    var found: [AccountDuty: DutyHolder] = [:]
    for duty in event.duties {
      guard let holder = form.people[duty] else { continue }
      if takesOver(holder, from: terms.filter { $0.duty == duty }) { found[duty] = holder }
    }
    return found
  }

  private func takesOver(_ holder: DutyHolder, from terms: [AccountTerm]) -> Bool {
    guard let current = terms.first(where: { $0.until == nil }) else { return true }
    guard current.holder != holder else { return false }
    if let carriedOutAt {
      if current.since > carriedOutAt { return false }
      if current.since == carriedOutAt { return true }
    }
    return terms.first { $0.lasted(at: createdAt) }?.holder != holder
  }
}

extension AccountTerm {
  fileprivate func lasted(at instant: Instant) -> Bool {
    since <= instant && (until.map { instant < $0 } ?? true)
  }
}

extension [AccountDuty: DutyHolder] {
  /// Who is administrator A and B at once; nil where they are two (R20).
  var doubledAdministrator: DutyHolder? {
    guard let first = self[.administratorA], let second = self[.administratorB],
      first.isSamePerson(as: second)
    else { return nil }
    return second
  }
}
