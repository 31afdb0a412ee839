import Rulebook
import Storage
import WorkCalendar

private let columns: SQL = """
  h.id, h.organization_id, h.scope_id, h.event_id, h.subject, h.reason, h.contact, h.citations,
  h.placed_by, h.placed_at, h.statement_id, h.lifted_by, h.lifted_at, h.lifting_reason
  """

/// A hold with the bodies it speaks of.
package struct ListedHold: Sendable {
  package let hold: Hold
  package let organization: Organization
  package let scope: Organization
  /// Whether the asker may lift it or link its statement.
  package let mayLift: Bool
}

extension Reading {
  /// - Throws: `office.not-found`.
  func hold(_ id: HoldID) throws -> Hold {
    guard let row = try session.first("SELECT \(columns) FROM holds h WHERE h.id = \(id)") else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return try Hold(row)
  }

  /// A hold of a body the asker sees, or over one of theirs.
  ///
  /// - Throws: `office.not-found` to everybody else, as if there were none.
  package func visibleHold(_ id: HoldID) throws -> ListedHold {
    guard let sight = holdSight(),
      let row = try session.first(
        """
        SELECT \(columns) FROM holds h JOIN organizations o ON o.id = h.organization_id
        WHERE h.id = \(id) AND (\(sight))
        """), let found = try listed([Hold(row)]).first
    else { throw Refusal(OfficeRefusal.notFound) }
    return found
  }

  /// The holds that the asker's bodies placed or have to keep, the newest first.
  package func holds(standing: Bool, limit: Int = 50) throws -> [ListedHold] {
    guard let sight = holdSight() else { return [] }
    let state: SQL = standing ? "h.lifted_at IS NULL" : "h.lifted_at IS NOT NULL"
    return try listed(
      session.rows(
        """
        SELECT \(columns) FROM holds h JOIN organizations o ON o.id = h.organization_id
        WHERE \(state) AND (\(sight)) ORDER BY h.id DESC LIMIT \(limit)
        """
      ).map(Hold.init))
  }

  /// The holds on an event, lifted ones included, the oldest first. For whoever sees the event.
  package func holds(on event: EventID) throws -> [ListedHold] {
    try listed(
      session.rows(
        "SELECT \(columns) FROM holds h WHERE h.event_id = \(event) ORDER BY h.id LIMIT 50"
      ).map(Hold.init))
  }

  /// The holds that some bodies have to keep now, the oldest first; those of their own left out.
  package func standingHolds(over bodies: [Organization]) throws -> [Hold] {
    let lineage = Set(bodies.flatMap(\.lineage))
    guard !lineage.isEmpty else { return [] }
    return try session.rows(
      """
      SELECT \(columns) FROM holds h
      WHERE h.scope_id IN (\(list: Array(lineage))) AND h.lifted_at IS NULL
      ORDER BY h.id LIMIT 200
      """
    ).map(Hold.init).filter { hold in bodies.contains { $0.id != hold.organization } }
  }

  /// The newest published items of the body that placed a hold, for whoever may link one to it.
  package func statementChoices(
    for found: ListedHold, limit: Int = 50
  ) throws -> [(number: String, title: String)] {
    guard found.mayLift else { return [] }
    return try session.rows(
      """
      SELECT p.number, p.title FROM posts p
      WHERE p.organization_id = \(found.hold.organization) AND p.state = 'published'
      ORDER BY p.id DESC LIMIT \(limit)
      """
    ).map { (number: try $0.text("number"), title: try $0.text("title")) }
  }

  /// What is needed to decide whether holds are in an item's way.
  ///
  /// - Parameter bodies: those on whose accounts it is to appear, besides its own.
  func holdDecision(
    on draft: PostDraft, of unit: Organization, bodies: [Organization] = []
  ) throws -> HoldDecision {
    guard draft.notice != nil else {
      return HoldDecision(holds: [], unit: unit.id, draft: draft, statements: [:])
    }
    let holds = try standingHolds(over: [unit] + bodies)
    var statements: [HoldID: PostDraft] = [:]
    for hold in holds {
      if let post = hold.statement, let said = try statementDraft(of: post) {
        statements[hold.id] = said
      }
    }
    return HoldDecision(holds: holds, unit: unit.id, draft: draft, statements: statements)
  }

  /// The holds in an item's way, with the bodies they speak of.
  func holds(
    against draft: PostDraft, of post: Post, unit: Organization, accounts: [AccountID: Account]
  ) throws -> [ListedHold] {
    // What was said already, or never will be, goes nowhere.
    guard draft.notice != nil, post.state != .published, post.state != .discarded else { return [] }
    let others = try organizations(accounts.values.map(\.organization)).values
      .filter { $0.id != unit.id }.sorted { $0.id < $1.id }
    return try listed(holdDecision(on: draft, of: unit, bodies: others).obstacles)
  }

  /// The unified statement as it was published, wherever; nil until then.
  private func statementDraft(of post: PostID) throws -> PostDraft? {
    let row = try session.first(
      """
      SELECT r.revision_id FROM releases r
      WHERE r.post_id = \(post) AND r.state = 'published' ORDER BY r.id LIMIT 1
      """)
    return try row.map { try revision($0.id("revision_id")).draft }
  }

  /// The rules under which the asker may hold a body, and all below it, to silence.
  package func holdRules(for asker: Asker, over body: Organization) throws -> [HoldRule] {
    try rules(for: body).holds.filter { rule in
      rule.role.map { asker.holds($0, at: body) } ?? false
    }
  }

  /// A condition on holds `h` of bodies `o`; nil when the asker sees none.
  private func holdSight() -> SQL? {
    if case .system = asker.actor { return "1 = 1" }
    guard let places = asker.places("o") else { return nil }
    let above = Set(asker.appointments.flatMap(\.organization.lineage))
    return "\(places) OR h.scope_id IN (\(list: Array(above)))"
  }

  func listed(_ holds: [Hold]) throws -> [ListedHold] {
    let bodies = try organizations(holds.flatMap { [$0.organization, $0.scope] })
    let roles = LiftHold.permission.roles
    return holds.compactMap { hold in
      guard let body = bodies[hold.organization], let scope = bodies[hold.scope] else {
        return nil
      }
      return ListedHold(
        hold: hold, organization: body, scope: scope,
        mayLift: hold.isStanding && roles.contains { asker.holds($0, at: body) })
    }
  }
}

extension Desk {
  /// That no hold is in an item's way; asked again wherever the item goes on, since a hold may be
  /// placed meanwhile.
  ///
  /// - Parameter accounts: those on which it is to appear.
  /// - Throws: `emergency.on-hold`.
  func checkHolds(
    on draft: PostDraft, of unit: OrganizationID, accounts: [Account] = []
  ) throws {
    guard let notice = draft.notice else { return }
    // Whoever places a hold on the event holds it as well, so that the two go one after the other.
    if let event = notice.event { _ = try lockEvent(event) }
    let bodies = try reading.organizations(accounts.map(\.organization) + [unit])
    guard let own = bodies[unit] else { throw Refusal(OfficeRefusal.notFound) }
    let others = bodies.values.filter { $0.id != unit }.sorted { $0.id < $1.id }
    let decision = try reading.holdDecision(on: draft, of: own, bodies: others)
    guard let hold = decision.obstacles.first else { return }
    throw hold.refusal(by: try reading.organization(hold.organization))
  }

  /// Reads a hold and keeps it until the act is done.
  ///
  /// - Throws: `office.not-found`, `emergency.hold-lifted`.
  func lockStandingHold(_ id: HoldID) throws -> Hold {
    try hold("holds", id.rawValue)
    let found = try reading.hold(id)
    guard found.isStanding else { throw Refusal(EmergencyRefusal.holdLifted) }
    return found
  }

  func insertHold(
    _ words: PlaceHold.Words, event: EventID?, over scope: OrganizationID,
    of holder: OrganizationID, citations: [Citation], by person: PersonID,
    under appointment: AppointmentID
  ) throws -> HoldID {
    HoldID(
      try session.insert(
        """
        INSERT INTO holds (organization_id, scope_id, event_id, subject, reason, contact,
          citations, placed_by, appointment_id, placed_at)
        VALUES (\(holder), \(scope), \(event), \(words.subject), \(words.reason),
          \(words.contact), \(try stored(citations)), \(person), \(appointment), \(now))
        RETURNING id
        """))
  }

  func lift(_ hold: HoldID, by person: PersonID, reason: String) throws {
    try session.execute(
      """
      UPDATE holds SET lifted_by = \(person), lifted_at = \(now), lifting_reason = \(reason)
      WHERE id = \(hold) AND lifted_at IS NULL
      """)
  }

  func link(_ statement: PostID, to hold: HoldID) throws {
    try session.execute("UPDATE holds SET statement_id = \(statement) WHERE id = \(hold)")
  }
}

extension Hold {
  fileprivate init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      scope: try row.id("scope_id"), event: try row.optionalID("event_id"),
      subject: try row.text("subject"), reason: try row.text("reason"),
      contact: try row.text("contact"), citations: try restored(row.text("citations")),
      placedBy: try row.id("placed_by"), placedAt: try row.instant("placed_at"),
      statement: try row.optionalID("statement_id"), liftedBy: try row.optionalID("lifted_by"),
      liftedAt: try row.optionalInstant("lifted_at"),
      liftingReason: try row.text("lifting_reason"))
  }
}
