import Storage
import WorkCalendar

extension Reading {
  /// The inboxes the asker may look into: units whose messages they read, departments they answer
  /// for. Own appointments come first, then what lies below a manager.
  package func inboxes() throws -> [Inbox] {
    var found: [Inbox] = []
    func add(_ inbox: Inbox) { if !found.contains(inbox) { found.append(inbox) } }
    for appointment in asker.appointments {
      switch appointment.role {
      case .departmentHandler, .departmentHead:
        add(Inbox(organization: appointment.organization, side: .department))
      case let role where MatterAccess.readers.contains(role):
        add(Inbox(organization: appointment.organization, side: .unit))
      default: continue
      }
    }
    let managing = asker.appointments.filter {
      $0.role.reach == .subtree && MatterAccess.readers.contains($0.role)
    }
    guard !managing.isEmpty else { return found }
    for organization in try organizationsWithPortal()
    where managing.contains(where: { $0.reaches(organization) }) {
      add(Inbox(organization: organization, side: .unit))
    }
    return found
  }

  /// A page of an inbox: what is open with the soonest due first, overdue before all, what has no
  /// limit last and the oldest first; what has ended with the newest first.
  ///
  /// - Parameters:
  ///   - states: which tab; all open or all ended.
  ///   - isLow: only those whose answer the citizen was dissatisfied with.
  ///   - mark: where the page before ended.
  ///   - limit: at most 50.
  /// - Returns: the lines, and where the page ends when more follow.
  /// - Throws: `office.other-unit`, `office.no-appointment`.
  package func matters(
    in inbox: Inbox, states: [Matter.State], isLow: Bool = false, after mark: InboxMark? = nil,
    limit: Int = 50
  ) throws -> (entries: [MatterEntry], next: InboxMark?) {
    try checkMayRead(inbox)
    let limit = min(max(limit, 1), 50)
    // One bounded walk along the index for each state: several states in one query would be
    // gathered in full and sorted.
    var found: [(mark: InboxMark, row: SQLRow)] = []
    for state in states {
      let rows = try matterRows(
        in: inbox, state: state, isLow: isLow, after: mark, limit: limit + 1)
      found += try rows.map {
        (InboxMark(due: try $0.instant("due_at"), id: try $0.id("id")), $0)
      }
    }
    let isOpen = states.allSatisfy(\.isOpen)
    found.sort { left, right in
      if !isOpen { return left.mark.id > right.mark.id }
      if left.mark.due != right.mark.due { return left.mark.due < right.mark.due }
      return left.mark.id < right.mark.id
    }
    let page = found.prefix(limit)
    return (
      try entries(page.map(\.row)), found.count > limit ? page.last?.mark : nil
    )
  }

  private func entries(_ rows: [SQLRow]) throws -> [MatterEntry] {
    let running = try clocks(
      rows.flatMap { try [$0.optionalID("clock_id"), $0.optionalID("answer_clock")] }
        .compactMap { $0 })
    return try rows.map { row in
      let clock: ClockID? = try row.optionalID("clock_id")
      let answer: ClockID? = try row.optionalID("answer_clock")
      return MatterEntry(
        id: try row.id("id"), number: try row.text("number"), title: try row.text("title"),
        kind: try row.word("kind"), messageClass: try row.optionalText("class"),
        isUrgent: try row.flag("urgent"), state: try row.word("state"),
        receivedAt: try row.instant("received_at"),
        department: try row.optionalText("department"), clock: clock.flatMap { running[$0] },
        answerClock: answer.flatMap { running[$0] },
        endedAt: try row.optionalInstant("ended_at"),
        grade: try row.optionalInt("grade").map { Int($0) })
    }
  }

  /// How many matters are in each open state, counting to 100.
  package func matterCounts(in inbox: Inbox) throws -> MatterCounts {
    try checkMayRead(inbox)
    var counts: MatterCounts = [:]
    for state in Matter.State.allCases where state.isOpen {
      let row = try session.first(
        """
        SELECT COUNT(*) AS n FROM (
          SELECT m.id FROM matters m WHERE \(condition(inbox)) AND m.state = \(state.rawValue)
          LIMIT 100) AS counted
        """)
      counts[state] = Int(try row?.int("n") ?? 0)
    }
    return counts
  }

  private func matterRows(
    in inbox: Inbox, state: Matter.State, isLow: Bool, after mark: InboxMark?, limit: Int
  ) throws -> [SQLRow] {
    let rated: SQL =
      isLow ? "AND r.grade <= \(Int64(Rating.lowGrades.upperBound))" : ""
    let way: SQL =
      if state.isOpen {
        (mark.map { "AND (m.due_at, m.id) > (\($0.due), \($0.id))" } ?? "")
          + " ORDER BY m.due_at, m.id"
      } else {
        // Without a limit all, so that the same index leads backwards through them.
        "AND m.due_at = \(Instant.latest) " + (mark.map { "AND m.id < \($0.id)" } ?? "")
          + " ORDER BY m.id DESC"
      }
    return try session.rows(
      """
      SELECT m.id, m.number, m.state, m.class, m.urgent, m.due_at, g.title, g.kind, g.received_at,
        s.clock_id, d.short_name AS department, r.grade,
        COALESCE(m.answered_at, m.closed_at) AS ended_at, (
          SELECT b.clock_id FROM matter_steps b
          WHERE b.matter_id = m.id AND b.kind IN ('draft', 'sign') AND m.department_id IS NOT NULL
          ORDER BY b.position DESC LIMIT 1) AS answer_clock
      FROM matters m JOIN messages g ON g.id = m.id
      LEFT JOIN matter_steps s ON s.matter_id = m.id AND s.closed_at IS NULL
      LEFT JOIN organizations d ON d.id = m.department_id
      LEFT JOIN ratings r ON r.matter_id = m.id
      WHERE \(condition(inbox)) AND m.state = \(state.rawValue) \(rated) \(way) LIMIT \(limit)
      """)
  }

  private func condition(_ inbox: Inbox) -> SQL {
    switch inbox.side {
    case .unit: "m.organization_id = \(inbox.organization.id)"
    case .department: "m.department_id = \(inbox.organization.id)"
    }
  }

  private func checkMayRead(_ inbox: Inbox) throws {
    let unit = inbox.organization
    switch inbox.side {
    case .unit:
      _ = try MatterAccess.granted(to: asker, unit: unit, holders: [])
    case .department:
      guard asker.holds(.departmentHandler, at: unit) || asker.holds(.departmentHead, at: unit)
      else {
        throw Refusal(
          OfficeRefusal.otherUnit, facts: ["organization": unit.name],
          helpers: [.departmentHandler])
      }
    }
  }
}
