import Storage
import WorkCalendar

private let organizationColumns: SQL = """
  o.id, o.parent_id, o.path, o.level, o.sector, o.name, o.short_name, o.code, o.secret_related,
  o.version, o.closed_at
  """
private let personColumns: SQL = """
  p.id, p.organization_id, p.login, p.name, p.must_change_password, p.password_changed_at, p.locked_until, p.version,
  p.disabled_at
  """

extension Reading {
  /// - Throws: `office.not-found`.
  package func organization(_ id: OrganizationID) throws -> Organization {
    guard
      let row = try session.first(
        "SELECT \(organizationColumns) FROM organizations o WHERE o.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Organization(row)
  }

  package func organizations(
    _ ids: some Sequence<OrganizationID>
  ) throws -> [OrganizationID: Organization] {
    let ids = Array(Set(ids))
    guard !ids.isEmpty else { return [:] }
    var found: [OrganizationID: Organization] = [:]
    for row in try session.rows(
      "SELECT \(organizationColumns) FROM organizations o WHERE o.id IN (\(list: ids))")
    {
      let organization = try Organization(row)
      found[organization.id] = organization
    }
    return found
  }

  /// Whether the office has been founded, so that the first-run page is closed.
  package func isFounded() throws -> Bool {
    try session.first("SELECT id FROM organizations LIMIT 1") != nil
  }

  /// All bodies below the given ones, themselves included, in the order of the tree.
  package func organizations(
    below roots: [Organization], limit: Int = 500
  ) throws -> [Organization] {
    var found: [Organization] = []
    for root in roots where !found.contains(where: { $0.contains(root) }) {
      let rows = try session.rows(
        """
        SELECT \(organizationColumns) FROM organizations o
        WHERE o.path >= \(root.path) AND o.path < \(root.path + "~")
        ORDER BY o.path LIMIT \(limit)
        """)
      found += try rows.map(Organization.init)
    }
    return found
  }

  /// The departments and other bodies directly below.
  package func children(of parent: OrganizationID) throws -> [Organization] {
    try session.rows(
      """
      SELECT \(organizationColumns) FROM organizations o
      WHERE o.parent_id = \(parent) AND o.closed_at IS NULL ORDER BY o.id LIMIT 500
      """
    ).map(Organization.init)
  }

  /// Bodies that have accounts of their own, to whom a citizen can write.
  package func organizationsWithPortal(limit: Int = 200) throws -> [Organization] {
    try session.rows(
      """
      SELECT \(organizationColumns) FROM organizations o
      WHERE o.closed_at IS NULL AND EXISTS (
        SELECT 1 FROM accounts a WHERE a.organization_id = o.id AND a.closed_at IS NULL)
      ORDER BY o.path LIMIT \(limit)
      """
    ).map(Organization.init)
  }

  /// - Throws: `office.not-found`.
  package func person(_ id: PersonID) throws -> Person {
    guard
      let row = try session.first("SELECT \(personColumns) FROM persons p WHERE p.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Person(row)
  }

  package func person(login: String) throws -> Person? {
    try session.first("SELECT \(personColumns) FROM persons p WHERE p.login = \(login)")
      .map(Person.init)
  }

  /// The person and the appointments in force today.
  package func asker(_ id: PersonID) throws -> Asker {
    let person = try person(id)
    guard person.disabledAt == nil else { throw Refusal(PeopleRefusal.disabled) }
    let appointments = try appointments(
      where: "a.person_id = \(id) AND a.ended_at IS NULL")
    return Asker(
      actor: .person(id), person: person,
      appointments: appointments.filter { $0.isInForce(on: today) })
  }

  package func appointment(_ id: AppointmentID) throws -> Appointment {
    guard let found = try appointments(where: "a.id = \(id)").first else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return found
  }

  /// Appointments of a person, ended ones included, newest last.
  package func appointments(of person: PersonID) throws -> [Appointment] {
    try appointments(where: "a.person_id = \(person)")
  }

  /// Who stands in for this person, and when.
  package func deputies(of person: PersonID) throws -> [(Appointment, Person)] {
    try appointments(
      where: """
        a.ended_at IS NULL AND a.deputy_for IN (
          SELECT id FROM appointments WHERE person_id = \(person))
        """
    ).map { ($0, try self.person($0.person)) }
  }

  /// Who can act in a role at an organisation today.
  package func holders(of role: Role, at organization: OrganizationID) throws -> [Person] {
    let found = try appointments(
      where: """
        a.organization_id = \(organization) AND a.role = \(role.rawValue) AND a.ended_at IS NULL
        """
    ).filter { $0.isInForce(on: today) }
    var seen: Set<PersonID> = []
    return try found.filter { seen.insert($0.person).inserted }.map { try person($0.person) }
      .filter { $0.disabledAt == nil }
  }

  /// The persons a body looks after, by sign-in name.
  ///
  /// - Parameter after: the last sign-in name of the page before.
  package func persons(
    of organization: OrganizationID, after: String = "", limit: Int = 100
  ) throws -> [Person] {
    try session.rows(
      """
      SELECT \(personColumns) FROM persons p
      WHERE p.organization_id = \(organization) AND p.login > \(after)
      ORDER BY p.login LIMIT \(limit)
      """
    ).map(Person.init)
  }

  /// The persons of all bodies the asker may look at whose name or sign-in name holds the words,
  /// each with the body that looks after them.
  package func persons(
    named words: String, after: String = "", limit: Int = 100
  ) throws -> [(person: Person, organization: String)] {
    guard let places = asker.places("o") else { return [] }
    let part = "%" + words.escapedForLike + "%"
    return try session.rows(
      """
      SELECT \(personColumns), o.name AS organization_name FROM persons p
      JOIN organizations o ON o.id = p.organization_id
      WHERE (\(places)) AND p.login > \(after)
        AND (p.name LIKE \(part) ESCAPE '\\' OR p.login LIKE \(part.lowercased()) ESCAPE '\\')
      ORDER BY p.login LIMIT \(limit)
      """
    ).map { (try Person($0), try $0.text("organization_name")) }
  }

  /// Appointments in force or to come in a body.
  package func appointments(at organization: OrganizationID) throws -> [(Appointment, Person)] {
    try appointments(where: "a.organization_id = \(organization) AND a.ended_at IS NULL")
      .map { ($0, try person($0.person)) }
  }

  package func names(of persons: some Sequence<PersonID>) throws -> [PersonID: String] {
    let ids = Array(Set(persons))
    guard !ids.isEmpty else { return [:] }
    var names: [PersonID: String] = [:]
    for row in try session.rows(
      "SELECT id, name FROM persons WHERE id IN (\(list: ids))")
    {
      names[try row.id("id")] = try row.text("name")
    }
    return names
  }

  private func appointments(where condition: SQL) throws -> [Appointment] {
    let rows = try session.rows(
      """
      SELECT a.id AS appointment_id, a.person_id, a.role, a.title, a.from_on, a.until_on,
        a.deputy_for, a.ended_at, \(organizationColumns)
      FROM appointments a JOIN organizations o ON o.id = a.organization_id
      WHERE \(condition) ORDER BY a.id LIMIT 500
      """)
    return try rows.map { row in
      Appointment(
        id: try row.id("appointment_id"), person: try row.id("person_id"),
        organization: try Organization(row), role: try row.word("role"),
        title: try row.text("title"), fromOn: try row.date("from_on"),
        untilOn: try row.optionalDate("until_on"), deputyFor: try row.optionalID("deputy_for"),
        endedAt: try row.optionalInstant("ended_at"))
    }
  }
}

extension Organization {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), parent: try row.optionalID("parent_id"), path: try row.text("path"),
      level: try row.word("level"), sector: try row.word("sector"), name: try row.text("name"),
      shortName: try row.text("short_name"), code: try row.text("code"),
      isSecretRelated: try row.flag("secret_related"), version: try row.int("version"),
      closedAt: try row.optionalInstant("closed_at"))
  }
}

extension Person {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      login: try row.text("login"), name: try row.text("name"),
      mustChangePassword: try row.flag("must_change_password"),
      passwordChangedAt: try row.optionalInstant("password_changed_at"),
      lockedUntil: try row.optionalInstant("locked_until"), version: try row.int("version"),
      disabledAt: try row.optionalInstant("disabled_at"))
  }
}

extension Reading {
  /// The body whose name the portal carries: the highest one that has an account.
  package func portalOrganization() throws -> Organization? {
    try organizationsWithPortal(limit: 1).first
  }
}
