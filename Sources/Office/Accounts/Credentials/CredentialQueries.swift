import Rulebook
import Storage
import WorkCalendar

/// That somebody changed the passwords of an account.
package struct CredentialChange: Sendable, Hashable {
  package let person: PersonID
  package let at: Instant
}

extension Reading {
  /// When the passwords of an account were changed and by whom, the newest first.
  package func credentialChanges(of account: AccountID, limit: Int = 50) throws
    -> [CredentialChange]
  {
    try session.rows(
      """
      SELECT person_id, changed_at FROM credential_changes WHERE account_id = \(account)
      ORDER BY id DESC LIMIT \(limit)
      """
    ).map { row in
      CredentialChange(person: try row.id("person_id"), at: try row.instant("changed_at"))
    }
  }
}

extension Desk {
  func insertCredentialChange(of account: AccountID, by person: PersonID) throws {
    try session.execute(
      """
      INSERT INTO credential_changes (account_id, person_id, changed_at)
      VALUES (\(account), \(person), \(now))
      """)
  }

  /// Makes a change of passwords due where a text asks for it after this event, under the
  /// strictest clock.
  ///
  /// - Returns: the articles that ask for it; none where no text does.
  func requireRotation(
    after event: RotationEvent, on account: Account, under rules: GoverningRules,
    from start: Instant? = nil
  ) throws -> [Citation] {
    guard let clock = rules.rotationClock(after: event) else { return [] }
    try require(
      .rotation, after: event.rawValue, on: account, clock: clock, from: start ?? now,
      citations: clock.citations)
    return clock.citations
  }

  /// Makes new passwords due because somebody may know them who should not; where no text says how
  /// soon, without a limit.
  ///
  /// - Returns: the articles that ask for it; none where no text does.
  func requireNewPasswords(
    after event: RotationEvent, on account: Account, under rules: GoverningRules,
    from start: Instant? = nil
  ) throws -> [Citation] {
    let citations = try requireRotation(after: event, on: account, under: rules, from: start)
    if citations.isEmpty {
      try require(
        .rotation, after: event.rawValue, on: account, clock: nil, from: start ?? now,
        citations: [])
    }
    return citations
  }
}
