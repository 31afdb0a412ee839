import Storage

extension Reading {
  /// Accounts on which something wrong can still be seen, for who publishes there and for the
  /// leaders of the body that runs them.
  func corrections() -> TaskSource? {
    let places = bodies(holding: TakeDownPost.permission.roles)
    guard !places.isEmpty else { return nil }
    return TaskSource(
      """
      'correction' AS task, c.kind || ' ' || a.name AS step, p.number, p.title, p.id AS subject,
        o.short_name, 1 AS urgent
      """,
      // Few corrections are open: SQLite keeps this order.
      from: """
        corrections c CROSS JOIN releases r CROSS JOIN accounts a CROSS JOIN posts p
          CROSS JOIN organizations o
        """, clock: nil, since: "c.found_at",
      where: """
        c.closed_at IS NULL AND r.post_id = c.post_id AND r.state = 'published'
          AND r.round <= c.round AND a.id = r.account_id AND p.id = c.post_id
          AND o.id = a.organization_id AND a.organization_id IN (\(list: places))
        """)
  }
}
