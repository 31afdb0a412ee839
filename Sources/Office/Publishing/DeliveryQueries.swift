import Storage
import WorkCalendar

/// A row of the outbox that this courier holds for a while.
struct Delivery: Sendable {
  let id: Int64
  let release: ReleaseID
  /// How often it was begun, this time included.
  let attempts: Int64
  /// Whether an earlier attempt may have got through: it was interrupted, or its answer was lost.
  let mayHaveArrived: Bool

  /// Why an earlier attempt ended that certainly did not reach the platform.
  enum Postponement: String, Sendable, CaseIterable {
    case unreachable
    case noConnector = "no-connector"
  }
}

extension Office {
  /// Takes due deliveries for the length of a lease; two nodes never hold the same one.
  ///
  /// A claim is no part of the record, only who works on what, so it is no act.
  func claimDeliveries(limit: Int, leaseMilliseconds: Int64) async throws -> [Delivery] {
    let now = clock.now
    return try await database.write { session in
      let rows = try session.rows(
        """
        SELECT id, failure FROM outbox
        WHERE done_at IS NULL AND due_at <= \(now) AND claimed_until <= \(now)
          AND topic = \(OutboxTopic.sendRelease.rawValue)
        ORDER BY due_at, id LIMIT \(limit)\(.skipLocked)
        """)
      let ids = try rows.map { try $0.int("id") }
      guard !ids.isEmpty else { return [] }
      let certain = Set(
        try rows.filter { row in
          try row.optionalText("failure").flatMap(Delivery.Postponement.init) != nil
        }.map { try $0.int("id") })
      let until = now.advanced(byMilliseconds: leaseMilliseconds)
      let claimed = try session.rows(
        """
        UPDATE outbox SET claimed_until = \(until), attempts = attempts + 1, failure = NULL
        WHERE id IN (\(list: ids)) RETURNING id, object_id, attempts
        """)
      return try claimed.map { row in
        let id = try row.int("id")
        let attempts = try row.int("attempts")
        return Delivery(
          id: id, release: try row.id("object_id"), attempts: attempts,
          mayHaveArrived: attempts > 1 && !certain.contains(id))
      }.sorted { $0.id < $1.id }
    }
  }

  /// Puts a delivery aside whose release was settled by somebody else.
  func dropDelivery(_ id: Int64) async throws {
    let now = clock.now
    try await database.write { session in
      _ = try session.execute(
        "UPDATE outbox SET done_at = \(now), claimed_until = 0 WHERE id = \(id)")
    }
  }

  /// Lets go of a delivery that could not even be tried, to try it later.
  func postponeDelivery(_ id: Int64, until: Instant, failure: String) async throws {
    try await database.write { session in
      _ = try session.execute(
        """
        UPDATE outbox SET due_at = \(until), claimed_until = 0,
          failure = \(String(failure.prefix(200)))
        WHERE id = \(id) AND done_at IS NULL
        """)
    }
  }
}

extension Desk {
  /// Closes what is queued for a release that nobody is to send any more.
  func dropDeliveries(of release: ReleaseID) throws {
    try session.execute(
      """
      UPDATE outbox SET done_at = \(now), claimed_until = 0
      WHERE topic = \(OutboxTopic.sendRelease.rawValue) AND object_id = \(release)
        AND done_at IS NULL
      """)
  }

  /// Closes the row of the outbox, or keeps it open to ask the platform again in a minute.
  func finishDelivery(_ id: Int64?, outcome: SendingOutcome) throws {
    guard let id else { return }
    if case .unknown = outcome {
      try session.execute(
        """
        UPDATE outbox SET due_at = \(now.advanced(byMilliseconds: 60_000)), claimed_until = 0,
          failure = 'unknown'
        WHERE id = \(id) AND done_at IS NULL
        """)
    } else {
      try session.execute(
        "UPDATE outbox SET done_at = \(now), claimed_until = 0 WHERE id = \(id)")
    }
  }
}
