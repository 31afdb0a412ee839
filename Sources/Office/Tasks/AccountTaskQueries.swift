import Rulebook
import Storage
import WorkCalendar

/// A change of passwords that comes round is shown in the last fortnight before it is due, and not
/// for the whole of its term.
private let noticeOfRotation: Int64 = 14 * 86_400_000

/// What waits around accounts and their filings: signatures on filings, filings that were given
/// back, and what an event made due.
extension Reading {
  func accountTaskRows(limit: Int) throws -> [SQLRow] {
    try filingStepRows(limit: limit) + returnedFilingRows(limit: limit)
      + dutyRows(limit: limit)
  }

  /// Signatures on filings that the asker may give.
  private func filingStepRows(limit: Int) throws -> [SQLRow] {
    try holdings().flatMap { holding in
      try session.rows(
        """
        SELECT 'filing-step' AS task, f.event AS step, COALESCE(f.number, '') AS number,
          a.name AS title, f.id AS subject, o.short_name, s.opened_at AS since,
          NULL AS clock_id, 0 AS urgent
        FROM filing_steps s JOIN filings f ON f.id = s.filing_id
        JOIN accounts a ON a.id = f.account_id JOIN organizations o ON o.id = f.organization_id
        WHERE s.state = 'open' AND \(holding.stage("s")) LIMIT \(limit)
        """)
    }
  }

  /// Filings of one's own body that were given back for correction.
  private func returnedFilingRows(limit: Int) throws -> [SQLRow] {
    let places = bodies(holding: [.accountManager])
    guard !places.isEmpty else { return [] }
    return try session.rows(
      """
      SELECT 'returned-filing' AS task, f.event AS step, COALESCE(f.number, '') AS number,
        a.name AS title, f.id AS subject, o.short_name, f.updated_at AS since,
        NULL AS clock_id, 0 AS urgent
      FROM filings f JOIN accounts a ON a.id = f.account_id
      JOIN organizations o ON o.id = f.organization_id
      WHERE f.state = 'returned' AND f.organization_id IN (\(list: places)) LIMIT \(limit)
      """)
  }

  /// What an event made due on an account: a filing, for who manages accounts; a change of
  /// passwords, also for who is in charge of security. An account that is registered no more has no
  /// passwords to change.
  private func dutyRows(limit: Int) throws -> [SQLRow] {
    let managed = bodies(holding: [.accountManager])
    let guarded = bodies(holding: [.accountManager, .securityOfficer])
    guard !guarded.isEmpty else { return [] }
    return try session.rows(
      """
      SELECT CASE d.kind WHEN 'filing' THEN 'account-filing' ELSE 'account-rotation' END AS task,
        d.event AS step, COALESCE(a.filing_number, '') AS number, a.name AS title,
        a.id AS subject, o.short_name, d.since_at AS since, d.clock_id, 0 AS urgent
      FROM account_duties d JOIN accounts a ON a.id = d.account_id
      JOIN organizations o ON o.id = d.organization_id
      LEFT JOIN clocks c ON c.id = d.clock_id
      WHERE d.closed_at IS NULL AND d.organization_id IN (\(list: guarded))
        AND (d.kind = 'rotation' OR d.organization_id IN (\(list: managed)))
        AND (d.kind = 'filing' OR a.state NOT IN ('cancelled', 'dropped'))
        AND (d.event <> \(RotationEvent.periodic.rawValue) OR c.due_at IS NULL
          OR c.due_at < \(now.advanced(byMilliseconds: noticeOfRotation)))
      ORDER BY d.id LIMIT \(limit)
      """)
  }

  private func bodies(holding roles: Set<Role>) -> [OrganizationID] {
    Array(
      Set(asker.appointments.filter { roles.contains($0.role) }.map(\.organization.id))
    ).sorted()
  }
}
