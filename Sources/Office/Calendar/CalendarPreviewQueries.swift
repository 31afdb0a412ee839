import Storage
import WorkCalendar

/// What another calendar would do to the open deadlines.
package struct CalendarEffect: Sendable, Hashable {
  /// How many open deadlines were looked at.
  package let examined: Int
  /// How many of them would fall due at another time.
  package let moved: Int
  /// Whether there are more open deadlines than were looked at.
  package let isPartial: Bool
}

extension Reading {
  /// Computes open deadlines under another calendar without changing them.
  ///
  /// - Parameter limit: at most so many, the oldest first.
  package func effect(of calendar: WorkCalendar, limit: Int = 2_000) throws -> CalendarEffect {
    let rows = try session.rows(
      """
      SELECT deadline FROM clocks WHERE stopped_at IS NULL ORDER BY id LIMIT \(limit + 1)
      """)
    var moved = 0
    for row in rows.prefix(limit) {
      let former: Deadline = try restored(row.text("deadline"))
      let revised = try calendar.deadline(from: former.from, term: former.term)
      if revised.due != former.due { moved += 1 }
    }
    return CalendarEffect(
      examined: min(rows.count, limit), moved: moved, isPartial: rows.count > limit)
  }
}
