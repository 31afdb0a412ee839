import Storage

extension SQLSession {
  /// Keeps what an item is found by as it stands in its newest revision. Only what differs from
  /// before is written.
  func keepWords(of post: PostID, _ draft: PostDraft) throws {
    guard
      let row = try first(
        """
        SELECT p.number, x.words FROM posts p LEFT JOIN post_texts x ON x.post_id = p.id
        WHERE p.id = \(post)
        """)
    else { throw Refusal(OfficeRefusal.notFound) }
    let former = try row.optionalText("words").map { SearchText(stored: $0) }
    let text = SearchText(draft, number: try row.text("number"))
    guard text != former else { return }
    let (old, new) = (former?.terms ?? [], text.terms)
    for part in old.subtracting(new).sorted().portions {
      try self.post(
        "DELETE FROM post_terms WHERE post_id = \(post) AND term IN (\(list: Array(part)))")
    }
    for part in new.subtracting(old).sorted().portions {
      try self.post(
        """
        INSERT INTO post_terms (term, post_id) VALUES \(rows: part, beside: post)
        ON CONFLICT (term, post_id) DO NOTHING
        """)
    }
    try self.post(
      """
      INSERT INTO post_texts (post_id, words) VALUES (\(post), \(text.words))
      ON CONFLICT (post_id) DO UPDATE SET words = excluded.words
      """)
  }
}

extension Array {
  /// Parts that fit a statement.
  fileprivate var portions: [ArraySlice<Element>] {
    stride(from: 0, to: count, by: 100).map { self[$0..<Swift.min($0 + 100, count)] }
  }
}

extension Office {
  /// Makes what items are found by for those that were written before there was a search, a portion
  /// at a time. It says nothing that their revisions do not say, so it is no act (docs/adr/0009).
  ///
  /// - Parameter place: where the portion before ended; nil to begin.
  /// - Returns: where to go on; nil when all items were looked at.
  package func gatherWords(from place: PostID?) async throws -> PostID? {
    try await database.write { session in
      let ids: [PostID] = try session.rows(
        "SELECT id FROM posts WHERE id > \(place?.rawValue ?? 0) ORDER BY id LIMIT 500"
      ).map { try $0.id("id") }
      let missing: [PostID] = try session.rows(
        """
        SELECT p.id FROM posts p LEFT JOIN post_texts x ON x.post_id = p.id
        WHERE p.id IN (\(list: ids)) AND x.post_id IS NULL ORDER BY p.id LIMIT 50
        """
      ).map { try $0.id("id") }
      for post in missing { try session.gatherWords(of: post) }
      return missing.count == 50 ? missing.last : ids.last
    }
  }
}

extension SQLSession {
  private var newest: SQL {
    "SELECT \(revisionColumns) FROM revisions v JOIN posts p ON p.id = v.post_id"
  }

  /// Holds the item first, so that nobody writes a revision meanwhile.
  fileprivate func gatherWords(of post: PostID) throws {
    _ = try first("SELECT id FROM posts WHERE id = \(post)\(.forUpdate)")
    guard
      let row = try first(
        "\(newest) AND p.revision = v.number WHERE v.post_id = \(post)")
    else { return }
    try keepWords(of: post, Revision(row).draft)
  }
}
