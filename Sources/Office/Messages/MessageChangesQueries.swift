import Rulebook
import Storage
import WorkCalendar

/// A matter with the step that is being taken; both are locked until the transaction ends.
struct OpenMatter {
  let matter: Matter
  let step: MatterStep
  let unit: Organization
}

extension Desk {
  /// The body with this code if it can be written to: open, with an account on the portal.
  ///
  /// One statement, because taking messages in has to be quick.
  func recipient(code: String) throws -> OrganizationID {
    guard
      let row = try session.first(
        """
        SELECT o.id FROM organizations o
        WHERE o.code = \(code) AND o.closed_at IS NULL AND EXISTS (
          SELECT 1 FROM accounts a WHERE a.organization_id = o.id
            AND a.platform = \(Platform.portal.rawValue) AND a.closed_at IS NULL)
        """)
    else { throw Refusal(MessageRefusal.noPortal) }
    return try row.id("id")
  }

  func insertMessage(
    to organization: OrganizationID, kind: Message.Kind, title: String, body: String,
    contact: [UInt8]?, mayPublish: Bool, language: String
  ) throws -> MessageID {
    MessageID(
      try session.insert(
        """
        INSERT INTO messages (organization_id, kind, title, body, contact_sealed, may_publish,
          language, received_at)
        VALUES (\(organization), \(kind.rawValue), \(title), \(body), \(contact), \(mayPublish),
          \(language), \(now))
        RETURNING id
        """))
  }

  func insertMatter(
    of message: MessageID, organization: OrganizationID, number: String, codeDigest: [UInt8]
  ) throws {
    try session.post(
      """
      INSERT INTO matters (id, organization_id, number, code_digest, state)
      VALUES (\(message), \(organization), \(number), \(codeDigest),
        \(Matter.State.toRegister.rawValue))
      """)
  }

  /// Opens the next step; that only one is open at a time is also a key of the database.
  func openStep(
    _ planned: PlannedStep, of matter: MessageID, position: Int64, clock: ClockID? = nil
  ) throws {
    let citations = planned.citations.isEmpty ? "[]" : try stored(planned.citations)
    try session.post(
      """
      INSERT INTO matter_steps (matter_id, position, kind, organization_id, role, citations,
        opened_at, clock_id)
      VALUES (\(matter), \(position), \(planned.kind.rawValue), \(planned.organization),
        \(planned.role.rawValue), \(citations), \(now), \(clock))
      """)
  }

  /// Locks the matter, then reads its step, so that of two people only one takes it.
  ///
  /// - Throws: `office.not-found`, `messages.step-closed`, `messages.wrong-step`.
  func lockMatter(at id: MatterStepID, _ kinds: MatterStep.Kind...) throws -> OpenMatter {
    guard
      let owner = try session.first("SELECT matter_id FROM matter_steps WHERE id = \(id)"),
      let matterRow = try session.first(
        """
        SELECT \(matterColumns) FROM matters m WHERE m.id = \(try owner.int("matter_id"))\(.forUpdate)
        """),
      let stepRow = try session.first(
        "SELECT \(matterStepColumns) FROM matter_steps s WHERE s.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    let step = try MatterStep(stepRow)
    guard kinds.contains(step.kind) else { throw Refusal(MessageRefusal.wrongStep) }
    guard step.isOpen else {
      let name = try step.person.flatMap { try reading.names(of: [$0])[$0] } ?? ""
      throw Refusal(MessageRefusal.stepClosed, facts: ["name": name])
    }
    let matter = try Matter(matterRow)
    return OpenMatter(
      matter: matter, step: step, unit: try reading.organization(matter.organization))
  }

  /// Closes a step under the appointment the person acts in.
  func closeStep(
    _ step: MatterStep, _ decision: MatterStep.Decision, opinion: String,
    reply: ReplyMark? = nil, citations: [Citation]? = nil
  ) throws {
    let changed = try session.execute(
      """
      UPDATE matter_steps SET closed_at = \(now), person_id = \(try person().id),
        appointment_id = \(appointment?.id), decision = \(decision.rawValue),
        opinion = \(opinion), reply_number = \(reply?.number), reply_digest = \(reply?.digest),
        citations = \(try stored(citations ?? step.citations))
      WHERE id = \(step.id) AND closed_at IS NULL
      """)
    guard changed == 1 else { throw Refusal(MessageRefusal.stepClosed, facts: ["name": ""]) }
  }

  /// Hands the matter on to its next step. Without a limit it stands behind all that have one; of
  /// those the urgent come first, which is why they bear the instant before the last.
  func advance(
    _ open: OpenMatter, to planned: PlannedStep, clock: ClockID? = nil
  ) throws {
    try openStep(
      planned, of: open.matter.id, position: open.step.position + 1, clock: clock)
    try session.execute(
      """
      UPDATE matters SET state = \(planned.kind.state.rawValue), version = version + 1,
        due_at = COALESCE((SELECT due_at FROM clocks WHERE id = \(clock)),
          \(Instant.latest) - urgent)
      WHERE id = \(open.matter.id)
      """)
  }

  func setClass(_ rule: MessageClassRule, isUrgent: Bool, of matter: MessageID) throws {
    try session.execute(
      """
      UPDATE matters SET class = \(rule.id), handling = \(rule.handling.rawValue),
        citations = \(try stored(rule.citations)), urgent = \(isUrgent)
      WHERE id = \(matter)
      """)
  }

  func setProposal(
    _ proposal: String, complexity: Complexity, department: OrganizationID?, notified: String,
    of matter: MessageID
  ) throws {
    try session.execute(
      """
      UPDATE matters SET proposal = \(proposal), complexity = \(complexity.rawValue),
        proposed_department_id = \(department), notified = \(notified)
      WHERE id = \(matter)
      """)
  }

  func closeMatter(
    _ matter: MessageID, outcome: String, basis: String, notified: String
  ) throws {
    try session.execute(
      """
      UPDATE matters SET state = \(Matter.State.closed.rawValue), closed_at = \(now),
        due_at = \(Instant.latest), outcome = \(outcome), basis = \(basis), notified = \(notified), version = version + 1
      WHERE id = \(matter)
      """)
  }

  func setInstruction(
    _ instruction: String, complexity: Complexity, department: OrganizationID?,
    of matter: MessageID
  ) throws {
    try session.execute(
      """
      UPDATE matters SET instruction = \(instruction), complexity = \(complexity.rawValue),
        department_id = \(department)
      WHERE id = \(matter)
      """)
  }

  /// Takes the matter away from a department that is not competent.
  func clearDepartment(of matter: MessageID) throws {
    try session.execute("UPDATE matters SET department_id = NULL WHERE id = \(matter)")
  }

  /// Stores a wording under the next number; the newest one unchanged keeps its number.
  func storeReply(_ body: String, for matter: Matter) throws -> ReplyMark {
    if let newest = try currentReply(of: matter), newest.body == body { return newest.mark }
    let mark = ReplyMark(of: body, number: matter.reply + 1, matter: matter.id)
    try session.execute(
      """
      INSERT INTO replies (matter_id, number, body, digest, author_id, created_at)
      VALUES (\(matter.id), \(mark.number), \(body), \(mark.digest), \(try person().id), \(now))
      """)
    try session.execute("UPDATE matters SET reply = \(mark.number) WHERE id = \(matter.id)")
    return mark
  }

  func currentReply(of matter: Matter) throws -> ReplyText? {
    guard matter.reply > 0 else { return nil }
    return try session.first(
      """
      SELECT \(replyColumns) FROM replies r
      WHERE r.matter_id = \(matter.id) AND r.number = \(matter.reply)
      """
    ).map(ReplyText.init)
  }

  /// The text the leader approved last.
  func approvedReply(of matter: MessageID) throws -> ReplyMark? {
    try session.first(
      """
      SELECT \(matterStepColumns) FROM matter_steps s
      WHERE s.matter_id = \(matter) AND s.kind = \(MatterStep.Kind.approve.rawValue)
        AND s.decision = \(MatterStep.Decision.agree.rawValue)
      ORDER BY s.position DESC LIMIT 1
      """
    ).map { try MatterStep($0).reply } ?? nil
  }

  func setAnswered(_ matter: MessageID, reply: ReplyMark) throws {
    try session.execute(
      """
      UPDATE replies SET sent_at = \(now)
      WHERE matter_id = \(matter) AND number = \(reply.number)
      """)
    try session.execute(
      """
      UPDATE matters SET state = \(Matter.State.answered.rawValue), answered_at = \(now),
        due_at = \(Instant.latest), version = version + 1
      WHERE id = \(matter)
      """)
  }

  /// - Throws: `messages.already-rated`.
  func insertRating(_ grade: Int, comment: String, of matter: MessageID) throws {
    do {
      try session.execute(
        """
        INSERT INTO ratings (matter_id, grade, comment, rated_at)
        VALUES (\(matter), \(grade), \(comment), \(now))
        """)
    } catch StorageError.constraint(.unique, _) {
      throw Refusal(MessageRefusal.alreadyRated)
    }
  }
}
