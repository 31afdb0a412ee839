import Rulebook
import Storage
import WorkCalendar

let messageColumns: SQL = """
  g.id, g.organization_id, g.kind, g.title, g.body, g.may_publish, g.language, g.received_at
  """
let matterColumns: SQL = """
  m.id, m.organization_id, m.number, m.state, m.class, m.handling, m.citations, m.urgent,
  m.complexity, m.proposal, m.proposed_department_id, m.instruction, m.department_id, m.reply,
  m.version, m.answered_at, m.closed_at, m.outcome, m.basis, m.notified
  """
let matterStepColumns: SQL = """
  s.id, s.matter_id, s.position, s.kind, s.organization_id, s.role, s.citations, s.opened_at,
  s.clock_id, s.closed_at, s.person_id, s.appointment_id, s.decision, s.opinion, s.reply_number,
  s.reply_digest
  """
let replyColumns: SQL = """
  r.matter_id, r.number, r.body, r.digest, r.author_id, r.created_at, r.sent_at
  """

extension Reading {
  /// Everything about one matter, as far as the asker may see it.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`, `office.no-appointment`.
  package func matterFile(_ id: MessageID) throws -> MatterFile {
    guard
      let messageRow = try session.first(
        "SELECT \(messageColumns), g.contact_sealed FROM messages g WHERE g.id = \(id)"),
      let matterRow = try session.first(
        "SELECT \(matterColumns) FROM matters m WHERE m.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    let matter = try Matter(matterRow)
    let unit = try organization(matter.organization)
    let steps = try matterSteps(of: id)
    let access = try MatterAccess.granted(
      to: asker, unit: unit, holders: Set(steps.map(\.organization)))
    let sealed = try messageRow.optionalBytes("contact_sealed")
    let replies = try replies(of: id)
    let open = steps.last { $0.isOpen }
    return MatterFile(
      message: try Message(messageRow), matter: matter, unit: unit, access: access,
      contact: access == .whole ? try sealed.map { try keys.unseal($0) } : nil,
      hasContact: sealed != nil, steps: steps, replies: replies, rating: try rating(of: id),
      clocks: try clocks(steps.compactMap(\.clock)),
      persons: try names(of: steps.compactMap(\.person) + replies.map(\.author)),
      principals: try principals(of: steps.compactMap(\.appointment)),
      organizations: try organizations(
        steps.map(\.organization)
          + [matter.department, matter.proposedDepartment].compactMap { $0 }
      ),
      holders: try open.map { try holders(of: $0.role, at: $0.organization) } ?? [],
      isMine: open.map(isAskers) ?? false)
  }

  /// The matter a step belongs to, for its address. What of it is shown is decided there.
  ///
  /// - Throws: `office.not-found`.
  package func message(of step: MatterStepID) throws -> MessageID {
    guard
      let row = try session.first("SELECT matter_id FROM matter_steps WHERE id = \(step)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try row.id("matter_id")
  }

  /// - Throws: `office.not-found`.
  package func kind(of step: MatterStepID) throws -> MatterStep.Kind {
    guard let row = try session.first("SELECT kind FROM matter_steps WHERE id = \(step)") else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return try row.word("kind")
  }

  /// Until when a department would have to answer, were the message given to it now.
  package func answerTerms(
    of unit: Organization
  ) throws -> [Complexity: (clock: ClockRule, deadline: Deadline)] {
    let rules = try rules(for: unit)
    let calendar = try calendar()
    var terms: [Complexity: (clock: ClockRule, deadline: Deadline)] = [:]
    for complexity in Complexity.allCases {
      terms[complexity] = try rules.earliest(
        of: rules.departmentClocks(complexity), from: now, calendar: calendar)
    }
    return terms
  }

  /// Departments a unit can give a message to: those below it where somebody answers.
  package func answeringDepartments(of unit: OrganizationID) throws -> [Organization] {
    let ids = try session.rows(
      """
      SELECT DISTINCT o.id FROM organizations o JOIN appointments a ON a.organization_id = o.id
      WHERE o.parent_id = \(unit) AND o.closed_at IS NULL
        AND a.role = \(Role.departmentHandler.rawValue) AND a.ended_at IS NULL
        AND a.from_on <= \(today) AND (a.until_on IS NULL OR a.until_on >= \(today))
      ORDER BY o.id LIMIT 200
      """
    ).map { try $0.id("id") as OrganizationID }
    let found = try organizations(ids)
    return ids.compactMap { found[$0] }
  }

  /// What the tracking page shows for a number and its secret code.
  ///
  /// - Throws: `messages.wrong-code`, whichever of the two is wrong.
  package func trackedMatter(number: String, code: String) throws -> TrackedMatter {
    let matter = try matter(number: number, code: code)
    guard
      let row = try session.first(
        """
        SELECT \(messageColumns), o.name AS organization FROM messages g
        JOIN organizations o ON o.id = g.organization_id WHERE g.id = \(matter.id)
        """)
    else { throw Refusal(MessageRefusal.wrongCode) }
    let message = try Message(row)
    let steps = try matterSteps(of: matter.id)
    let answering = steps.last { $0.isAnswering }
    let isWithOffice = [.toEdit, .toApprove, .toSend, .answered].contains(matter.state)
    return TrackedMatter(
      number: matter.number, kind: message.kind, title: message.title, body: message.body,
      organization: try row.text("organization"), state: matter.state,
      receivedAt: message.receivedAt,
      registeredAt: steps.last { $0.kind == .register && $0.decision == .done }?.closedAt,
      handedOnAt: matter.department == nil
        ? nil : steps.last { $0.kind == .instruct && $0.decision == .done }?.closedAt,
      department: try matter.department.map { try organization($0).name },
      handledAt: isWithOffice ? answering?.closedAt : nil,
      clock: matter.department == nil ? nil : try answering?.clock.flatMap { try clock($0) },
      answer: matter.state == .answered
        ? try replies(of: matter.id).last { $0.sentAt != nil }?.body
        : nil,
      answeredAt: matter.answeredAt, closedAt: matter.closedAt, outcome: matter.outcome,
      rating: try rating(of: matter.id))
  }

  /// The matter a citizen can open; the digest is compared in constant time, and a number that does
  /// not exist costs the same work as a wrong code.
  func matter(number: String, code: String) throws -> Matter {
    let number = number.uppercased()
    let row = try session.first(
      "SELECT \(matterColumns), m.code_digest FROM matters m WHERE m.number = \(number)")
    let expected = try row?.bytes("code_digest") ?? [UInt8](repeating: 0, count: 32)
    let given = keys.codeDigest(
      QueryCode.secret(number: number, code: QueryCode.read(code)))
    guard isSame(expected, given), let row else { throw Refusal(MessageRefusal.wrongCode) }
    return try Matter(row)
  }

  func matterSteps(of matter: MessageID) throws -> [MatterStep] {
    try session.rows(
      """
      SELECT \(matterStepColumns) FROM matter_steps s WHERE s.matter_id = \(matter)
      ORDER BY s.position LIMIT 500
      """
    ).map(MatterStep.init)
  }

  func replies(of matter: MessageID) throws -> [ReplyText] {
    try session.rows(
      """
      SELECT \(replyColumns) FROM replies r WHERE r.matter_id = \(matter)
      ORDER BY r.number LIMIT 500
      """
    ).map(ReplyText.init)
  }

  func rating(of matter: MessageID) throws -> Rating? {
    try session.first(
      "SELECT grade, comment, rated_at FROM ratings WHERE matter_id = \(matter)"
    ).map {
      Rating(
        grade: Int(try $0.int("grade")), comment: try $0.text("comment"),
        ratedAt: try $0.instant("rated_at"))
    }
  }

  private func isAskers(_ step: MatterStep) -> Bool {
    asker.appointments.contains { appointment in
      appointment.organization.id == step.organization
        && (appointment.role == step.role
          || (step.kind == .send && appointment.role == .publisher))
    }
  }

  private func organizations(
    _ ids: [OrganizationID]
  ) throws -> [OrganizationID: Organization] {
    var found: [OrganizationID: Organization] = [:]
    for id in Set(ids) { found[id] = try organization(id) }
    return found
  }

  private func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

extension Message {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      kind: try row.word("kind"), title: try row.text("title"), body: try row.text("body"),
      mayPublish: try row.flag("may_publish"), language: try row.text("language"),
      receivedAt: try row.instant("received_at"))
  }
}

extension Matter {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      number: try row.text("number"), state: try row.word("state"),
      messageClass: try row.optionalText("class"), handling: try row.optionalWord("handling"),
      citations: try restored(row.text("citations")), isUrgent: try row.flag("urgent"),
      complexity: try row.optionalWord("complexity"), proposal: try row.text("proposal"),
      proposedDepartment: try row.optionalID("proposed_department_id"),
      instruction: try row.text("instruction"), department: try row.optionalID("department_id"),
      reply: try row.int("reply"), version: try row.int("version"),
      answeredAt: try row.optionalInstant("answered_at"),
      closedAt: try row.optionalInstant("closed_at"), outcome: try row.optionalText("outcome"),
      basis: try row.text("basis"), notified: try row.text("notified"))
  }
}

extension MatterStep {
  init(_ row: SQLRow) throws {
    let digest = try row.optionalBytes("reply_digest")
    self.init(
      id: try row.id("id"), matter: try row.id("matter_id"), position: try row.int("position"),
      kind: try row.word("kind"), organization: try row.id("organization_id"),
      role: try row.word("role"), citations: try restored(row.text("citations")),
      openedAt: try row.instant("opened_at"), clock: try row.optionalID("clock_id"),
      closedAt: try row.optionalInstant("closed_at"), person: try row.optionalID("person_id"),
      appointment: try row.optionalID("appointment_id"),
      decision: try row.optionalWord("decision"), opinion: try row.text("opinion"),
      reply: try digest.map { ReplyMark(number: try row.int("reply_number"), digest: $0) })
  }
}

extension ReplyText {
  init(_ row: SQLRow) throws {
    self.init(
      matter: try row.id("matter_id"), number: try row.int("number"), body: try row.text("body"),
      digest: try row.bytes("digest"), author: try row.id("author_id"),
      createdAt: try row.instant("created_at"), sentAt: try row.optionalInstant("sent_at"))
  }
}
