import Storage
import WorkCalendar

extension Reading {
  /// What the asker typed into an item and has not saved.
  package func working(on post: PostID) throws -> Working? {
    guard let person = asker.person,
      let row = try session.first(
        """
        SELECT base_version, form, saved_at FROM post_workings
        WHERE post_id = \(post) AND person_id = \(person.id) AND form IS NOT NULL
        """)
    else { return nil }
    return Working(
      base: try row.int("base_version"), form: try restored(row.text("form")),
      savedAt: try row.instant("saved_at"))
  }

  /// Who else is at an item.
  ///
  /// - Parameter base: the item's version that the asker has before them.
  func writingTable(of post: Post, base: Int64) throws -> WritingTable {
    let since = now.advanced(byMilliseconds: -(try WritingPolicy.bundled().presence))
    let rows = try session.rows(
      """
      SELECT p.name FROM post_workings w JOIN persons p ON p.id = w.person_id
      WHERE w.post_id = \(post.id) AND w.person_id <> \(asker.person?.id ?? PersonID(0))
        AND w.seen_at >= \(since)
      ORDER BY p.id LIMIT 20
      """)
    let newest = post.version > base ? try newestRevision(of: post.id) : nil
    let newer = try newest.flatMap { newest in
      newest.author == asker.person?.id
        ? nil
        : WritingTable.Newer(name: try person(newest.author).name, at: newest.createdAt)
    }
    return WritingTable(others: try rows.map { try $0.text("name") }, newer: newer)
  }

  /// An item that the asker may change now.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`, `posts.not-editable`.
  fileprivate func editable(_ id: PostID) throws -> Post {
    let post = try post(id)
    let unit = try organization(post.organization)
    guard asker.holds(.editor, at: unit) else {
      throw Refusal(
        OfficeRefusal.otherUnit, facts: ["organization": unit.name], helpers: [.editor])
    }
    guard post.state.isEditable else {
      throw Refusal(PostRefusal.notEditable, facts: ["state": post.state.rawValue])
    }
    return post
  }
}

extension Desk {
  /// Forgets what somebody was typing: it stands in a revision now.
  func forgetWorking(on post: PostID, of person: PersonID) throws {
    try session.execute(
      "DELETE FROM post_workings WHERE post_id = \(post) AND person_id = \(person)")
  }
}

extension Office {
  /// Keeps what somebody is typing and notes that they are there. Not part of the record, so it is
  /// no act (docs/adr/0006-sessions-are-not-the-record.md).
  ///
  /// - Parameters:
  ///   - form: what was typed; nil where nothing is new but that the item is open.
  ///   - base: the item's version that the writer has before them; nil for the newest.
  /// - Returns: who else is there.
  /// - Throws: `office.not-found`, `office.other-unit`, `posts.not-editable`, `office.invalid` for
  ///   more than a form may hold.
  @discardableResult
  package func keepWorking(
    _ form: [String: [String]]?, base: Int64?, on post: PostID, by asker: Asker
  ) async throws -> WritingTable {
    let now = clock.now
    return try await refusing {
      try await self.database.write { [self] session in
        let reading = reading(asker: asker, now: now, session: session)
        let post = try reading.editable(post)
        guard let person = asker.person else { throw Refusal(OfficeRefusal.notSignedIn) }
        let base = base ?? post.version
        if let form {
          try keep(try stored(form), base: base, on: post.id, of: person.id, now, session)
        } else {
          try session.execute(
            """
            INSERT INTO post_workings (post_id, person_id, base_version, seen_at)
            VALUES (\(post.id), \(person.id), \(base), \(now))
            ON CONFLICT (post_id, person_id) DO UPDATE SET seen_at = excluded.seen_at
            """)
        }
        return try reading.writingTable(of: post, base: base)
      }
    }
  }

  private func keep(
    _ form: String, base: Int64, on post: PostID, of person: PersonID, _ now: Instant,
    _ session: any SQLSession
  ) throws {
    guard form.utf8.count <= Working.limit else {
      throw Refusal.invalid([
        FieldProblem(
          "body", .tooLong,
          facts: ["maximum": "\(Working.limit)", "length": "\(form.utf8.count)"])
      ])
    }
    try session.execute(
      """
      INSERT INTO post_workings (post_id, person_id, base_version, form, saved_at, seen_at)
      VALUES (\(post), \(person), \(base), \(form), \(now), \(now))
      ON CONFLICT (post_id, person_id) DO UPDATE SET base_version = excluded.base_version,
        form = excluded.form, saved_at = excluded.saved_at, seen_at = excluded.seen_at
      """)
  }

  /// Forgets what somebody typed and does not want to keep.
  package func dropWorking(on post: PostID, by asker: Asker) async throws {
    guard let person = asker.person else { throw Refusal(OfficeRefusal.notSignedIn) }
    _ = try await refusing {
      try await self.database.write { session in
        try session.execute(
          "DELETE FROM post_workings WHERE post_id = \(post) AND person_id = \(person.id)")
      }
    }
  }
}
