import Rulebook
import Storage
import WorkCalendar

private let columns: SQL = """
  n.number, n.lane, n.revision_id, n.submitted_by, n.appointment_id, n.submitted_at, n.findings,
  n.ended_at, n.outcome, n.urgent, n.check_stage_id
  """

extension Reading {
  /// The way an item took last; nil before its first submission.
  func round(of post: Post) throws -> Round? {
    try session.first(
      """
      SELECT \(columns) FROM rounds n WHERE n.post_id = \(post.id) AND n.number = \(post.round)
      """
    ).map(Round.init)
  }

  /// The ways of an item through review, the newest first.
  func rounds(of post: PostID, limit: Int = 50) throws -> [Round] {
    try session.rows(
      """
      SELECT \(columns) FROM rounds n WHERE n.post_id = \(post)
      ORDER BY n.number DESC LIMIT \(limit)
      """
    ).map(Round.init)
  }
}

extension Reading {
  /// Items in review whose planned time has come, the longest overdue first.
  package func postsToExpire(limit: Int = 50) throws -> [PostID] {
    try session.rows(
      """
      SELECT id FROM posts
      WHERE state = 'in-review' AND planned_at IS NOT NULL AND planned_at <= \(now)
      ORDER BY planned_at LIMIT \(limit)
      """
    ).map { try $0.id("id") }
  }
}

extension Desk {
  /// Puts an item on its way, with what the check says of it now.
  func beginRound(
    _ number: Int64, of post: PostID, lane: Round.Lane = .route, urgent: UrgentRule? = nil,
    revision: RevisionID, by person: PersonID, findings: [Finding]
  ) throws {
    try voidLaterCheck(of: post)
    try session.execute(
      """
      UPDATE posts SET state = \(PostState.inReview.rawValue), round = \(number),
        version = version + 1, updated_at = \(now)
      WHERE id = \(post)
      """)
    try session.execute(
      """
      INSERT INTO rounds (post_id, number, lane, revision_id, submitted_by, appointment_id,
        submitted_at, findings, urgent)
      VALUES (\(post), \(number), \(lane.stored.rawValue), \(revision), \(person),
        \(appointment?.id), \(now), \(try stored(findings)), \(try urgent.map { try stored($0) }))
      """)
  }

  /// Notes how the present way of an item ended; one that all had signed may still be recalled.
  func endRound(of post: Post, as outcome: Round.Outcome) throws {
    try session.execute(
      """
      UPDATE rounds SET ended_at = \(now), outcome = \(outcome.rawValue)
      WHERE post_id = \(post.id) AND number = \(post.round)
      """)
  }
}

extension Round.Lane {
  /// As the books have it: the rule beside it tells the urgent way from the route.
  fileprivate var stored: Round.Lane { self == .urgent ? .route : self }
}

extension Round {
  init(_ row: SQLRow) throws {
    let urgent: UrgentRule? = try row.optionalText("urgent").map { try restored($0) }
    self.init(
      number: try row.int("number"), lane: urgent == nil ? try row.word("lane") : .urgent,
      revision: try row.id("revision_id"),
      submittedBy: try row.id("submitted_by"), appointment: try row.optionalID("appointment_id"),
      submittedAt: try row.instant("submitted_at"),
      findings: try row.optionalText("findings").map { try restored($0) },
      endedAt: try row.optionalInstant("ended_at"), outcome: try row.optionalWord("outcome"),
      urgent: urgent, laterCheck: try row.optionalID("check_stage_id"))
  }
}
