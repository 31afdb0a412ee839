import Rulebook
import Storage
import WorkCalendar

private let stageColumns: SQL = """
  s.id, s.post_id, s.round, s.position, s.role, s.organization_id, s.rule, s.state, s.opened_at,
  s.closed_at, s.clock_id
  """
private let signatureColumns: SQL = """
  g.id, g.stage_id, g.round, g.revision_id, g.revision_digest, g.person_id, g.appointment_id,
  g.decision, g.opinion, g.checklist, g.signed_at
  """

extension Reading {
  /// - Throws: `office.not-found`.
  func stage(_ id: StageID) throws -> Stage {
    guard
      let row = try session.first("SELECT \(stageColumns) FROM review_stages s WHERE s.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Stage(row)
  }

  /// The item a stage belongs to, for the page that follows an act.
  package func post(of stage: StageID) throws -> PostID { try self.stage(stage).post }

  /// The stages of an item: those of one round, or of the last rounds.
  func stages(of post: PostID, round: Int64? = nil) throws -> [Stage] {
    let condition: SQL = round.map { "AND s.round = \($0)" } ?? ""
    return try session.rows(
      """
      SELECT \(stageColumns) FROM review_stages s WHERE s.post_id = \(post) \(condition)
      ORDER BY s.round DESC, s.position LIMIT 200
      """
    ).map(Stage.init)
  }

  /// The signatures on an item, the oldest first.
  func signatures(on post: PostID, round: Int64? = nil) throws -> [Signature] {
    let condition: SQL = round.map { "AND g.round = \($0)" } ?? ""
    return try session.rows(
      """
      SELECT \(signatureColumns) FROM signatures g WHERE g.post_id = \(post) \(condition)
      ORDER BY g.id DESC LIMIT 200
      """
    ).map(Signature.init).reversed()
  }

  /// What is needed to decide whether somebody may sign.
  func reviewDecision(on stage: Stage, of post: Post, current: Revision) throws -> ReviewDecision {
    let signers = try signatures(on: post.id, round: stage.round).map(\.person)
    return ReviewDecision(
      stage: stage, state: post.state, current: current, authors: try authors(of: post.id),
      signers: Set(signers), isLaterCheck: try round(of: post)?.laterCheck == stage.id)
  }

  /// Open stages that wait for a signature of the asker's, the longest waiting first.
  package func stagesAwaitingAsker(limit: Int = 100) throws -> [Stage] {
    var found: [Stage] = []
    for appointment in asker.appointments where found.count < limit {
      let rows = try session.rows(
        """
        SELECT \(stageColumns) FROM review_stages s
        WHERE s.organization_id = \(appointment.organization.id)
          AND s.role = \(appointment.role.rawValue) AND s.state = 'open'
          AND EXISTS (SELECT 1 FROM posts p WHERE p.id = s.post_id AND \(isChecked))
        ORDER BY s.opened_at, s.id LIMIT \(limit)
        """)
      for stage in try rows.map(Stage.init) where !found.contains(where: { $0.id == stage.id }) {
        found.append(stage)
      }
    }
    return found
  }

  /// Whether the asker has or had a stage of the item on the desk: a body above the unit sees an
  /// item from the moment it is asked to sign it.
  func isSigner(of post: PostID) throws -> Bool {
    let rows = try session.rows(
      """
      SELECT DISTINCT s.organization_id, s.role FROM review_stages s
      WHERE s.post_id = \(post) AND s.opened_at IS NOT NULL LIMIT 100
      """)
    return try rows.contains { row in
      let organization: OrganizationID = try row.id("organization_id")
      let role = try row.text("role")
      return asker.appointments.contains {
        $0.organization.id == organization && $0.role.rawValue == role
      }
    }
  }
}

extension Desk {
  func insertStage(
    _ rule: StageRule, role: Role, at organization: OrganizationID, of post: PostID, round: Int64,
    position: Int
  ) throws -> StageID {
    StageID(
      try session.insert(
        """
        INSERT INTO review_stages (post_id, round, position, kind, role, organization_id, rule,
          state)
        VALUES (\(post), \(round), \(position), \(rule.kind.rawValue), \(role.rawValue),
          \(organization), \(try stored(rule)), \(Stage.State.waiting.rawValue))
        RETURNING id
        """))
  }

  /// Puts a stage on its signer's desk and starts its clock, if the rule has one.
  func open(_ stage: StageID, rule: StageRule, of organization: OrganizationID) throws {
    let clock = try rule.clock.map { try startClock($0, from: now, of: organization) }
    try session.execute(
      """
      UPDATE review_stages SET state = 'open', opened_at = \(now), clock_id = \(clock)
      WHERE id = \(stage)
      """)
  }

  func close(_ stage: Stage, as state: Stage.State) throws {
    try stopClock(stage.clock, void: state == .void)
    try endLaterCheck(stage)
    try session.execute(
      """
      UPDATE review_stages SET state = \(state.rawValue), closed_at = \(now)
      WHERE id = \(stage.id)
      """)
  }

  /// - Throws: `review.same-person-two-stages` when two signatures of one person race.
  func insertSignature(
    on stage: Stage, revision: Revision, by person: PersonID, under appointment: AppointmentID,
    decision: Signature.Decision, opinion: String, checklist: Checklist
  ) throws {
    do {
      try session.execute(
        """
        INSERT INTO signatures (stage_id, post_id, round, revision_id, revision_digest, person_id,
          appointment_id, decision, opinion, checklist, signed_at)
        VALUES (\(stage.id), \(stage.post), \(stage.round), \(revision.id), \(revision.digest),
          \(person), \(appointment), \(decision.rawValue), \(opinion), \(try stored(checklist)),
          \(now))
        """)
    } catch StorageError.constraint(.unique, _) {
      throw Refusal(
        ReviewRefusal.samePersonTwoStages, facts: ["stage": stage.kind.rawValue],
        helpers: [stage.role])
    }
  }
}

extension Stage {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), post: try row.id("post_id"), round: try row.int("round"),
      position: try row.int("position"), role: try row.word("role"),
      organization: try row.id("organization_id"), rule: try restored(row.text("rule")),
      state: try row.word("state"), openedAt: try row.optionalInstant("opened_at"),
      closedAt: try row.optionalInstant("closed_at"), clock: try row.optionalID("clock_id"))
  }
}

extension Signature {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), stage: try row.id("stage_id"), round: try row.int("round"),
      revision: try row.id("revision_id"), revisionDigest: try row.bytes("revision_digest"),
      person: try row.id("person_id"), appointment: try row.id("appointment_id"),
      decision: try row.word("decision"), opinion: try row.text("opinion"),
      checklist: try restored(row.text("checklist")), signedAt: try row.instant("signed_at"))
  }
}
