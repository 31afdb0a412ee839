import Rulebook
import Storage
import WorkCalendar

/// How many of each kind are counted for a page that shows a part of them.
private let countLimit = 5_000

/// News of an emergency cannot wait behind other items, wherever it has no limit of its own.
private let isEmergency: SQL = "CASE p.kind WHEN 'emergency' THEN 1 ELSE 0 END"

extension Reading {
  /// What waits for the asker, soonest due first, then the urgent, then the oldest.
  ///
  /// - Parameter limit: how much is listed, so that a page never grows with the data; the rest is
  ///   counted.
  package func waitingTasks(limit: Int = 200) throws -> WaitingList {
    guard asker.person != nil else { return WaitingList(tasks: [], more: 0, overdue: 0) }
    let sources = try postSources() + messageSources() + accountTaskSources()
    var rows: [SQLRow] = []
    var (all, overdue) = (0, 0)
    for source in sources {
      let found = try session.rows(source.rows(limit: limit))
      rows += found
      guard found.count == limit else {
        all += found.count
        continue
      }
      all += try count(source.number(limit: countLimit))
    }
    let tasks = Array(try tasks(rows).sorted(by: WaitingTask.isSooner).prefix(limit))
    if all > tasks.count {
      for source in sources {
        if let late = source.late(at: now, limit: countLimit) { overdue += try count(late) }
      }
    } else {
      overdue = tasks.count { $0.clock?.isOverdue(at: now) ?? false }
    }
    return WaitingList(tasks: tasks, more: all - tasks.count, overdue: overdue)
  }

  private func tasks(_ rows: [SQLRow]) throws -> [WaitingTask] {
    let clocks = try clocks(
      rows.compactMap { row -> ClockID? in try row.optionalID("clock_id") })
    return try rows.map { row in
      let clock: ClockID? = try row.optionalID("clock_id")
      return try WaitingTask(row, clock: clock.flatMap { clocks[$0] })
    }
  }

  /// How much waits for somebody who is being recognised, for the menu.
  package func waitingCounts(for asker: Asker) throws -> WaitingCounts {
    try seen(by: asker).waitingCounts()
  }

  /// How much waits, for the menu: one statement, since every page asks it.
  package func waitingCounts() throws -> WaitingCounts {
    guard asker.person != nil else {
      return WaitingCounts(posts: 0, messages: 0, accounts: 0)
    }
    let limit = 99
    func sum(_ sources: [TaskSource]) -> SQL {
      sources.reduce("0") { "\($0) + (\($1.number(limit: limit)))" }
    }
    let row = try session.first(
      """
      SELECT \(sum(postSources())) AS posts, \(sum(messageSources())) AS messages,
        \(sum(try accountTaskSources())) AS accounts
      """)
    func number(_ column: String) throws -> Int {
      min(limit, Int(clamping: try row?.int(column) ?? 0))
    }
    return WaitingCounts(
      posts: try number("posts"), messages: try number("messages"),
      accounts: try number("accounts"))
  }

  private func count(_ sql: SQL) throws -> Int {
    Int(clamping: try session.first(sql)?.int("n") ?? 0)
  }

  /// The roles the asker holds, grouped by where.
  func holdings() -> [Holding] {
    let byPlace = Dictionary(grouping: asker.appointments, by: \.organization.id)
    return byPlace.sorted { $0.key < $1.key }.map { place, appointments in
      Holding(organization: place, roles: appointments.map(\.role))
    }
  }

  /// Signatures on items, items that may be published, one's own that were returned or not handed
  /// in yet, and for those who appoint, posts that are vacant.
  private func postSources() -> [TaskSource] {
    let stages = holdings().map { holding in
      TaskSource(
        """
        'review-stage' AS task, s.kind AS step, p.number, p.title, p.id AS subject, o.short_name,
          \(isEmergency) AS urgent
        """,
        from: """
          review_stages s JOIN posts p ON p.id = s.post_id
          JOIN organizations o ON o.id = p.organization_id
          """, clock: "s.clock_id", since: "s.opened_at", basis: "s.rule",
        where: "s.state = 'open' AND \(isChecked) AND \(holding.stage("s"))")
    }
    return stages
      + [
        corrections(), returnedChecks(), lateChecks(), releases(), eventNotices(),
        returnedPosts(), draftPosts(),
      ]
      .compactMap { $0 } + vacancies()
  }

  private func messageSources() -> [TaskSource] {
    holdings().map { holding in
      TaskSource(
        """
        'matter-step' AS task, s.kind AS step, t.number, m.title, t.id AS subject, o.short_name,
          t.urgent
        """,
        from: """
          matter_steps s JOIN matters t ON t.id = s.matter_id JOIN messages m ON m.id = t.id
          JOIN organizations o ON o.id = t.organization_id
          """, clock: "s.clock_id", since: "s.opened_at", basis: "s.citations",
        where: "s.closed_at IS NULL AND \(holding.stage("s"))")
    }
  }

  /// Items that passed their last signature and wait to be published.
  private func releases() -> TaskSource? {
    let places = bodies(holding: [.publisher])
    guard !places.isEmpty else { return nil }
    return TaskSource(
      """
      'release' AS task, a.name AS step, p.number, p.title, p.id AS subject, o.short_name,
        \(isEmergency) AS urgent
      """,
      from: """
        releases r JOIN posts p ON p.id = r.post_id JOIN accounts a ON a.id = r.account_id
        JOIN organizations o ON o.id = a.organization_id
        """, clock: "r.clock_id", since: "r.opened_at",
      where: """
        \(isOpenRelease) AND r.state <> 'planned' AND a.organization_id IN (\(list: places))
        """)
  }

  /// Events of bodies that the asker writes for, on which the first notice is due.
  private func eventNotices() -> TaskSource? {
    let places = bodies(holding: [.editor])
    guard !places.isEmpty else { return nil }
    return TaskSource(
      """
      'event-notice' AS task, 'first' AS step, '' AS number, e.name AS title, e.id AS subject,
        o.short_name, 1 AS urgent
      """,
      from: "events e JOIN organizations o ON o.id = e.organization_id", clock: "e.clock_id",
      since: "e.opened_at",
      where: """
        e.closed_at IS NULL AND e.first_published_at IS NULL AND e.clock_id IS NOT NULL
          AND e.organization_id IN (\(list: places))
        """)
  }

  /// One's own items that were returned.
  private func returnedPosts() -> TaskSource? {
    asker.person.map { person in
      posts(
        "'returned-post'", "p.holder_id = \(person.id) AND p.state = 'returned'",
        step: """
          CASE WHEN EXISTS (
            SELECT 1 FROM corrections k WHERE k.post_id = p.id AND k.closed_at IS NULL
              AND k.kind = 'correct') THEN 'correction'
          ELSE (
            SELECT n.outcome FROM rounds n WHERE n.post_id = p.id AND n.number = p.round) END
          """)
    }
  }

  /// Items that the asker began and has not handed in, where they may write.
  private func draftPosts() -> TaskSource? {
    let places = bodies(holding: [.editor])
    guard let person = asker.person, !places.isEmpty else { return nil }
    return posts(
      "'draft-post'",
      """
      p.organization_id IN (\(list: places)) AND p.state = 'draft' AND p.holder_id = \(person.id)
      """)
  }

  private func posts(_ task: SQL, _ condition: SQL, step: SQL = "p.state") -> TaskSource {
    TaskSource(
      """
      \(task) AS task, \(step) AS step, p.number, p.title, p.id AS subject, o.short_name,
        \(isEmergency) AS urgent
      """,
      from: "posts p JOIN organizations o ON o.id = p.organization_id", clock: nil,
      since: "p.updated_at", where: condition)
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
    let kind: Kind = try row.word("task")
    self.init(
      kind: kind, step: try row.text("step"), number: try row.text("number"),
      title: try row.text("title"), subject: try row.int("subject"),
      organization: try row.text("short_name"), since: try row.instant("since"),
      isUrgent: try row.flag("urgent"), clock: clock,
      citations: try Self.citations(in: try row.optionalText("basis"), of: kind))
  }

  private static func citations(in basis: String?, of kind: Kind) throws -> [Citation] {
    guard let basis else { return [] }
    switch kind {
    case .reviewStage, .lateCheck: return (try restored(basis) as StageRule).citations
    case .filingStep: return (try restored(basis) as FilingPlan.Step).citations
    default: return try restored(basis)
    }
  }

  /// What is wrong in public comes first, then the soonest due; what has no limit comes last. Of what is due alike the urgent comes first,
  /// then the oldest.
  static func isSooner(_ left: WaitingTask, _ right: WaitingTask) -> Bool {
    if left.kind.isPublicFault != right.kind.isPublicFault { return left.kind.isPublicFault }
    let (leftDue, rightDue) = (left.clock?.due ?? .latest, right.clock?.due ?? .latest)
    if leftDue != rightDue { return leftDue < rightDue }
    return left.isUrgent == right.isUrgent ? left.since < right.since : left.isUrgent
  }
}
