import Rulebook
import Storage

extension Desk {
  /// Notes that the second signature is owed from now on.
  func beginLaterCheck(_ stage: StageID, of post: Post) throws {
    try session.execute(
      """
      UPDATE rounds SET check_stage_id = \(stage)
      WHERE post_id = \(post.id) AND number = \(post.round)
      """)
  }

  /// Notes that nobody waits for the second signature any more.
  func endLaterCheck(_ stage: Stage) throws {
    try session.execute(
      "UPDATE rounds SET check_stage_id = NULL WHERE check_stage_id = \(stage.id)")
  }

  /// Voids a second signature that is still owed: another wording is on its way, or none.
  func voidLaterCheck(of post: PostID) throws {
    for stage in try reading.stages(of: post) where stage.state == .open {
      try close(stage, as: .void)
    }
  }

  /// Gives an item back after it went out on one signature: what has not gone out is void, and what
  /// readers see is left to a correction by persons.
  ///
  /// - Returns: whether something of the round is out or may be; otherwise nothing was done but to
  ///   void it.
  func giveBackPublished(_ post: Post) throws -> Bool {
    try voidUnsent(of: post.id)
    let states = try reading.releases(of: post.id, round: post.round).map(\.state)
    guard let state = PostState.settled(by: states) else { return false }
    try endRound(of: post, as: .returned)
    try setState(state, of: post.id)
    if post.archivedAt != nil { _ = try sealAgain(post) }
    return true
  }

  /// Gives back to its author what was given back afterwards and did not go out in the end.
  ///
  /// - Returns: whether it was so.
  func giveBackUnsent(_ post: Post) throws -> Bool {
    guard let round = try reading.round(of: post), round.urgent != nil,
      round.outcome == .returned
    else { return false }
    try voidUnsent(of: post.id)
    try voidStages(of: post, round: post.round)
    try withdraw(post, as: .returned)
    return true
  }
}

extension Reading {
  /// Whether the second look gave back what readers see, and nobody has begun to put it right.
  package func awaitsCorrection(_ post: PostID) throws -> Bool {
    try session.first(
      "SELECT n.number \(givenBack) AND p.id = \(post) LIMIT 1") != nil
  }

  /// What went out on one signature and was given back afterwards, for those who put it right.
  func returnedChecks() -> TaskSource? {
    let places = bodies(holding: [.editor, .publisher, .leader])
    guard !places.isEmpty else { return nil }
    return TaskSource(
      """
      'returned-check' AS task, 'correct' AS step, p.number, p.title, p.id AS subject,
        o.short_name, 1 AS urgent
      """,
      // Few are given back: SQLite keeps this order.
      from: "rounds n CROSS JOIN posts p CROSS JOIN organizations o", clock: nil,
      since: "n.ended_at",
      where: """
        \(isGivenBack) AND o.id = p.organization_id AND p.organization_id IN (\(list: places))
        """)
  }

  /// Second signatures that are late, for the leaders of the unit; the signer has them as well.
  func lateChecks() -> TaskSource? {
    let places = bodies(holding: [.leader])
    guard !places.isEmpty else { return nil }
    return TaskSource(
      """
      'late-check' AS task, s.kind AS step, p.number, p.title, p.id AS subject, o.short_name,
        1 AS urgent
      """,
      from: """
        rounds n JOIN review_stages s ON s.id = n.check_stage_id JOIN posts p ON p.id = n.post_id
        JOIN organizations o ON o.id = p.organization_id
        """, clock: "s.clock_id", since: "s.opened_at", basis: "s.rule",
      where: """
        n.check_stage_id IS NOT NULL AND c.due_at <= \(now) AND \(isChecked)
          AND p.organization_id IN (\(list: places))
          AND NOT (s.role = 'leader' AND s.organization_id = p.organization_id)
        """)
  }
}

/// Published, given back by the second look, and not under correction; for `rounds n`, `posts p`.
private let isGivenBack: SQL = """
  n.urgent IS NOT NULL AND n.outcome = 'returned' AND p.id = n.post_id AND p.round = n.number
    AND p.state IN ('publishing', 'published', 'partly-published')
    AND NOT EXISTS (SELECT 1 FROM corrections k WHERE k.post_id = p.id AND k.round >= n.number)
  """

private let givenBack: SQL = "FROM rounds n JOIN posts p ON p.id = n.post_id WHERE \(isGivenBack)"

/// Not while its author rewrites it; for `posts p`.
let isChecked: SQL = "p.state NOT IN ('draft', 'returned', 'discarded')"
