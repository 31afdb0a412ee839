import Rulebook
import Storage
import WorkCalendar

/// What narrows the list of filings; nil and empty leave everything in.
package struct FilingFilter: Sendable, Hashable {
  /// The filing's number or its end, or what an account is found by.
  package var text = ""
  package var event: FilingEvent?
  package var state: Filing.State?
  /// A body; with everything below it.
  package var organization: OrganizationID?
  /// Only what was sent too late, or is to be sent and is late already.
  package var isOverdue = false

  package init() {}
}

/// A filing in a list, with its account and body.
package struct ListedFiling: Sendable {
  package let filing: Filing
  package let account: Account
  package let organization: Organization
}

extension Reading {
  /// The filings of the bodies in sight, the newest first.
  ///
  /// What can be true for two reasons is asked for twice, so that each question has an index of its
  /// own to walk.
  ///
  /// - Parameter before: the last filing of the page before.
  package func filingList(
    _ filter: FilingFilter, before: FilingID? = nil, limit: Int = 50
  ) throws -> [ListedFiling] {
    guard let places = asker.places("o") else { return [] }
    var condition: SQL = "f.id < \(before?.rawValue ?? Int64.max) AND (\(places))"
    if let event = filter.event { condition = condition + " AND f.event = \(event.rawValue)" }
    if let state = filter.state { condition = condition + " AND f.state = \(state.rawValue)" }
    let body = try filter.organization.map { try organization($0) }
    if let path = body?.path {
      condition = condition + " AND o.path >= \(path) AND o.path < \(path + "~")"
    }
    let source = source(within: body)
    var found: [FilingID: Filing] = [:]
    for text in texts(of: filter) {
      for lateness in lateness(of: filter) {
        for row in try session.rows(
          """
          SELECT \(filingColumns) FROM \(source)
          WHERE o.id = f.organization_id AND \(condition) \(text) \(lateness)
          ORDER BY f.id DESC LIMIT \(limit)
          """)
        {
          let filing = try Filing(row)
          found[filing.id] = filing
        }
      }
    }
    return try listed(found.values.sorted { $0.id > $1.id }.prefix(limit))
  }

  private func listed(_ filings: some Sequence<Filing>) throws -> [ListedFiling] {
    let accounts = try accounts(filings.map(\.account))
    let bodies = try organizations(filings.map(\.organization))
    return filings.compactMap { filing in
      guard let account = accounts[filing.account], let body = bodies[filing.organization]
      else { return nil }
      return ListedFiling(filing: filing, account: account, organization: body)
    }
  }

  /// The time limits of filings: of what was sent the one that was kept or missed, of what is to be
  /// sent the one that runs.
  package func limits(of filings: [Filing]) throws -> [FilingID: RunningClock] {
    let waiting = filings.filter { $0.clock == nil && !$0.state.isSettled }
    var clockOf: [FilingID: ClockID] = [:]
    for filing in filings { clockOf[filing.id] = filing.clock }
    if !waiting.isEmpty {
      for row in try session.rows(
        """
        SELECT account_id, event, clock_id FROM account_duties
        WHERE account_id IN (\(list: Array(Set(waiting.map(\.account))))) AND kind = 'filing'
          AND closed_at IS NULL AND clock_id IS NOT NULL
        """)
      {
        let (account, event): (AccountID, String) = (
          try row.id("account_id"), try row.text("event")
        )
        for filing in waiting where filing.account == account && filing.event.rawValue == event {
          clockOf[filing.id] = try row.id("clock_id")
        }
      }
    }
    let clocks = try clocks(clockOf.values)
    return clockOf.compactMapValues { clocks[$0] }
  }

  /// The tables of the list, in the order in which SQLite is to walk them: among few bodies by the
  /// bodies, else by the filings, of which a page is found among the newest.
  private func source(within body: Organization?) -> SQL {
    let few: Set<Organization.Level> = [.county, .township, .department]
    let isNarrow =
      body.map { few.contains($0.level) }
      ?? asker.appointments.allSatisfy {
        $0.role.reach == .ownUnit || few.contains($0.organization.level)
      }
    return isNarrow
      ? "organizations o CROSS JOIN filings f" : "filings f CROSS JOIN organizations o"
  }

  private func texts(of filter: FilingFilter) -> [SQL] {
    guard !filter.text.isEmpty else { return [""] }
    let part = "%" + filter.text.escapedForLike + "%"
    let accounts: SQL = """
      AND f.account_id IN (SELECT a.id FROM accounts a WHERE a.name LIKE \(part) ESCAPE '\\'
        OR a.initials LIKE \(part.lowercased()) ESCAPE '\\')
      """
    // A number ends with the filing's own.
    let end = filter.text.split(separator: "-").last.flatMap { Int64($0) }
    guard let end else { return [accounts] }
    let number: SQL = """
      AND f.id = \(end) AND f.number LIKE \("%" + filter.text.uppercased().escapedForLike)
        ESCAPE '\\'
      """
    return [accounts, number]
  }

  private func lateness(of filter: FilingFilter) -> [SQL] {
    guard filter.isOverdue else { return [""] }
    return [
      "AND f.late = 1",
      """
      AND f.state = 'draft' AND EXISTS (
        SELECT 1 FROM account_duties d JOIN clocks c ON c.id = d.clock_id
        WHERE d.account_id = f.account_id AND d.kind = 'filing' AND d.event = f.event
          AND d.closed_at IS NULL AND c.stopped_at IS NULL AND c.due_at <= \(now))
      """,
    ]
  }
}

extension Reading {
  /// The most bodies that a list offers to choose from.
  private static let mostUnits = 200

  /// Bodies to narrow a list to: all in sight, or where they are too many, those of provinces and
  /// cities among them.
  package func unitChoices() throws -> [Organization] {
    let all = try visibleOrganizations(after: "", limit: Self.mostUnits + 1)
    guard all.count > Self.mostUnits, let places = asker.places("o") else { return all }
    let ids: [OrganizationID] = try session.rows(
      """
      SELECT o.id FROM organizations o WHERE o.level IN ('province', 'city') AND (\(places))
      ORDER BY o.path LIMIT \(Self.mostUnits)
      """
    ).map { try $0.id("id") }
    let found = try organizations(ids)
    return ids.compactMap { found[$0] }
  }
}
