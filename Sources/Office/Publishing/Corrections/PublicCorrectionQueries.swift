import Storage
import WorkCalendar

/// What readers are told at an item that was put right.
package struct PublicCorrection: Sendable, Hashable {
  package let explanation: String
  /// Since when the new wording stands.
  package let at: Instant
}

/// What stands in the place of an item that is gone.
package struct Tombstone: Sendable, Hashable {
  package let post: PostID
  package let state: Release.State
  /// Nil where the item was removed.
  package let title: String?
  package let explanation: String
  package let publishedAt: Instant
  package let endedAt: Instant
  package let account: Account
  /// The body that runs the account.
  package let source: String
}

private let isGone: SQL = "r.state IN ('withdrawn', 'deleted') AND r.on_portal = 1"

extension Reading {
  /// The notes on the wording of items, the newest first.
  func publicCorrections(of posts: [PostID]) throws -> [PostID: [PublicCorrection]] {
    guard !posts.isEmpty else { return [:] }
    let rows = try session.rows(
      """
      SELECT c.post_id, c.explanation, MIN(x.ended_at) AS at FROM corrections c
        JOIN correction_releases x ON x.correction_id = c.id
        JOIN releases r ON r.id = x.release_id AND r.state = 'corrected' AND r.on_portal = 1
      WHERE c.post_id IN (\(list: posts)) AND c.kind = 'correct'
      GROUP BY c.id, c.post_id, c.explanation ORDER BY c.id DESC LIMIT 500
      """)
    var found: [PostID: [PublicCorrection]] = [:]
    for row in rows {
      found[try row.id("post_id"), default: []].append(
        PublicCorrection(explanation: try row.text("explanation"), at: try row.instant("at")))
    }
    return found
  }

  /// When items first appeared on the portal.
  func firstAppearances(of posts: [PostID]) throws -> [PostID: Instant] {
    guard !posts.isEmpty else { return [:] }
    let rows = try session.rows(
      """
      SELECT r.post_id, MIN(r.published_at) AS at FROM releases r
      WHERE r.post_id IN (\(list: posts)) AND r.published_at IS NOT NULL AND r.on_portal = 1
      GROUP BY r.post_id
      """)
    var found: [PostID: Instant] = [:]
    for row in rows { found[try row.id("post_id")] = try row.instant("at") }
    return found
  }

  /// What stands where an item was. Everybody may ask.
  ///
  /// - Throws: `office.not-found` when nothing was ever there, or something is.
  package func tombstone(of post: PostID) throws -> Tombstone {
    let found = try tombstones("r.post_id = \(post)", limit: 1)
    guard let first = found.first else { throw Refusal(OfficeRefusal.notFound) }
    return first
  }

  /// Items that are gone from the portal, the latest first. Everybody may ask.
  ///
  /// - Parameter account: only those of this account.
  package func tombstones(of account: AccountID? = nil, limit: Int = 30) throws -> [Tombstone] {
    let which: SQL = account.map { "r.account_id = \($0)" } ?? "1 = 1"
    return try tombstones(which, limit: limit)
  }

  private func tombstones(_ which: SQL, limit: Int) throws -> [Tombstone] {
    // An item that stood on several accounts is told of once.
    let rows = try session.rows(
      """
      SELECT r.post_id, r.state, r.published_at, r.ended_at, r.account_id, v.title,
        COALESCE(c.explanation, '') AS explanation
      FROM releases r JOIN revisions v ON v.id = r.revision_id
        LEFT JOIN correction_releases x ON x.release_id = r.id
        LEFT JOIN corrections c ON c.id = x.correction_id
      WHERE \(which) AND \(isGone) AND NOT EXISTS (
        SELECT 1 FROM releases n WHERE n.post_id = r.post_id AND n.on_portal = 1
          AND (n.state = 'published' OR (n.state IN ('withdrawn', 'deleted')
            AND (n.ended_at > r.ended_at OR (n.ended_at = r.ended_at AND n.id < r.id)))))
      ORDER BY r.ended_at DESC, r.id LIMIT \(limit)
      """)
    let accounts = try accounts(rows.map { try $0.id("account_id") })
    let owners = try bodies(accounts.values.map(\.organization))
    return try rows.compactMap { row in
      let state: Release.State = try row.word("state")
      guard let account = accounts[try row.id("account_id")] else { return nil }
      return Tombstone(
        post: try row.id("post_id"), state: state,
        title: state == .withdrawn ? try row.text("title") : nil,
        explanation: state == .withdrawn ? try row.text("explanation") : "",
        publishedAt: try row.instant("published_at"), endedAt: try row.instant("ended_at"),
        account: account, source: owners[account.organization]?.name ?? account.name)
    }
  }
}
