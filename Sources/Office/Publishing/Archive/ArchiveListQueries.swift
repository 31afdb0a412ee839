import Rulebook
import Storage
import WorkCalendar

/// As many items of a year as are counted.
private let countedAtMost = 1_000

private let holdColumns: SQL = """
  h.id, h.reason, h.placed_by, h.placed_at, h.ended_by, h.ended_at, h.end_reason,
  a.name AS placer, b.name AS ender
  """
private let holdTables: SQL = """
  archive_holds h JOIN persons a ON a.id = h.placed_by LEFT JOIN persons b ON b.id = h.ended_by
  """

extension Reading {
  /// The bodies whose archive the asker may look at, in the order of their numbers.
  package func archivingBodies() throws -> [Organization] { try visibleOrganizations() }

  /// Archived items of one body, the newest first.
  ///
  /// - Parameter before: where the last page ended.
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func archivedPosts(
    _ filter: ArchiveFilter, before: ArchivePlace? = nil, limit: Int = 50
  ) throws -> [ArchivedPost] {
    let unit = try archivingBody(filter.organization)
    let rule = try rules(for: unit).retention(of: .publications)
    guard let condition = condition(filter, rule) else { return [] }
    let page: SQL =
      before.map {
        """
        AND (p.archived_at < \($0.archivedAt)
          OR (p.archived_at = \($0.archivedAt) AND p.id < \($0.post)))
        """
      } ?? ""
    let posts = try session.rows(
      """
      SELECT \(postColumns) FROM posts p
      WHERE p.organization_id = \(unit.id) AND p.archived_at IS NOT NULL \(condition) \(page)
      ORDER BY p.archived_at DESC, p.id DESC LIMIT \(limit)
      """
    ).map(Post.init)
    let holds = try runningHolds(on: posts.map(\.id))
    return posts.compactMap { post in
      post.archivedAt.map { at in
        ArchivedPost(
          post: post, archivedAt: at,
          retention: rule.map { ArchiveRetention($0, archivedOn: at.date) },
          hold: holds[post.id])
      }
    }
  }

  /// The years in which a body archived items, this one first, at most thirty.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func archiveYears(of organization: OrganizationID) throws -> [ArchiveYear] {
    let unit = try archivingBody(organization)
    let oldest = try session.first(
      """
      SELECT MIN(archived_at) AS at FROM posts
      WHERE organization_id = \(unit.id) AND archived_at IS NOT NULL
      """)?.optionalInstant("at")
    guard let first = oldest?.date.year, first <= today.year else { return [] }
    return try stride(from: today.year, through: max(first, today.year - 29), by: -1).map { year in
      let row = try session.first(
        """
        SELECT COUNT(*) AS found FROM (
          SELECT p.id FROM posts p
          WHERE p.organization_id = \(unit.id) AND p.archived_at IS NOT NULL \(within(year))
          LIMIT \(countedAtMost + 1)) c
        """)
      let found = Int(clamping: try row?.int("found") ?? 0)
      return ArchiveYear(
        year: year, count: min(found, countedAtMost), isMore: found > countedAtMost)
    }
  }

  /// Everything that ever held an item, the newest first; for whoever may see the item.
  package func holds(on post: PostID, limit: Int = 50) throws -> [ArchiveHold] {
    try session.rows(
      """
      SELECT \(holdColumns) FROM \(holdTables) WHERE h.post_id = \(post)
      ORDER BY h.id DESC LIMIT \(limit)
      """
    ).map(ArchiveHold.init)
  }

  private func runningHolds(on posts: [PostID]) throws -> [PostID: ArchiveHold] {
    guard !posts.isEmpty else { return [:] }
    var found: [PostID: ArchiveHold] = [:]
    for row in try session.rows(
      """
      SELECT h.post_id, \(holdColumns) FROM \(holdTables)
      WHERE h.post_id IN (\(list: posts)) AND h.ended_at IS NULL LIMIT 500
      """)
    {
      found[try row.id("post_id")] = try ArchiveHold(row)
    }
    return found
  }

  private func archivingBody(_ id: OrganizationID) throws -> Organization {
    let unit = try organization(id)
    guard asker.sees(unit) else {
      throw Refusal(OfficeRefusal.otherUnit, facts: ["organization": unit.name])
    }
    return unit
  }

  /// Nil where nothing can be wanted: no text in force lets anything be destroyed.
  private func condition(_ filter: ArchiveFilter, _ rule: RetentionRule?) -> SQL? {
    let year = filter.year.map { within($0) } ?? ""
    switch filter.view {
    case .all: return year
    case .held:
      return year
        + " AND p.id IN (SELECT h.post_id FROM archive_holds h WHERE h.ended_at IS NULL)"
    case .free:
      guard let last = rule?.atLeast.lastFree(on: today) else { return nil }
      return year
        + """
         AND p.archived_at < \(last.endsAt) AND NOT EXISTS (
          SELECT 1 FROM archive_holds h WHERE h.post_id = p.id AND h.ended_at IS NULL)
        """
    }
  }

  private func within(_ year: Int) -> SQL {
    guard let first = CivilDate(year: year, month: 1, day: 1),
      let last = CivilDate(year: year, month: 12, day: 31)
    else { return " AND 1 = 0" }
    return " AND p.archived_at >= \(first.startsAt) AND p.archived_at < \(last.endsAt)"
  }
}

extension Desk {
  /// - Throws: `archive.held-before` when a hold runs already.
  func insertHold(on post: PostID, reason: String, by person: PersonID) throws {
    do {
      try session.execute(
        """
        INSERT INTO archive_holds (post_id, reason, placed_by, placed_at)
        VALUES (\(post), \(reason), \(person), \(now))
        """)
    } catch StorageError.constraint(.unique, _) {
      throw Refusal(ArchiveRefusal.heldBefore)
    }
  }

  func end(_ hold: ArchiveHoldID, reason: String, by person: PersonID) throws {
    try session.execute(
      """
      UPDATE archive_holds SET ended_by = \(person), ended_at = \(now), end_reason = \(reason)
      WHERE id = \(hold) AND ended_at IS NULL
      """)
  }
}

extension ArchiveHold {
  fileprivate init(_ row: SQLRow) throws {
    var end: End?
    if let person: PersonID = try row.optionalID("ended_by"),
      let at = try row.optionalInstant("ended_at")
    {
      end = End(
        reason: try row.optionalText("end_reason") ?? "",
        endedBy: ArchivePerson(id: person, name: try row.optionalText("ender") ?? ""), endedAt: at)
    }
    self.init(
      id: try row.id("id"), reason: try row.text("reason"),
      placedBy: ArchivePerson(id: try row.id("placed_by"), name: try row.text("placer")),
      placedAt: try row.instant("placed_at"), end: end)
  }
}
