import Storage
import WorkCalendar

/// A version of an item in a list of them, without its text.
package struct RevisionLine: Sendable, Hashable {
  package let id: RevisionID
  package let number: Int64
  package let title: String
  package let author: String
  package let createdAt: Instant
  package let digest: [UInt8]
}

extension Reading {
  /// The versions of an item, the newest first; texts stay in the books. For whoever may see the
  /// item: pages ask for its dossier first.
  package func revisionLines(
    of post: PostID, before number: Int64? = nil, limit: Int = 50
  ) throws -> [RevisionLine] {
    let earlier: SQL = number.map { "AND v.number < \($0)" } ?? ""
    return try session.rows(
      """
      SELECT v.id, v.number, v.title, v.digest, v.created_at, p.name
      FROM revisions v JOIN persons p ON p.id = v.author_id
      WHERE v.post_id = \(post) \(earlier) ORDER BY v.number DESC LIMIT \(limit)
      """
    ).map { row in
      RevisionLine(
        id: try row.id("id"), number: try row.int("number"), title: try row.text("title"),
        author: try row.text("name"), createdAt: try row.instant("created_at"),
        digest: try row.bytes("digest"))
    }
  }
}
