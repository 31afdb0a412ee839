import Rulebook
import Storage

@testable import Office

/// A published release with the agreements on exactly its revision, as the rows have it.
struct PublishedRow: Sendable {
  struct Signed: Sendable {
    let stage: String
    let person: PersonID
  }

  let sensitivity: Sensitivity
  let authors: Set<PersonID>
  let signatures: [Signed]
}

extension Reading {
  func publishedForTest() throws -> [PublishedRow] {
    let rows = try session.rows(
      """
      SELECT r.post_id, r.round, r.revision_id, v.digest, v.sensitivity FROM releases r
      JOIN revisions v ON v.id = r.revision_id WHERE r.state = 'published' ORDER BY r.id LIMIT 500
      """)
    return try rows.map { row in
      let post = try row.int("post_id")
      let signed = try session.rows(
        """
        SELECT s.kind, g.person_id FROM signatures g JOIN review_stages s ON s.id = g.stage_id
        WHERE g.post_id = \(post) AND g.round = \(row.int("round")) AND g.decision = 'agree'
          AND g.revision_id = \(row.int("revision_id"))
          AND g.revision_digest = \(row.bytes("digest")) AND s.state = 'agreed'
        ORDER BY s.position LIMIT 50
        """)
      let authors = try session.rows(
        "SELECT DISTINCT author_id FROM revisions WHERE post_id = \(post) LIMIT 100")
      return PublishedRow(
        sensitivity: try row.word("sensitivity"),
        authors: Set(try authors.map { try $0.id("author_id") }),
        signatures: try signed.map {
          PublishedRow.Signed(stage: try $0.text("kind"), person: try $0.id("person_id"))
        })
    }
  }
}
