import Rulebook
import Storage

/// Posts that nobody holds while items wait for them.
extension Reading {
  /// One for each role of a body that items in review or releases wait for and that nobody can act
  /// in any more, for those who appoint there.
  ///
  /// Nothing is stored: it is gone as soon as somebody holds the role again. Stages and releases are
  /// asked for before bodies, since few wait, and an administrator may reach thousands of bodies.
  func vacancies() -> [TaskSource] {
    let appointing = Asker(
      actor: asker.actor, person: asker.person,
      appointments: asker.appointments.filter { Appoint.permission.roles.contains($0.role) })
    guard asker.person != nil, let places = appointing.places("o") else { return [] }
    return [vacantStages(places), vacantPublishers(places)]
  }

  private func vacantStages(_ places: SQL) -> TaskSource {
    let waiting: SQL = """
      review_stages w WHERE w.organization_id = v.organization_id AND w.role = v.role
        AND w.state = 'open'
      """
    return vacancy(
      role: "v.role",
      count: "SELECT COUNT(*) FROM (SELECT 1 AS one FROM \(waiting) LIMIT 999) AS counted",
      since: "SELECT MIN(w.opened_at) FROM \(waiting)",
      among: """
        SELECT DISTINCT s.organization_id, s.role FROM review_stages s WHERE s.state = 'open'
        """,
      at: places)
  }

  /// What goes out by itself waits for no publisher.
  private func vacantPublishers(_ places: SQL) -> TaskSource {
    // As the index on releases that are open says it, so that it is used.
    let isOpen: SQL = """
      r.state IN ('awaiting', 'planned', 'by-hand', 'failed', 'unknown') AND r.state <> 'planned'
      """
    let waiting: SQL = """
      accounts a JOIN releases r ON r.account_id = a.id
      WHERE a.organization_id = v.organization_id AND \(isOpen)
      """
    let role: SQL = "\(Role.publisher.rawValue)"
    return vacancy(
      role: role,
      count: """
        SELECT COUNT(*) FROM (SELECT DISTINCT r.post_id FROM \(waiting) LIMIT 999) AS counted
        """,
      since: "SELECT MIN(r.opened_at) FROM \(waiting)",
      among: """
        SELECT DISTINCT a.organization_id FROM releases r CROSS JOIN accounts a
        WHERE a.id = r.account_id AND \(isOpen)
        """,
      at: places)
  }

  /// - Parameters:
  ///   - seats: the bodies, with the role where it differs, that something waits for.
  ///   - places: the bodies as `o` at which the asker appoints.
  private func vacancy(
    role: SQL, count: SQL, since: SQL, among seats: SQL, at places: SQL
  ) -> TaskSource {
    TaskSource(
      """
      'vacant-seat' AS task, CAST(\(role) AS TEXT) || ' ' || CAST((\(count)) AS TEXT) AS step,
        '' AS number, o.name AS title, o.id AS subject, o.short_name, 0 AS urgent
      """,
      from: "(\(seats)) v CROSS JOIN organizations o", clock: nil, since: "(\(since))",
      where: """
        o.id = v.organization_id AND (\(places)) AND NOT EXISTS (
          SELECT 1 FROM appointments t JOIN persons p ON p.id = t.person_id
          WHERE t.organization_id = v.organization_id AND t.role = \(role)
            AND t.ended_at IS NULL AND t.from_on <= \(today)
            AND (t.until_on IS NULL OR t.until_on >= \(today)) AND p.disabled_at IS NULL)
        """)
  }
}
