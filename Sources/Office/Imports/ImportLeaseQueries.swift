import Storage
import WorkCalendar

/// Work on imports that is no part of the record: who holds which, what is kept how long.
extension Office {
  /// How long an import that nobody ended is kept, in milliseconds: 30 days.
  private static let importLifetime: Int64 = 30 * 24 * 3_600_000

  /// Takes started imports for the length of a lease; two nodes never hold the same one.
  func claimImports(leaseMilliseconds: Int64) async throws
    -> [(outbox: Int64, id: TableImportID, attempts: Int64)]
  {
    let now = clock.now
    return try await database.write { session in
      let rows = try session.rows(
        """
        SELECT id FROM outbox
        WHERE done_at IS NULL AND due_at <= \(now) AND claimed_until <= \(now)
          AND topic = \(OutboxTopic.applyImport.rawValue)
        ORDER BY due_at, id LIMIT 1\(.skipLocked)
        """)
      guard let id = try rows.first?.int("id") else { return [] }
      return try session.rows(
        """
        UPDATE outbox SET claimed_until = \(now.advanced(byMilliseconds: leaseMilliseconds)),
          attempts = attempts + 1
        WHERE id = \(id) RETURNING id, object_id, attempts
        """
      ).map { (try $0.int("id"), try $0.id("object_id"), try $0.int("attempts")) }
    }
  }

  /// Holds an import on, while its portions come in.
  func holdImport(_ outbox: Int64, leaseMilliseconds: Int64) async throws {
    let until = clock.now.advanced(byMilliseconds: leaseMilliseconds)
    _ = try await database.write { session in
      try session.execute("UPDATE outbox SET claimed_until = \(until) WHERE id = \(outbox)")
    }
  }

  /// Writes down how many rows of an import have been looked through.
  func noteHandled(_ handled: Int, of id: TableImportID) async throws {
    _ = try await database.write { session in
      try session.execute(
        "UPDATE imports SET handled = \(handled) WHERE id = \(id) AND state = 'started'")
    }
  }

  /// Lets go of an import that ended, with the refusal that ended it.
  func settleImport(_ outbox: Int64, _ id: TableImportID, failure: String?) async throws {
    let now = clock.now
    _ = try await database.write { session in
      try session.execute(
        "UPDATE outbox SET done_at = \(now), claimed_until = 0 WHERE id = \(outbox)")
      guard let failure else { return 0 }
      return try session.execute(
        """
        UPDATE imports SET state = 'failed', failure = \(failure), ended_at = \(now)
        WHERE id = \(id) AND state = 'started'
        """)
    }
  }

  /// Notes that an import ended without anything being stored.
  package func failImport(_ id: TableImportID, because refusal: Refusal) async throws {
    let now = clock.now
    _ = try await database.write { session in
      try session.execute(
        """
        UPDATE imports SET state = 'failed', failure = \(refusal.code), ended_at = \(now)
        WHERE id = \(id) AND state = 'started'
        """)
    }
  }

  /// Removes old imports, a few at a time.
  package func forgetImports() async throws {
    let old = clock.now.advanced(byMilliseconds: -Self.importLifetime)
    _ = try await database.write { session in
      let ids = try session.rows(
        "SELECT id FROM imports WHERE created_at < \(old) ORDER BY created_at LIMIT 20"
      ).map { try $0.int("id") }
      guard !ids.isEmpty else { return 0 }
      try session.execute("DELETE FROM import_rows WHERE import_id IN (\(list: ids))")
      return try session.execute("DELETE FROM imports WHERE id IN (\(list: ids))")
    }
  }
}
