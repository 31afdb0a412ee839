import Rulebook
import Storage
import WorkCalendar

extension Desk {
  /// Notes that all have agreed, and opens one release for each account, with its clock.
  func approve(
    _ post: Post, revision: Revision, within clock: ClockRule?
  ) throws {
    try session.execute(
      """
      UPDATE posts SET state = \(PostState.approved.rawValue), approved_at = \(now),
        version = version + 1, updated_at = \(now)
      WHERE id = \(post.id)
      """)
    try endRound(of: post, as: .approved)
    let accounts = try reading.accounts(revision.draft.accounts)
    for account in revision.draft.accounts {
      let isPortal = accounts[account]?.platform == .portal
      let clockID = try clock.map { rule in
        try startClock(
          rule, from: rule.start(signed: now, planned: revision.draft.plannedAt),
          of: accounts[account]?.organization ?? post.organization)
      }
      try session.execute(
        """
        INSERT INTO releases (post_id, round, revision_id, account_id, state, opened_at, clock_id,
          on_portal)
        VALUES (\(post.id), \(post.round), \(revision.id), \(account), 'awaiting', \(now),
          \(clockID), \(isPortal ? 1 : 0))
        """)
    }
  }

  /// Whether anything of the round has left the house or may have.
  func hasReleaseUnderWay(_ post: Post) throws -> Bool {
    try session.first(
      """
      SELECT id FROM releases WHERE post_id = \(post.id) AND round = \(post.round)
        AND state NOT IN ('awaiting', 'void') LIMIT 1
      """) != nil
  }

  /// Takes back releases of an item; their clocks stop without a verdict, and the courier finds
  /// nothing to do.
  func voidReleases(of post: PostID, in states: [Release.State]) throws {
    let rows = try session.rows(
      """
      SELECT id, clock_id FROM releases
      WHERE post_id = \(post) AND state IN (\(list: states.map(\.rawValue))) LIMIT 200
      """)
    for row in rows {
      let id: ReleaseID = try row.id("id")
      try stopClock(row.optionalID("clock_id"), void: true)
      try session.execute("UPDATE releases SET state = 'void' WHERE id = \(id)")
      try dropDeliveries(of: id)
    }
  }

  func withdraw(_ post: Post, as state: PostState) throws {
    try session.execute(
      """
      UPDATE posts SET state = \(state.rawValue), approved_at = NULL, version = version + 1,
        updated_at = \(now)
      WHERE id = \(post.id)
      """)
  }
}
