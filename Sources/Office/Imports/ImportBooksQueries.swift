import Rulebook
import Storage
import WorkCalendar

private let organizationColumns: SQL = """
  o.id, o.parent_id, o.path, o.level, o.sector, o.name, o.short_name, o.code, o.secret_related,
  o.version, o.closed_at
  """
private let accountColumns: SQL = """
  a.id, a.organization_id, a.platform, a.name, a.slug, a.description, a.state, a.opened_at,
  a.closed_at, a.platform_id, a.link, a.card, a.interaction, a.filing_number, a.version
  """
private let personColumns: SQL = """
  p.id, p.organization_id, p.login, p.name, p.must_change_password, p.password_changed_at,
  p.locked_until, p.version, p.disabled_at
  """

/// What rows are compared with, read in a few statements however many rows there are.
extension Reading {
  /// Looks rows through against the books.
  ///
  /// - Parameters:
  ///   - root: the body under which they come in.
  ///   - isWide: whether everything below it is in reach as well.
  package func look(
    through rows: [ImportSheet.Row], _ kind: ImportKind, mapping: ColumnMapping,
    root: Organization, isWide: Bool, words: ImportWords
  ) throws -> [LookedRow] {
    let planner = ImportPlanner(kind, rows: rows, mapping: mapping, words: words)
    let units = UnitIndex(isWide ? try allOrganizations(below: root) : [root])
    switch kind {
    case .organizations:
      return try planner.organizations(organizationBooks(planner, root: root, units: units))
        .map(LookedRow.init)
    case .persons:
      return try planner.persons(personBooks(planner, units: units)).map(LookedRow.init)
    case .accounts:
      return try planner.accounts(accountBooks(planner, root: root, units: units))
        .map(LookedRow.init)
    }
  }

  /// Looks the rows behind a place through as they would come in now.
  ///
  /// - Returns: the last place that was looked at, and how many rows are bad; nil when there is no
  ///   row behind the place.
  func lookAhead(
    in found: TableImport, after place: Int, words: ImportWords
  ) throws -> (place: Int, bad: Int)? {
    let root = try organization(found.organization)
    let isWide = asker.appointments.contains { appointment in
      found.kind.roles.contains(appointment.role) && appointment.role.reach == .subtree
        && appointment.reaches(root)
    }
    // A body may stand on one of an earlier portion, so these are looked at with it: in a few large
    // portions, or the work would grow with the square of the rows.
    let isTree = found.kind == .organizations
    let portion = max(ImportWork.portion, isTree ? found.counts.all / 10 : 0)
    let rows = try openImportRows(
      of: found.id, after: isTree ? 0 : place, limit: isTree ? place + portion : portion)
    let looked = try look(
      through: rows.map(\.row.row), found.kind, mapping: found.mapping, root: root,
      isWide: isWide, words: words)
    guard let last = rows.last?.place, last > place else { return nil }
    return (last, zip(rows, looked).count { $0.place > place && $1.verdict == .bad })
  }

  func allOrganizations(below root: Organization) throws -> [Organization] {
    try session.rows(
      """
      SELECT \(organizationColumns) FROM organizations o
      WHERE o.path >= \(root.path) AND o.path < \(root.path + "~") ORDER BY o.path
      """
    ).map(Organization.init)
  }

  func organizationBooks(
    _ planner: ImportPlanner, root: Organization, units: UnitIndex
  ) throws -> OrganizationBooks {
    let unknown = planner.values(.code).map { $0.uppercased() }
      .filter { units[code: $0] == nil }
    var foreign: Set<String> = []
    try inLists(unknown) { codes in
      for row in try session.rows(
        "SELECT o.code FROM organizations o WHERE o.code IN (\(list: codes))")
      {
        foreign.insert(try row.text("code"))
      }
    }
    return OrganizationBooks(root: root, units: units, foreignCodes: foreign)
  }

  func personBooks(_ planner: ImportPlanner, units: UnitIndex) throws -> PersonBooks {
    var persons: [String: Person] = [:]
    try inLists(planner.values(.login).map { $0.lowercased() }) { logins in
      for row in try session.rows(
        "SELECT \(personColumns) FROM persons p WHERE p.login IN (\(list: logins))")
      {
        let person = try Person(row)
        persons[person.login] = person
      }
    }
    return PersonBooks(units: units, persons: persons)
  }

  func accountBooks(
    _ planner: ImportPlanner, root: Organization, units: UnitIndex
  ) throws -> AccountBooks {
    var accounts: [AccountBooks.Key: Account] = [:]
    try inLists(Array(planner.values(.name))) { names in
      for row in try session.rows(
        """
        SELECT \(accountColumns) FROM accounts a
        WHERE a.name IN (\(list: names)) AND a.closed_at IS NULL
        """)
      {
        let account = try Account(row)
        accounts[AccountBooks.Key(account.platform, account.name)] = account
      }
    }
    return AccountBooks(
      today: today, units: units,
      above: try root.lineage.dropLast().map { try organization($0) }, accounts: accounts,
      people: try currentPeople(of: accounts.values.map(\.id)),
      held: try accountsHeld(by: units.units.map(\.id)),
      untrained: try untrained(
        called: ImportField.holders.compactMap { $0.field(.name) }.map(planner.values)
          .reduce([]) { $0.union($1) }),
      rules: try rules(of: units.units, below: root))
  }

  /// Where persons of some names work who have passed no training.
  private func untrained(called names: Set<String>) throws -> [String: Set<OrganizationID>] {
    var found: [(id: PersonID, name: String, body: OrganizationID)] = []
    try inLists(Array(names)) { names in
      for row in try session.rows(
        """
        SELECT id, name, organization_id FROM persons
        WHERE name IN (\(list: names)) AND disabled_at IS NULL
        """)
      {
        found.append((try row.id("id"), try row.text("name"), try row.id("organization_id")))
      }
    }
    var bodies: [String: Set<OrganizationID>] = [:]
    try inLists(found) { part in
      let untrained = try untrained(among: part.map(\.id))
      for person in part where untrained.contains(person.id) {
        bodies[person.name, default: []].insert(person.body)
      }
    }
    return bodies
  }

  /// Who holds which duty now, for many accounts at once.
  package func currentPeople(
    of accounts: [AccountID]
  ) throws -> [AccountID: [AccountDuty: DutyHolder]] {
    var people: [AccountID: [AccountDuty: DutyHolder]] = [:]
    try inLists(accounts) { ids in
      for row in try session.rows(
        """
        SELECT account_id, duty, person_id, name, post, mobile, telephone, email
        FROM account_people WHERE account_id IN (\(list: ids)) AND until_at IS NULL
        """)
      {
        let duty: AccountDuty = try row.word("duty")
        people[try row.id("account_id"), default: [:]][duty] = DutyHolder(
          person: try row.optionalID("person_id"), name: try row.text("name"),
          post: try row.text("post"), mobile: try row.text("mobile"),
          telephone: try row.text("telephone"), email: try row.text("email"))
      }
    }
    return people
  }

  private func accountsHeld(by units: [OrganizationID]) throws -> [AccountBooks.Seat: Int] {
    var held: [AccountBooks.Seat: Int] = [:]
    try inLists(units) { ids in
      for row in try session.rows(
        """
        SELECT organization_id, platform, COUNT(*) AS held FROM accounts
        WHERE organization_id IN (\(list: ids)) AND closed_at IS NULL
        GROUP BY organization_id, platform
        """)
      {
        let seat = AccountBooks.Seat(try row.id("organization_id"), try row.word("platform"))
        held[seat] = Int(clamping: try row.int("held"))
      }
    }
    return held
  }

  /// The rules of many bodies: what each put in force itself is read once.
  func rules(
    of units: [Organization], below root: Organization
  ) throws -> [OrganizationID: GoverningRules] {
    var own: [OrganizationID: [ChosenRulebook]] = [:]
    for row in try session.rows(
      """
      SELECT r.organization_id, r.rulebook, r.adaptations FROM rulebook_adoptions r
      JOIN organizations o ON o.id = r.organization_id
      WHERE r.since_at <= \(now) AND (r.until_at IS NULL OR r.until_at > \(now))
        AND ((o.path >= \(root.path) AND o.path < \(root.path + "~"))
          OR o.id IN (\(list: root.lineage)))
      ORDER BY r.organization_id, r.position
      """)
    {
      own[try row.id("organization_id"), default: []].append(try ChosenRulebook(row))
    }
    var made: [[OrganizationID]: GoverningRules] = [:]
    var rules: [OrganizationID: GoverningRules] = [:]
    for unit in units {
      let givers = unit.lineage.reversed().filter { own[$0] != nil }
      if let known = made[givers] {
        rules[unit.id] = known
        continue
      }
      var seen: Set<String> = []
      let chosen = givers.flatMap { own[$0] ?? [] }.filter { seen.insert($0.id).inserted }
      let governing = adapted.governing(chosen, on: today)
      (made[givers], rules[unit.id]) = (governing, governing)
    }
    return rules
  }

  /// Calls back with as many values as one statement takes.
  private func inLists<Value>(_ values: [Value], _ body: ([Value]) throws -> Void) throws {
    var rest = values[...]
    while !rest.isEmpty {
      try body(Array(rest.prefix(500)))
      rest = rest.dropFirst(500)
    }
  }
}

/// A row that was looked through, whatever it brings in.
package struct LookedRow: Sendable {
  package enum Entry: Sendable {
    case organization(OrganizationEntry)
    case person(PersonEntry)
    case account(AccountEntry)
  }

  package let staged: StagedRow
  package let entry: Entry?
  package let depth: Int

  package var verdict: RowVerdict { staged.verdict ?? .bad }

  init(_ row: PlannedRow<OrganizationEntry>) { self.init(row, row.entry.map(Entry.organization)) }
  init(_ row: PlannedRow<PersonEntry>) { self.init(row, row.entry.map(Entry.person)) }
  init(_ row: PlannedRow<AccountEntry>) { self.init(row, row.entry.map(Entry.account)) }

  private init(_ row: PlannedRow<some Sendable>, _ entry: Entry?) {
    staged = StagedRow(row: row.row, verdict: row.verdict, report: row.report)
    (self.entry, depth) = (entry, row.depth)
  }
}
