import Storage
import WorkCalendar

extension Reading {
  /// The person a session token belongs to, unless the session has been idle too long.
  package func signedIn(tokenDigest: [UInt8], idleMinutes: Int) throws -> (Asker, seenAt: Instant)?
  {
    guard
      let row = try session.first(
        "SELECT person_id, seen_at FROM sessions WHERE token_digest = \(tokenDigest)")
    else { return nil }
    let seenAt = try row.instant("seen_at")
    if seenAt.milliseconds(until: now) > Int64(idleMinutes) * 60_000 { return nil }
    guard let asker = try? asker(row.id("person_id")) else { return nil }
    return (asker, seenAt)
  }

  /// Whose session it is or was, as long as its row has not been forgotten.
  package func owner(ofSession tokenDigest: [UInt8]) throws -> PersonID? {
    try session.first("SELECT person_id FROM sessions WHERE token_digest = \(tokenDigest)")
      .map { try $0.id("person_id") }
  }

  /// What is needed to check a password outside the transaction: hashing takes long on purpose.
  package func passwordHash(login: String) throws -> (PersonID, PasswordHash?)? {
    guard
      let row = try session.first(
        "SELECT id, password_hash FROM persons WHERE login = \(login)")
    else { return nil }
    return (
      try row.id("id"), try row.optionalText("password_hash").map(PasswordHash.init(text:))
    )
  }

  /// The present and the last former passwords, newest first.
  package func passwordHashes(of person: PersonID, former count: Int) throws -> [PasswordHash] {
    let current = try session.rows(
      "SELECT password_hash FROM persons WHERE id = \(person) AND password_hash IS NOT NULL")
    let former = try session.rows(
      """
      SELECT password_hash FROM former_passwords WHERE person_id = \(person)
      ORDER BY retired_at DESC, id DESC LIMIT \(count)
      """)
    return try (current + former).map { PasswordHash(text: try $0.text("password_hash")) }
  }
}

extension Office {
  /// Notes that a session is in use; written at most once a minute. Not part of the record, so it
  /// is no act (docs/adr/0006-sessions-are-not-the-record.md).
  package func touchSession(tokenDigest: [UInt8]) async throws {
    let now = clock.now
    _ = try await database.write { session in
      try session.execute(
        "UPDATE sessions SET seen_at = \(now) WHERE token_digest = \(tokenDigest)")
    }
  }
}
