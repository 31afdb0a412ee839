import Rulebook
import Storage
import WorkCalendar

/// What another calendar would do to the open deadlines.
package struct CalendarEffect: Sendable, Hashable {
  /// A deadline that would fall due at another time.
  package struct Move: Sendable, Hashable {
    package let organization: String
    /// Number of the item or the matter; nil for other deadlines.
    package let number: String?
    /// What an event made due on an account; nil for other deadlines.
    package let duty: Duty?
    package let citations: [Citation]
    package let from: Instant
    package let to: Instant
  }

  /// Something that has to be done about an account.
  package struct Duty: Sendable, Hashable {
    package let account: String
    /// Whether passwords are to be changed; otherwise it is to be filed.
    package let isRotation: Bool
    /// A `FilingEvent` or a `RotationEvent`.
    package let event: String
  }

  /// How many open deadlines were looked at.
  package let examined: Int
  /// How many of them would fall due at another time.
  package let moved: Int
  /// The first of those, the oldest first.
  package let moves: [Move]
  /// Whether there are more open deadlines than were looked at.
  package let isPartial: Bool
}

extension Reading {
  /// Computes open deadlines under another calendar without changing them.
  ///
  /// - Parameters:
  ///   - limit: at most so many, the oldest first.
  ///   - shown: at most so many of those that move are named.
  package func effect(
    of calendar: WorkCalendar, limit: Int = 2_000, shown: Int = 50
  ) throws -> CalendarEffect {
    let rows = try session.rows(
      """
      SELECT id, deadline FROM clocks WHERE stopped_at IS NULL ORDER BY id LIMIT \(limit + 1)
      """)
    var moved: [(id: ClockID, to: Instant)] = []
    for row in rows.prefix(limit) {
      let former: Deadline = try restored(row.text("deadline"))
      let revised = try calendar.recomputed(former, keptAt: nil).inForce
      let id: ClockID = try row.id("id")
      if revised.due != former.due { moved.append((id, revised.due)) }
    }
    return CalendarEffect(
      examined: min(rows.count, limit), moved: moved.count,
      moves: try moves(Array(moved.prefix(shown))), isPartial: rows.count > limit)
  }

  private func moves(_ moved: [(id: ClockID, to: Instant)]) throws -> [CalendarEffect.Move] {
    guard !moved.isEmpty else { return [] }
    let ends = Dictionary(uniqueKeysWithValues: moved.map { ($0.id, $0.to) })
    let rows = try session.rows(
      """
      SELECT c.id, c.rule, c.due_at, o.name,
        COALESCE(
          (SELECT MAX(m.number) FROM matter_steps s JOIN matters m ON m.id = s.matter_id
           WHERE s.clock_id = c.id),
          (SELECT MAX(p.number) FROM review_stages r JOIN posts p ON p.id = r.post_id
           WHERE r.clock_id = c.id),
          (SELECT MAX(p.number) FROM releases r JOIN posts p ON p.id = r.post_id
           WHERE r.clock_id = c.id)) AS number,
        (SELECT MAX(a.name) FROM account_duties d JOIN accounts a ON a.id = d.account_id
         WHERE d.clock_id = c.id) AS account,
        (SELECT MAX(d.kind) FROM account_duties d WHERE d.clock_id = c.id) AS duty,
        (SELECT MAX(d.event) FROM account_duties d WHERE d.clock_id = c.id) AS event
      FROM clocks c JOIN organizations o ON o.id = c.organization_id
      WHERE c.id IN (\(list: moved.map { $0.id })) ORDER BY c.id
      """)
    return try rows.compactMap { row in
      guard let to = ends[try row.id("id")] else { return nil }
      let rule: ClockRule = try restored(row.text("rule"))
      return CalendarEffect.Move(
        organization: try row.text("name"), number: try row.optionalText("number"),
        duty: try duty(row), citations: rule.citations, from: try row.instant("due_at"), to: to)
    }
  }

  private func duty(_ row: SQLRow) throws -> CalendarEffect.Duty? {
    guard let account = try row.optionalText("account") else { return nil }
    return CalendarEffect.Duty(
      account: account, isRotation: try row.text("duty") == "rotation",
      event: try row.text("event"))
  }
}
