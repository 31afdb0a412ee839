import Storage
import WorkCalendar

private let columns: SQL = """
  r.id, r.post_id, r.revision_id, v.number, r.field, r.place, r.quote, r.words, r.answers_id,
  r.written_at, r.settled_at, p.name AS author, s.name AS settler
  """
private let tables: SQL = """
  remarks r JOIN revisions v ON v.id = r.revision_id JOIN persons p ON p.id = r.person_id
    LEFT JOIN persons s ON s.id = r.settled_by
  """

extension Reading {
  /// The remarks on an item with their answers, the newest first. For whoever may see the item:
  /// pages ask for its dossier first.
  package func remarks(on current: Revision, limit: Int = 200) throws -> [RemarkThread] {
    let all = try session.rows(
      """
      SELECT \(columns) FROM \(tables) WHERE r.post_id = \(current.post)
      ORDER BY r.id DESC LIMIT \(limit)
      """
    ).map(Remark.init)
    let answers = Dictionary(grouping: all.filter { $0.answers != nil }) { $0.answers }
    var seen: [RevisionID: Revision] = [current.id: current]
    var compared: [String: [TextChange]] = [:]
    return try all.filter { $0.answers == nil }.map { remark in
      var anchor = RemarkThread.Anchor.field
      if let place = remark.place, remark.settledAt == nil {
        let written = try seen[remark.revision] ?? revision(remark.revision)
        seen[remark.revision] = written
        let key = "\(remark.revision) \(remark.field)"
        let changes =
          compared[key]
          ?? TextDifference.between(
            written.draft.text(of: remark.field) ?? "", current.draft.text(of: remark.field) ?? "")
        compared[key] = changes
        anchor =
          TextChange.carried(place..<place + remark.quote.count, through: changes)
          .map { .words($0) } ?? .gone
      }
      return RemarkThread(
        remark: remark, answers: (answers[remark.id] ?? []).reversed(),
        anchor: anchor)
    }
  }

  /// - Throws: `office.not-found`.
  func remark(_ id: RemarkID) throws -> Remark {
    guard
      let row = try session.first("SELECT \(columns) FROM \(tables) WHERE r.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Remark(row)
  }

  /// The item a remark is on, for the page that follows an act.
  package func post(of remark: RemarkID) throws -> PostID { try self.remark(remark).post }
}

extension Desk {
  /// - Parameter answers: the remark it answers.
  func insertRemark(
    on revision: Revision, field: String, place: Int?, quote: String, words: String,
    answers: RemarkID? = nil
  ) throws -> RemarkID {
    guard let appointment else { throw Refusal(OfficeRefusal.noAppointment) }
    return RemarkID(
      try session.insert(
        """
        INSERT INTO remarks (post_id, revision_id, field, place, quote, words, answers_id,
          person_id, appointment_id, written_at)
        VALUES (\(revision.post), \(revision.id), \(field), \(place.map(Int64.init)), \(quote),
          \(words), \(answers), \(try person().id), \(appointment.id), \(now))
        RETURNING id
        """))
  }

  func settle(_ remark: RemarkID) throws {
    try session.execute(
      """
      UPDATE remarks SET settled_by = \(try person().id), settled_at = \(now)
      WHERE id = \(remark) AND settled_at IS NULL
      """)
  }
}

extension Remark {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), post: try row.id("post_id"), revision: try row.id("revision_id"),
      number: try row.int("number"), field: try row.text("field"),
      place: try row.optionalInt("place").map(Int.init), quote: try row.text("quote"),
      words: try row.text("words"), answers: try row.optionalID("answers_id"),
      author: try row.text("author"), writtenAt: try row.instant("written_at"),
      settledBy: try row.optionalText("settler"),
      settledAt: try row.optionalInstant("settled_at"))
  }
}
