import Rulebook
import WorkCalendar

extension Desk {
  /// Enters into the registry what a form says of the account and of its people. Where another
  /// administrator takes over from somebody, the passwords change as well (R118).
  ///
  /// - Parameter start: when it happened.
  /// - Returns: the articles that ask for new passwords.
  /// - Throws: a field problem when the name is taken, `accounts.same-holder`.
  func enter(
    _ form: FilingForm, of filing: Filing, in account: Account, under rules: GoverningRules,
    from start: Instant
  ) throws -> [Citation] {
    if filing.event.parts.contains(.account), try !wasChanged(account, since: filing) {
      try register(form, for: account)
    }
    let held = try reading.people(of: account.id)
    let successors = filing.successors(after: try reading.terms(of: account.id))
    if successors.keys.contains(where: \.isAdministrator),
      let person = held.merging(successors, uniquingKeysWith: { $1 }).doubledAdministrator
    {
      throw Refusal(AccountRefusal.sameHolder, facts: ["name": person.name])
    }
    for (duty, holder) in successors.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try assign(holder, to: duty, of: account.id)
    }
    let isHandover = successors.contains { duty, holder in
      duty.isAdministrator && held[duty].map { !$0.isSamePerson(as: holder) } ?? false
    }
    guard isHandover, account.state == .open || account.state == .suspended else { return [] }
    return try requireNewPasswords(
      after: .administratorChange, on: account, under: rules, from: start)
  }

  /// Whether another filing changed the account after this one was carried out; a correction does
  /// not undo that.
  private func wasChanged(_ account: Account, since filing: Filing) throws -> Bool {
    guard let carriedOutAt = filing.carriedOutAt else { return false }
    return try reading.filings(of: account.id).contains { other in
      other.id != filing.id && other.event.parts.contains(.account)
        && other.carriedOutAt.map { $0 > carriedOutAt } ?? false
    }
  }

  /// Where a report was carried out, returned and corrected, the registry follows what was
  /// accepted in the end.
  ///
  /// - Parameter steps: those of the round that was accepted.
  func enterCorrection(of filing: Filing, steps: [FilingStep]) throws {
    guard let carriedOutAt = filing.carriedOutAt, filing.round > 1,
      let sent = steps.compactMap({ $0.openedAt ?? $0.closedAt }).min(), sent >= carriedOutAt
    else { return }
    let account = try lockAccount(filing.account)
    let rules = try reading.rules(for: try reading.organization(filing.organization))
    _ = try enter(filing.form, of: filing, in: account, under: rules, from: now)
  }
}
