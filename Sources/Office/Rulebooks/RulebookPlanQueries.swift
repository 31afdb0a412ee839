import Rulebook
import Storage
import WorkCalendar

private let columns: SQL = """
  p.id, p.organization_id, p.chosen, p.reason, p.state, p.proposed_by, p.proposed_at,
  p.activated_by, p.activated_at
  """

extension Reading {
  /// The rulebooks that govern a body: its own and all those above it.
  ///
  /// - Parameter instant: when; now unless said otherwise. An old item is read under the rules of
  ///   its day, in the texts of that day.
  package func rules(
    for organization: Organization, at instant: Instant? = nil
  ) throws -> GoverningRules {
    guard let instant else {
      return adapted.governing(try chosen(for: organization, at: now), on: today)
    }
    return adapted.governing(
      try chosen(for: organization, at: instant), on: instant.date, from: try shelf(at: instant))
  }

  /// The rulebooks in force for a body: its own first, then those of the bodies above, each once.
  func chosen(for organization: Organization, at instant: Instant) throws -> [ChosenRulebook] {
    let rows = try session.rows(
      """
      SELECT a.rulebook, a.adaptations FROM rulebook_adoptions a
      JOIN organizations o ON o.id = a.organization_id
      WHERE a.organization_id IN (\(list: organization.lineage))
        AND a.since_at <= \(instant) AND (a.until_at IS NULL OR a.until_at > \(instant))
      ORDER BY o.path DESC, a.position
      """)
    var seen: Set<String> = []
    return try rows.map(ChosenRulebook.init).filter { seen.insert($0.id).inserted }
  }

  /// What a body put in force itself, in order.
  package func ownRulebooks(of organization: OrganizationID) throws -> [ChosenRulebook] {
    try session.rows(
      """
      SELECT rulebook, adaptations FROM rulebook_adoptions
      WHERE organization_id = \(organization) AND until_at IS NULL ORDER BY position
      """
    ).map(ChosenRulebook.init)
  }

  /// The proposal that waits for a second person; nil when there is none.
  package func waitingPlan(of organization: OrganizationID) throws -> RulebookPlan? {
    try session.first(
      """
      SELECT \(columns) FROM rulebook_plans p
      WHERE p.organization_id = \(organization) AND p.state = 'proposed'
      """
    ).map(RulebookPlan.init)
  }

  /// What was proposed and decided for a body, the newest first.
  package func rulebookPlans(
    of organization: OrganizationID, limit: Int = 50
  ) throws -> [RulebookPlan] {
    try session.rows(
      """
      SELECT \(columns) FROM rulebook_plans p
      WHERE p.organization_id = \(organization) ORDER BY p.id DESC LIMIT \(limit)
      """
    ).map(RulebookPlan.init)
  }

  /// `zhengzhou-2020@3f2a…` for each, for the record.
  func versions(of chosen: [ChosenRulebook]) -> String {
    chosen.compactMap { choice in
      shelf.rulebook(choice.id).map { "\(choice.id)@\($0.version.prefix(16))" }
    }.joined(separator: " ")
  }
}

extension Desk {
  /// - Throws: `rulebooks.proposal-waits`.
  func insertPlan(
    _ chosen: [ChosenRulebook], reason: String, of organization: OrganizationID,
    by person: PersonID
  ) throws -> RulebookPlanID {
    do {
      return RulebookPlanID(
        try session.insert(
          """
          INSERT INTO rulebook_plans (organization_id, chosen, reason, state, proposed_by,
            proposed_at)
          VALUES (\(organization), \(try stored(chosen)), \(reason), 'proposed', \(person),
            \(now))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, _) {
      throw Refusal(RulebookRefusal.proposalWaits)
    }
  }

  /// - Throws: `rulebooks.nothing-proposed`.
  func lockProposal(
    _ id: RulebookPlanID, of organization: OrganizationID
  ) throws -> RulebookPlan {
    guard
      let row = try session.first(
        """
        SELECT \(columns) FROM rulebook_plans p
        WHERE p.id = \(id) AND p.organization_id = \(organization) AND p.state = 'proposed'
        \(.forUpdate)
        """)
    else { throw Refusal(RulebookRefusal.nothingProposed) }
    return try RulebookPlan(row)
  }

  func activate(_ plan: RulebookPlan, by person: PersonID) throws {
    try session.execute(
      """
      UPDATE rulebook_plans SET state = 'ended'
      WHERE organization_id = \(plan.organization) AND state = 'active'
      """)
    try session.execute(
      """
      UPDATE rulebook_plans SET state = 'active', activated_by = \(person), activated_at = \(now)
      WHERE id = \(plan.id)
      """)
    try adopt(plan.chosen, by: plan.organization)
  }

  func withdraw(_ plan: RulebookPlan) throws {
    try session.execute("UPDATE rulebook_plans SET state = 'withdrawn' WHERE id = \(plan.id)")
  }

  /// Ends what a body had in force and begins what it chose.
  func adopt(_ chosen: [ChosenRulebook], by organization: OrganizationID) throws {
    try session.execute(
      """
      DELETE FROM rulebook_adoptions WHERE organization_id = \(organization) AND since_at = \(now)
      """)
    try session.execute(
      """
      UPDATE rulebook_adoptions SET until_at = \(now)
      WHERE organization_id = \(organization) AND until_at IS NULL
      """)
    for (position, choice) in chosen.enumerated() {
      try session.execute(
        """
        INSERT INTO rulebook_adoptions (organization_id, rulebook, position, adaptations, since_at)
        VALUES (\(organization), \(choice.id), \(position), \(try stored(choice.adaptations)),
          \(now))
        """)
    }
  }
}

extension ChosenRulebook {
  init(_ row: SQLRow) throws {
    self.init(
      try row.text("rulebook"), adaptations: try restored(row.text("adaptations")))
  }
}

extension RulebookPlan {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      chosen: try restored(row.text("chosen")), reason: try row.text("reason"),
      state: try row.word("state"), proposedBy: try row.id("proposed_by"),
      proposedAt: try row.instant("proposed_at"), activatedBy: try row.optionalID("activated_by"),
      activatedAt: try row.optionalInstant("activated_at"))
  }
}
