import Rulebook
import Storage
import WorkCalendar

/// What can wait for one person: bounded, so that a page never grows with the data.
private let taskLimit = 200

extension Reading {
  /// What waits for the asker, soonest due first, then the oldest.
  package func waitingTasks() throws -> [WaitingTask] {
    var tasks: [WaitingTask] = []
    var clocks: [(index: Int, id: ClockID)] = []
    for row in try waitingRows() {
      if let clock: ClockID = try row.optionalID("clock_id") { clocks.append((tasks.count, clock)) }
      tasks.append(try WaitingTask(row, clock: nil))
    }
    let running = try self.clocks(clocks.map(\.id))
    for (index, id) in clocks {
      tasks[index] = tasks[index].with(clock: running[id])
    }
    return tasks.sorted { left, right in
      let leftDue = left.clock?.due ?? .latest
      let rightDue = right.clock?.due ?? .latest
      if leftDue != rightDue { return leftDue < rightDue }
      return left.since < right.since
    }
  }

  /// How much waits for somebody who is being recognised, for the menu.
  package func waitingCounts(for asker: Asker) throws -> WaitingCounts {
    try seen(by: asker).waitingCounts()
  }

  /// How much waits, for the menu.
  package func waitingCounts() throws -> WaitingCounts {
    guard asker.person != nil else {
      return WaitingCounts(posts: 0, messages: 0, accounts: 0)
    }
    var posts = 0
    var messages = 0
    for condition in holdings() {
      posts += try count(
        """
        SELECT 1 FROM review_stages s WHERE s.state = 'open' AND \(condition.stage("s"))
        LIMIT 99
        """)
      messages += try count(
        """
        SELECT 1 FROM matter_steps s WHERE s.closed_at IS NULL AND \(condition.stage("s"))
        LIMIT 99
        """)
    }
    posts += try releaseRows(limit: 99).count + returnedRows(limit: 99).count
    let accounts = try accountTaskRows(limit: 99).count
    return WaitingCounts(posts: posts, messages: messages, accounts: accounts)
  }

  private func count(_ sql: SQL) throws -> Int { try session.rows(sql).count }

  /// The roles the asker holds, grouped by where.
  func holdings() -> [Holding] {
    let byPlace = Dictionary(grouping: asker.appointments, by: \.organization.id)
    return byPlace.sorted { $0.key < $1.key }.map { place, appointments in
      Holding(organization: place, roles: appointments.map(\.role))
    }
  }

  private func waitingRows() throws -> [SQLRow] {
    guard asker.person != nil else { return [] }
    var rows: [SQLRow] = []
    for holding in holdings() {
      rows += try session.rows(
        """
        SELECT 'review-stage' AS task, s.kind AS step, p.number, p.title, p.id AS subject,
          o.short_name, s.opened_at AS since, s.clock_id, 0 AS urgent
        FROM review_stages s JOIN posts p ON p.id = s.post_id
        JOIN organizations o ON o.id = p.organization_id
        WHERE s.state = 'open' AND \(holding.stage("s")) LIMIT \(taskLimit)
        """)
      rows += try session.rows(
        """
        SELECT 'matter-step' AS task, s.kind AS step, t.number, m.title, t.id AS subject,
          o.short_name, s.opened_at AS since, s.clock_id, t.urgent
        FROM matter_steps s JOIN matters t ON t.id = s.matter_id
        JOIN messages m ON m.id = t.id
        JOIN organizations o ON o.id = t.organization_id
        WHERE s.closed_at IS NULL AND \(holding.stage("s")) LIMIT \(taskLimit)
        """)
    }
    return try rows + releaseRows(limit: taskLimit) + returnedRows(limit: taskLimit)
      + accountTaskRows(limit: taskLimit)
  }

  /// Items that passed their last signature and wait to be published.
  private func releaseRows(limit: Int) throws -> [SQLRow] {
    let places = asker.appointments.filter { $0.role == .publisher }.map(\.organization.id)
    guard !places.isEmpty else { return [] }
    return try session.rows(
      """
      SELECT 'release' AS task, a.name AS step, p.number, p.title, p.id AS subject, o.short_name,
        r.opened_at AS since, r.clock_id, 0 AS urgent
      FROM releases r JOIN posts p ON p.id = r.post_id JOIN accounts a ON a.id = r.account_id
      JOIN organizations o ON o.id = a.organization_id
      WHERE r.state IN ('awaiting', 'failed', 'unknown') AND a.organization_id IN (\(list: places))
      LIMIT \(limit)
      """)
  }

  /// One's own items that were returned.
  private func returnedRows(limit: Int) throws -> [SQLRow] {
    guard let person = asker.person else { return [] }
    return try session.rows(
      """
      SELECT 'returned-post' AS task, 'returned' AS step, p.number, p.title, p.id AS subject,
        o.short_name, p.updated_at AS since, NULL AS clock_id, 0 AS urgent
      FROM posts p JOIN organizations o ON o.id = p.organization_id
      WHERE p.author_id = \(person.id) AND p.state = 'returned' LIMIT \(limit)
      """)
  }
}

/// The roles somebody holds at one body.
struct Holding {
  let organization: OrganizationID
  let roles: [Role]

  /// Restricts stages or steps to those that this holding may sign.
  func stage(_ alias: StaticString) -> SQL {
    SQL(stringLiteral: alias) + ".organization_id = \(organization) AND "
      + SQL(stringLiteral: alias) + ".role IN (\(list: roles.map(\.rawValue)))"
  }
}

extension WaitingTask {
  init(_ row: SQLRow, clock: RunningClock?) throws {
    self.init(
      kind: try row.word("task"), step: try row.text("step"), number: try row.text("number"),
      title: try row.text("title"), subject: try row.int("subject"),
      organization: try row.text("short_name"), since: try row.instant("since"),
      isUrgent: try row.flag("urgent"), clock: clock)
  }

  func with(clock: RunningClock?) -> WaitingTask {
    WaitingTask(
      kind: kind, step: step, number: number, title: title, subject: subject,
      organization: organization, since: since, isUrgent: isUrgent, clock: clock)
  }
}
