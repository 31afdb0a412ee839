import Rulebook
import Storage
import WorkCalendar

package typealias ClockID = Identifier<RunningClock>

/// A deadline of some step: running, or stopped with a verdict that no later calendar changes.
package struct RunningClock: Sendable, Hashable {
  package enum Verdict: String, Sendable, CaseIterable { case kept, missed, void }

  package let id: ClockID
  package let rule: ClockRule
  package let deadline: Deadline
  package let stoppedAt: Instant?
  package let verdict: Verdict?

  package var due: Instant { deadline.due }

  package func isOverdue(at now: Instant) -> Bool { stoppedAt == nil && !deadline.isKept(at: now) }
}

/// A limit that is computed and not in the books yet, so that alike ones are computed once.
struct PreparedClock {
  static let columns: SQL =
    "organization_id, rule, started_at, due_at, deadline, provisional, calendar_version"

  private let rule: String
  private let start: Instant
  private let deadline: Deadline
  private let kept: String

  init(_ rule: ClockRule, from start: Instant, under calendar: WorkCalendar) throws {
    self.rule = try stored(rule)
    self.start = start
    deadline = try calendar.deadline(from: start, term: rule.term, endsAt: rule.endsAt)
    kept = try stored(deadline)
  }

  func line(of organization: OrganizationID) -> SQL {
    """
    (\(organization), \(rule), \(start), \(deadline.due), \(kept), \(deadline.provisional),
      \(deadline.calendarVersion))
    """
  }
}

extension Desk {
  /// Starts a clock under the calendar in force.
  func startClock(
    _ rule: ClockRule, from start: Instant, of organization: OrganizationID
  ) throws -> ClockID {
    let clock = try PreparedClock(rule, from: start, under: try reading.calendar())
    return ClockID(
      try session.insert(
        """
        INSERT INTO clocks (\(PreparedClock.columns))
        VALUES \(clock.line(of: organization)) RETURNING id
        """))
  }

  /// Starts many clocks at once.
  ///
  /// - Returns: the clocks by body, in no order: those of one body have to be alike.
  func startClocks(
    _ lines: [(organization: OrganizationID, clock: PreparedClock)]
  ) throws -> [OrganizationID: [ClockID]] {
    guard !lines.isEmpty else { return [:] }
    var clocks: [OrganizationID: [ClockID]] = [:]
    for row in try session.rows(
      """
      INSERT INTO clocks (\(PreparedClock.columns))
      VALUES \(SQL(listing: lines.map { $0.clock.line(of: $0.organization) }))
      RETURNING id, organization_id
      """)
    {
      clocks[try row.id("organization_id"), default: []].append(try row.id("id"))
    }
    return clocks
  }

  /// Stops a clock; whether it was kept is decided now and for good.
  ///
  /// - Parameter at: when what it waited for happened; nil for now.
  /// - Returns: nil when there is no clock or it was stopped before.
  @discardableResult
  func stopClock(
    _ id: ClockID?, at: Instant? = nil, void: Bool = false
  ) throws -> RunningClock.Verdict? {
    guard let id,
      let row = try session.first(
        "SELECT due_at FROM clocks WHERE id = \(id) AND stopped_at IS NULL")
    else { return nil }
    let isKept = try (at ?? now) < row.instant("due_at")
    let verdict: RunningClock.Verdict = void ? .void : isKept ? .kept : .missed
    try session.execute(
      """
      UPDATE clocks SET stopped_at = \(now), verdict = \(verdict.rawValue)
      WHERE id = \(id) AND stopped_at IS NULL
      """)
    return verdict
  }
}

extension Reading {
  package func clock(_ id: ClockID) throws -> RunningClock? {
    try clocks([id])[id]
  }

  package func clocks(_ ids: some Sequence<ClockID>) throws -> [ClockID: RunningClock] {
    let ids = Array(Set(ids))
    guard !ids.isEmpty else { return [:] }
    let rows = try session.rows(
      """
      SELECT id, rule, deadline, stopped_at, verdict FROM clocks WHERE id IN (\(list: ids))
      """)
    var found: [ClockID: RunningClock] = [:]
    for row in rows {
      let clock = RunningClock(
        id: try row.id("id"), rule: try restored(row.text("rule")),
        deadline: try restored(row.text("deadline")),
        stoppedAt: try row.optionalInstant("stopped_at"), verdict: try row.optionalWord("verdict"))
      found[clock.id] = clock
    }
    return found
  }

  /// Open clocks that were computed with another calendar than the one in force.
  func outdatedClocks(limit: Int) throws -> [RunningClock] {
    let version = try calendar().version
    let rows = try session.rows(
      """
      SELECT id FROM clocks WHERE stopped_at IS NULL AND calendar_version <> \(version)
      ORDER BY id LIMIT \(limit)
      """)
    let found = try clocks(rows.map { try $0.id("id") })
    return found.values.sorted { $0.id < $1.id }
  }
}

extension Desk {
  /// Moves a running limit, and with it the place of the matter that waits under it.
  func replaceDeadline(of id: ClockID, with deadline: Deadline) throws {
    try session.execute(
      """
      UPDATE clocks SET due_at = \(deadline.due), deadline = \(try stored(deadline)),
        provisional = \(deadline.provisional), calendar_version = \(deadline.calendarVersion)
      WHERE id = \(id) AND stopped_at IS NULL
      """)
    try session.execute(
      """
      UPDATE matters SET due_at = \(deadline.due) WHERE id IN (
        SELECT matter_id FROM matter_steps WHERE clock_id = \(id) AND closed_at IS NULL)
      """)
  }
}
