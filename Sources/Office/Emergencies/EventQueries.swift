import Storage
import WorkCalendar

private let columns: SQL = """
  e.id, e.organization_id, e.name, e.known_at, e.opened_by, e.opened_at, e.clock_id,
  e.first_published_at, e.closed_at, e.closed_by, e.closed_with, e.closing_note
  """

/// An event in a list of them.
package struct ListedEvent: Sendable {
  package let event: EmergencyEvent
  package let organization: Organization
  /// The limit of the first notice while it runs.
  package let clock: RunningClock?
  /// How the limit ended; nil while it runs, and where there is none.
  package let verdict: RunningClock.Verdict?
  /// How many notices on it are written.
  package let notices: Int
  package let isOnHold: Bool
}

extension Reading {
  /// An event, whoever asks; pages go through `visibleEvent`.
  ///
  /// - Throws: `office.not-found`.
  func event(_ id: EventID) throws -> EmergencyEvent {
    guard let row = try session.first("SELECT \(columns) FROM events e WHERE e.id = \(id)") else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return try EmergencyEvent(row)
  }

  /// An event of a body the asker sees, or one on which their body is held to silence.
  ///
  /// - Throws: `office.not-found` to everybody else, as if there were none.
  package func visibleEvent(_ id: EventID) throws -> EmergencyEvent {
    guard let sight = eventSight(),
      let row = try session.first(
        """
        SELECT \(columns) FROM events e JOIN organizations o ON o.id = e.organization_id
        WHERE e.id = \(id) AND (\(sight))
        """)
    else { throw Refusal(OfficeRefusal.notFound) }
    return try EmergencyEvent(row)
  }

  /// The events the asker sees, the newest first.
  ///
  /// - Parameters:
  ///   - isOpen: only those that are open, or only those that are closed; nil for all.
  ///   - before: the last event of the page before.
  package func events(
    isOpen: Bool? = nil, before: EventID? = nil, limit: Int = 50
  ) throws -> [ListedEvent] {
    let events = try seenEvents(isOpen: isOpen, before: before, limit: limit)
    guard !events.isEmpty else { return [] }
    let bodies = try organizations(events.map(\.organization))
    let clocks = try clocks(events.compactMap(\.clock))
    let (notices, held) = (try noticeCounts(events.map(\.id)), try heldEvents(events.map(\.id)))
    return events.compactMap { event in
      guard let body = bodies[event.organization] else { return nil }
      let clock = event.clock.flatMap { clocks[$0] }
      return ListedEvent(
        event: event, organization: body, clock: clock?.stoppedAt == nil ? clock : nil,
        verdict: clock?.verdict, notices: notices[event.id] ?? 0, isOnHold: held.contains(event.id))
    }
  }

  /// The open events that the asker may speak on, the newest first.
  package func openEvents(limit: Int = 30) throws -> [EmergencyEvent] {
    try seenEvents(isOpen: true, before: nil, limit: limit)
  }

  private func seenEvents(
    isOpen: Bool?, before: EventID?, limit: Int
  ) throws -> [EmergencyEvent] {
    guard let sight = eventSight() else { return [] }
    let state: SQL =
      isOpen.map { $0 ? "AND e.closed_at IS NULL" : "AND e.closed_at IS NOT NULL" } ?? ""
    return try session.rows(
      """
      SELECT \(columns) FROM events e JOIN organizations o ON o.id = e.organization_id
      WHERE e.id < \(before?.rawValue ?? Int64.max) AND (\(sight)) \(state)
      ORDER BY e.id DESC LIMIT \(limit)
      """
    ).map(EmergencyEvent.init)
  }

  /// A condition on events `e` of bodies `o`; nil when the asker sees none.
  private func eventSight() -> SQL? {
    if case .system = asker.actor { return "1 = 1" }
    guard let places = asker.places("o") else { return nil }
    let above = Set(asker.appointments.flatMap(\.organization.lineage))
    return """
      \(places) OR EXISTS (
        SELECT 1 FROM holds h
        WHERE h.event_id = e.id AND h.lifted_at IS NULL AND h.scope_id IN (\(list: Array(above))))
      """
  }

  private func noticeCounts(_ events: [EventID]) throws -> [EventID: Int] {
    var counts: [EventID: Int] = [:]
    for row in try session.rows(
      """
      SELECT event_id, COUNT(*) AS n FROM posts
      WHERE event_id IN (\(list: events)) AND state <> 'discarded'
      GROUP BY event_id LIMIT \(events.count)
      """)
    {
      counts[try row.id("event_id")] = Int(clamping: try row.int("n"))
    }
    return counts
  }

  /// Those of some events on which a hold stands.
  private func heldEvents(_ events: [EventID]) throws -> Set<EventID> {
    let rows = try session.rows(
      """
      SELECT DISTINCT event_id FROM holds
      WHERE event_id IN (\(list: events)) AND lifted_at IS NULL LIMIT \(events.count)
      """)
    return Set(try rows.map { try $0.id("event_id") })
  }
}

extension Desk {
  /// Reads an event and holds it until the act is done.
  ///
  /// - Throws: `office.not-found`.
  func lockEvent(_ id: EventID) throws -> EmergencyEvent {
    // Touched and not only held: whoever waited reads what was done meanwhile.
    try session.execute("UPDATE events SET name = name WHERE id = \(id)")
    return try reading.event(id)
  }

  func insertEvent(
    named name: String, knownAt: Instant, clock: ClockID?, of organization: OrganizationID,
    by person: PersonID
  ) throws -> EventID {
    EventID(
      try session.insert(
        """
        INSERT INTO events (organization_id, name, known_at, opened_by, opened_at, clock_id)
        VALUES (\(organization), \(name), \(knownAt), \(person), \(now), \(clock))
        RETURNING id
        """))
  }

  func close(_ event: EventID, by person: PersonID, note: String) throws {
    try session.execute(
      """
      UPDATE events SET closed_at = \(now), closed_by = \(person), closing_note = \(note)
      WHERE id = \(event) AND closed_at IS NULL
      """)
  }

  /// A notice that went out stops the clock of its event, where it is the first, and closes the
  /// event, where it is the last word. For whatever act writes down that it is published.
  func noticePublished(_ revision: Revision, at time: Instant) throws {
    guard let notice = revision.draft.notice, let id = notice.event, notice.position != nil else {
      return
    }
    let event = try lockEvent(id)
    if event.firstPublishedAt == nil {
      try session.execute("UPDATE events SET first_published_at = \(time) WHERE id = \(id)")
      try stopClock(event.clock, at: time)
    }
    if notice.isFinal == true, event.isOpen {
      try session.execute(
        "UPDATE events SET closed_at = \(now), closed_with = \(revision.post) WHERE id = \(id)")
    }
  }
}

extension EmergencyEvent {
  fileprivate init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      name: try row.text("name"), knownAt: try row.instant("known_at"),
      openedBy: try row.id("opened_by"), openedAt: try row.instant("opened_at"),
      clock: try row.optionalID("clock_id"),
      firstPublishedAt: try row.optionalInstant("first_published_at"),
      closedAt: try row.optionalInstant("closed_at"), closedBy: try row.optionalID("closed_by"),
      closedWith: try row.optionalID("closed_with"), closingNote: try row.text("closing_note"))
  }
}
