import Rulebook
import Storage
import WorkCalendar

/// A change of passwords that comes round is shown in the last fortnight before it is due, and not
/// for the whole of its term.
private let noticeOfRotation: Int64 = 14 * 86_400_000

/// What waits around accounts: signatures on filings, filings of one's own, what an event made due,
/// what the public has to be told, and what officers reported.
extension Reading {
  func accountTaskSources() throws -> [TaskSource] {
    var sources = holdings().map(filingSteps)
    let managed = bodies(holding: [.accountManager])
    if !managed.isEmpty {
      sources += [returnedFilings(managed), acceptedFilings(managed)]
      if let person = asker.person { sources.append(draftFilings(managed, of: person.id)) }
    }
    let guarded = bodies(holding: [.accountManager, .securityOfficer])
    if !guarded.isEmpty { sources.append(duties(guarded: guarded, managed: managed)) }
    if let notices = try owedNotices() { sources.append(notices) }
    if let reports = personalReports() { sources.append(reports) }
    return sources
  }

  /// Signatures on filings that the asker may give.
  private func filingSteps(_ holding: Holding) -> TaskSource {
    TaskSource(
      """
      'filing-step' AS task, f.event AS step, COALESCE(f.number, '') AS number, a.name AS title,
        f.id AS subject, o.short_name, 0 AS urgent
      """,
      from: """
        filing_steps s JOIN filings f ON f.id = s.filing_id JOIN accounts a ON a.id = f.account_id
        JOIN organizations o ON o.id = f.organization_id
        """, clock: nil, since: "s.opened_at", basis: "s.rule",
      where: "s.state = 'open' AND \(holding.stage("s"))")
  }

  /// Filings of one's own body that were given back for correction.
  private func returnedFilings(_ places: [OrganizationID]) -> TaskSource {
    filings(
      "'returned-filing'", since: "f.updated_at",
      where: "f.state = 'returned' AND f.organization_id IN (\(list: places))")
  }

  /// Filings that were accepted, so that the account may be opened, changed or closed.
  private func acceptedFilings(_ places: [OrganizationID]) -> TaskSource {
    filings(
      "'accepted-filing'", since: "f.decided_at",
      where: """
        f.state = 'accepted' AND f.carried_out_at IS NULL
          AND f.organization_id IN (\(list: places))
        """)
  }

  private func filings(_ task: SQL, since: SQL, where condition: SQL) -> TaskSource {
    TaskSource(
      """
      \(task) AS task, f.event AS step, COALESCE(f.number, '') AS number, a.name AS title,
        f.id AS subject, o.short_name, 0 AS urgent
      """,
      from: """
        filings f JOIN accounts a ON a.id = f.account_id
        JOIN organizations o ON o.id = f.organization_id
        """, clock: nil, since: since, where: condition)
  }

  /// Filings that the asker began, under the limit of what they are for.
  private func draftFilings(_ places: [OrganizationID], of person: PersonID) -> TaskSource {
    TaskSource(
      """
      'draft-filing' AS task, f.event AS step, '' AS number, a.name AS title, f.id AS subject,
        o.short_name, 0 AS urgent
      """,
      from: """
        filings f JOIN accounts a ON a.id = f.account_id
        JOIN organizations o ON o.id = f.organization_id
        LEFT JOIN account_duties d ON d.account_id = f.account_id AND d.kind = 'filing'
          AND d.event = f.event AND d.closed_at IS NULL
        """, clock: "d.clock_id", since: "f.created_at",
      where: """
        f.state = 'draft' AND f.created_by = \(person) AND f.organization_id IN (\(list: places))
        """)
  }

  /// What an event made due on an account: a filing, for who manages accounts, unless the asker has
  /// begun it; a change of passwords, also for who is in charge of security. An account that is
  /// registered no more has no passwords to change, and one that is closed is not put on file.
  private func duties(guarded: [OrganizationID], managed: [OrganizationID]) -> TaskSource {
    TaskSource(
      """
      CASE d.kind WHEN 'filing' THEN 'account-filing' ELSE 'account-rotation' END AS task,
        d.event AS step, COALESCE(a.filing_number, '') AS number, a.name AS title,
        a.id AS subject, o.short_name, 0 AS urgent
      """,
      from: """
        account_duties d JOIN accounts a ON a.id = d.account_id
        JOIN organizations o ON o.id = d.organization_id
        """, clock: "d.clock_id", since: "d.since_at",
      where: """
        d.closed_at IS NULL AND d.organization_id IN (\(list: guarded))
          AND (d.kind = 'rotation' OR d.organization_id IN (\(list: managed)))
          AND (d.kind = 'filing' OR a.state NOT IN ('cancelled', 'dropped'))
          AND (d.event <> \(FilingEvent.existing.rawValue) OR a.state IN ('open', 'suspended'))
          AND (d.event <> \(RotationEvent.periodic.rawValue) OR c.due_at IS NULL
            OR c.due_at < \(now.advanced(byMilliseconds: noticeOfRotation)))
          AND NOT EXISTS (
            SELECT 1 FROM filings f WHERE f.account_id = d.account_id AND f.event = d.event
              AND d.kind = 'filing' AND f.state = 'draft' AND f.created_by = \(asker.person?.id))
        """)
  }

  /// The bodies at which the asker holds one of the roles.
  func bodies(holding roles: Set<Role>) -> [OrganizationID] {
    Array(
      Set(asker.appointments.filter { roles.contains($0.role) }.map(\.organization.id))
    ).sorted()
  }
}
