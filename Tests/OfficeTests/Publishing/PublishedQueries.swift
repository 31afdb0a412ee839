import Rulebook
import Storage
import Support

@testable import Office

/// A published release with the agreements on exactly its revision, as the rows have it.
struct PublishedRow: Sendable {
  struct Signed: Sendable {
    let stage: String
    let person: PersonID
    let at: Int64
  }

  let sensitivity: Sensitivity
  let kind: PostKind
  /// Whether it went out on one signature.
  let isUrgent: Bool
  let authors: Set<PersonID>
  let signatures: [Signed]
  let publisher: PersonID
  /// When it went out, and when it was meant to.
  let publishedAt: Int64
  let plannedAt: Int64?
  /// For what went out without signatures: whether the item it repeats says the same and was
  /// published before on signatures.
  let isSameAsSource: Bool?
}

extension Books {
  /// Opens an account to which no connector leads.
  func openByHand(_ name: String, of organization: OrganizationID) async throws -> AccountID {
    try await write { session in
      AccountID(
        try session.insert(
          """
          INSERT INTO accounts (organization_id, platform, name, slug, opened_at, state)
          VALUES (\(organization), 'weibo', \(name), 'by-hand', 0, 'open') RETURNING id
          """))
    }
  }
}

extension Reading {
  func publishedForTest() throws -> [PublishedRow] {
    let rows = try session.rows(
      """
      SELECT r.post_id, r.round, r.revision_id, v.digest, v.sensitivity, v.kind, n.urgent,
        r.confirmed_by,
        r.published_at, v.planned_at, d.source_post_id,
        (SELECT COUNT(*) FROM releases o JOIN revisions w ON w.id = o.revision_id
          JOIN signatures g ON g.post_id = o.post_id AND g.round = o.round
          WHERE o.post_id = d.source_post_id AND o.published_at <= r.published_at
            AND w.title = v.title AND w.body = v.body) AS alike
      FROM releases r JOIN revisions v ON v.id = r.revision_id
      JOIN rounds n ON n.post_id = r.post_id AND n.number = r.round
      LEFT JOIN direct_sources d ON d.post_id = r.post_id AND d.round = r.round
      WHERE r.published_at IS NOT NULL ORDER BY r.id LIMIT 500
      """)
    return try rows.map { row in
      let post = try row.int("post_id")
      let signed = try session.rows(
        """
        SELECT s.kind, g.person_id, g.signed_at FROM signatures g JOIN review_stages s ON s.id = g.stage_id
        WHERE g.post_id = \(post) AND g.round = \(row.int("round")) AND g.decision = 'agree'
          AND g.revision_id = \(row.int("revision_id"))
          AND g.revision_digest = \(row.bytes("digest")) AND s.state = 'agreed'
        ORDER BY s.position LIMIT 50
        """)
      let authors = try session.rows(
        "SELECT DISTINCT author_id FROM revisions WHERE post_id = \(post) LIMIT 100")
      return PublishedRow(
        sensitivity: try row.word("sensitivity"), kind: try row.word("kind"),
        isUrgent: try row.optionalText("urgent") != nil,
        authors: Set(try authors.map { try $0.id("author_id") }),
        signatures: try signed.map {
          PublishedRow.Signed(
            stage: try $0.text("kind"), person: try $0.id("person_id"),
            at: try $0.int("signed_at"))
        }, publisher: try row.id("confirmed_by"), publishedAt: try row.int("published_at"),
        plannedAt: try row.optionalInt("planned_at"),
        isSameAsSource: try row.optionalInt("source_post_id").map { _ in
          try row.int("alike") > 0
        })
    }
  }
}
