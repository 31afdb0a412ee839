import Rulebook
import Storage
import WorkCalendar

private let outsideColumns: SQL = """
  x.id, x.account_id, x.published_at, x.title, x.link, x.category, x.recorded_by, x.recorded_at,
  x.struck_by, x.struck_at, x.struck_reason
  """

extension Reading {
  /// - Throws: `office.not-found`, also when it stands on another account.
  package func outsidePublication(
    _ id: OutsidePublicationID, on account: AccountID
  ) throws -> OutsidePublication {
    guard
      let row = try session.first(
        """
        SELECT \(outsideColumns) FROM outside_publications x
        WHERE x.id = \(id) AND x.account_id = \(account)
        """)
    else { throw Refusal(OfficeRefusal.notFound) }
    return try OutsidePublication(row)
  }

  /// What went out on an account without the program within some days, the newest first, with
  /// what was struck out.
  ///
  /// - Parameters:
  ///   - text: a part of the title or of the address; empty for everything.
  ///   - offset: how many of them the pages before have shown.
  package func outsidePublications(
    on account: AccountID, _ days: ClosedRange<CivilDate>, text: String = "", offset: Int = 0,
    limit: Int = 50
  ) throws -> [OutsidePublication] {
    let part = "%" + text.escapedForLike + "%"
    let condition: SQL =
      text.isEmpty
      ? "" : "AND (x.title LIKE \(part) ESCAPE '\\' OR x.link LIKE \(part) ESCAPE '\\')"
    return try session.rows(
      """
      SELECT \(outsideColumns) FROM outside_publications x
      WHERE x.account_id = \(account) AND x.published_at >= \(days.lowerBound.startsAt)
        AND x.published_at < \(days.upperBound.endsAt) \(condition)
      ORDER BY x.published_at DESC, x.id DESC LIMIT \(limit) OFFSET \(offset)
      """
    ).map(OutsidePublication.init)
  }

  /// How many items of each category went out on an account within some days.
  func categoryCounts(
    on account: AccountID, _ days: ClosedRange<CivilDate>
  ) throws -> [PostCategory: Int] {
    let (from, to) = (days.lowerBound.startsAt, days.upperBound.endsAt)
    var counts: [PostCategory: Int] = [:]
    for row in try session.rows(
      """
      SELECT u.category, COUNT(*) AS n FROM (
        SELECT v.category FROM releases r JOIN revisions v ON v.id = r.revision_id
        WHERE r.account_id = \(account) AND r.published_at IS NOT NULL
          AND r.published_at >= \(from) AND r.published_at < \(to)
        UNION ALL
        SELECT x.category FROM outside_publications x
        WHERE x.account_id = \(account) AND x.struck_at IS NULL
          AND x.published_at >= \(from) AND x.published_at < \(to)
      ) AS u
      GROUP BY u.category ORDER BY u.category LIMIT 500
      """)
    {
      counts[try row.word("category")] = Int(clamping: try row.int("n"))
    }
    return counts
  }
}

extension Desk {
  /// - Throws: a field problem when the same page is written down there already.
  func insertOutside(
    on account: AccountID, publishedAt: Instant, title: String, link: String,
    category: PostCategory, by person: PersonID
  ) throws -> OutsidePublicationID {
    do {
      return OutsidePublicationID(
        try session.insert(
          """
          INSERT INTO outside_publications (account_id, published_at, title, link, category,
            recorded_by, recorded_at)
          VALUES (\(account), \(publishedAt), \(title), \(link), \(category.rawValue),
            \(person), \(now))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, _) {
      throw Refusal.invalid([FieldProblem("outside-link", .taken)])
    }
  }

  func strike(_ id: OutsidePublicationID, reason: String, by person: PersonID) throws {
    try session.execute(
      """
      UPDATE outside_publications SET struck_by = \(person), struck_at = \(now),
        struck_reason = \(reason)
      WHERE id = \(id) AND struck_at IS NULL
      """)
  }
}

extension OutsidePublication {
  fileprivate init(_ row: SQLRow) throws {
    var struck: Striking?
    if let by: PersonID = try row.optionalID("struck_by"),
      let at = try row.optionalInstant("struck_at")
    {
      struck = Striking(by: by, at: at, reason: try row.text("struck_reason"))
    }
    self.init(
      id: try row.id("id"), account: try row.id("account_id"),
      publishedAt: try row.instant("published_at"), title: try row.text("title"),
      link: try row.text("link"), category: try row.word("category"),
      recordedBy: try row.id("recorded_by"), recordedAt: try row.instant("recorded_at"),
      struck: struck)
  }
}
