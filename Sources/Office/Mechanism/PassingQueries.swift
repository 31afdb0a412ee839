import Storage
import WorkCalendar

extension Reading {
  /// Whether open clocks were computed with another calendar than the one in force.
  package func hasOutdatedClocks() throws -> Bool {
    try !outdatedClocks(limit: 1).isEmpty
  }
}

extension Office {
  /// How long the same form or the same `Idempotency-Key` counts as the same, in milliseconds: 72 h.
  private static let onceLifetime: Int64 = 72 * 3_600_000
  private static let sessionLifetime: Int64 = 24 * 3_600_000

  /// Forgets what is not part of the record and has served its time. A portion at a time.
  package func forgetPassing() async throws {
    let now = clock.now
    let oldKeys = now.advanced(byMilliseconds: -Self.onceLifetime)
    let oldSessions = now.advanced(byMilliseconds: -Self.sessionLifetime)
    let oldWorkings = now.advanced(byMilliseconds: -(try WritingPolicy.bundled().workingLifetime))
    _ = try await database.write { session in
      try session.execute(
        """
        DELETE FROM once_keys WHERE key IN (
          SELECT key FROM once_keys WHERE created_at < \(oldKeys) LIMIT 1000)
        """)
      try session.execute(
        """
        DELETE FROM post_workings WHERE (post_id, person_id) IN (
          SELECT post_id, person_id FROM post_workings WHERE seen_at < \(oldWorkings) LIMIT 1000)
        """)
      return try session.execute(
        """
        DELETE FROM sessions WHERE token_digest IN (
          SELECT token_digest FROM sessions WHERE seen_at < \(oldSessions) LIMIT 1000)
        """)
    }
  }
}
