import Rulebook
import Storage

extension Reading {
  /// Where the text of an item's present round stands already; nil where it was signed.
  func directSource(of post: Post) throws -> DirectSource? {
    guard
      let row = try session.first(
        """
        SELECT d.link, d.source_post_id, d.text_digest FROM direct_sources d
        WHERE d.post_id = \(post.id) AND d.round = \(post.round)
        """)
    else { return nil }
    return DirectSource(
      link: try row.text("link"), post: try row.optionalID("source_post_id"),
      textDigest: try row.bytes("text_digest"))
  }

  /// What the portal shows as an item, as it was signed.
  ///
  /// - Throws: `office.not-found` when it is not published.
  func publishedDraft(of post: PostID) throws -> PostDraft {
    let shown = try publicPost(post)
    guard let first = shown.first else { throw Refusal(OfficeRefusal.notFound) }
    return first.draft
  }
}

extension Desk {
  func insertDirectSource(_ source: DirectSource, of post: PostID, round: Int64) throws {
    try session.execute(
      """
      INSERT INTO direct_sources (post_id, round, link, source_post_id, text_digest)
      VALUES (\(post), \(round), \(source.link), \(source.post), \(source.textDigest))
      """)
  }
}
