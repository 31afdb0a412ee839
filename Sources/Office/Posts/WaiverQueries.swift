import Rulebook
import Storage
import WorkCalendar

private let columns: SQL = """
  w.id, w.revision_id, w.finding, w.reason, w.person_id, w.waived_at
  """

extension Reading {
  /// The waivers on all revisions of an item that were not taken back, the oldest first.
  func waivers(of post: PostID, limit: Int = 200) throws -> [FindingWaiver] {
    try session.rows(
      """
      SELECT \(columns) FROM finding_waivers w JOIN revisions v ON v.id = w.revision_id
      WHERE v.post_id = \(post) AND w.ended_at IS NULL ORDER BY w.id LIMIT \(limit)
      """
    ).map(FindingWaiver.init)
  }

  /// Keys of the findings that somebody waived on a revision.
  func waivedFindings(on revision: RevisionID) throws -> Set<String> {
    let rows = try session.rows(
      """
      SELECT finding FROM finding_waivers
      WHERE revision_id = \(revision) AND ended_at IS NULL ORDER BY id LIMIT 500
      """)
    return Set(try rows.map { try $0.text("finding") })
  }
}

extension Desk {
  /// - Throws: `posts.not-waivable` when somebody waived it already.
  func insertWaiver(
    of finding: Finding, on revision: RevisionID, reason: String, by person: PersonID,
    under appointment: AppointmentID
  ) throws -> FindingWaiverID {
    do {
      return FindingWaiverID(
        try session.insert(
          """
          INSERT INTO finding_waivers (revision_id, finding, reason, person_id, appointment_id,
            waived_at)
          VALUES (\(revision), \(finding.key), \(reason), \(person), \(appointment), \(now))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, _) {
      throw Refusal(PostRefusal.notWaivable)
    }
  }

  /// - Returns: the key of the finding.
  /// - Throws: `office.not-found`.
  func endWaiver(
    _ id: FindingWaiverID, on revision: RevisionID, by person: PersonID
  ) throws -> String {
    guard
      let row = try session.first(
        """
        SELECT finding FROM finding_waivers
        WHERE id = \(id) AND revision_id = \(revision) AND ended_at IS NULL
        """)
    else { throw Refusal(OfficeRefusal.notFound) }
    try session.execute(
      """
      UPDATE finding_waivers SET ended_at = \(now), ended_by = \(person)
      WHERE id = \(id) AND ended_at IS NULL
      """)
    return try row.text("finding")
  }
}

extension FindingWaiver {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), revision: try row.id("revision_id"),
      finding: try row.text("finding"), reason: try row.text("reason"),
      person: try row.id("person_id"), waivedAt: try row.instant("waived_at"))
  }
}
