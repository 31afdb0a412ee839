import Rulebook
import Storage

/// What waits because of the public, and because of officers' own accounts.
extension Reading {
  /// Accounts that pause, or whose change or closing was filed, and of which the public was not
  /// told (R29), where the rules say what a notice has to tell.
  func owedNotices() throws -> TaskSource? {
    let places = bodies(holding: PublishNotice.permission.roles)
    guard !places.isEmpty else { return nil }
    let events = FilingEvent.allCases.filter { $0.noticeKind != nil }.map(\.rawValue)
    let tables: SQL = """
      accounts a JOIN organizations o ON o.id = a.organization_id
      LEFT JOIN filings f ON f.id = (
        SELECT MAX(g.id) FROM filings g WHERE g.account_id = a.id
          AND g.event IN (\(list: events)) AND g.state IN ('under-way', 'accepted'))
      """
    let isOwed: SQL = """
      ((f.id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM account_notices n WHERE n.account_id = a.id
            AND (n.published_at >= f.submitted_at OR n.filing_id = f.id)))
        OR (f.id IS NULL AND a.state = 'suspended' AND NOT EXISTS (
          SELECT 1 FROM account_notices n WHERE n.account_id = a.id AND n.ended_at IS NULL)))
      """
    // Rules are asked for only where something may be owed: that is rare, and the menu asks often.
    let found = try session.rows(
      """
      SELECT DISTINCT a.organization_id FROM \(tables)
      WHERE a.organization_id IN (\(list: places)) AND \(isOwed)
      """
    ).map { row -> OrganizationID in try row.id("organization_id") }
    let bodies = try organizations(found).values
    let bound = try rules(for: bodies).filter { !$0.value.noticePoints.isEmpty }.keys.sorted()
    guard !bound.isEmpty else { return nil }
    return TaskSource(
      """
      'owed-notice' AS task, COALESCE(f.event, 'emergency-closing') AS step,
        COALESCE(f.number, '') AS number, a.name AS title, a.id AS subject, o.short_name,
        1 AS urgent
      """, from: tables, clock: nil,
      since: """
        COALESCE(f.submitted_at, (
          SELECT MAX(d.since_at) FROM account_duties d WHERE d.account_id = a.id
            AND d.event = 'emergency-closing'), a.opened_at, 0)
        """, where: "a.organization_id IN (\(list: bound)) AND \(isOwed)")
  }

  /// Reports of officers' own accounts: they wait for those who decide at the body itself, and for
  /// those above it where nobody there may, as no one decides on their own.
  func personalReports() -> TaskSource? {
    guard let person = asker.person, let places = asker.asDecider.places("o") else { return nil }
    let roles = ApprovePersonalAccount.permission.roles.map(\.rawValue).sorted()
    let own = bodies(holding: ApprovePersonalAccount.permission.roles)
    return TaskSource(
      """
      'personal-report' AS task, p.name AS step, '' AS number, r.name AS title, r.id AS subject,
        o.short_name, 0 AS urgent
      """,
      // Few reports are open, and a manager may reach thousands of bodies: SQLite keeps this order.
      from: "personal_accounts r CROSS JOIN persons p CROSS JOIN organizations o", clock: nil,
      since: "r.reported_at",
      where: """
        r.state = 'reported' AND p.id = r.person_id AND o.id = r.organization_id
          AND r.person_id <> \(person.id) AND (\(places))
          AND (r.organization_id IN (\(list: own)) OR NOT EXISTS (
            SELECT 1 FROM appointments t JOIN persons s ON s.id = t.person_id
            WHERE t.organization_id = r.organization_id AND t.role IN (\(list: roles))
              AND t.person_id <> r.person_id AND t.ended_at IS NULL AND t.from_on <= \(today)
              AND (t.until_on IS NULL OR t.until_on >= \(today)) AND s.disabled_at IS NULL))
        """)
  }
}
