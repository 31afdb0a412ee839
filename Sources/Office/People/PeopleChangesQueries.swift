import Rulebook
import Storage
import WorkCalendar

/// What a new body is.
package struct OrganizationDraft: Sendable {
  package let parent: OrganizationID?
  package let level: Organization.Level
  package let sector: Organization.Sector
  package let name: String
  package let shortName: String
  package let code: String
  package let isSecretRelated: Bool
  package let rulebooks: [String]

  package init(
    parent: OrganizationID?, level: Organization.Level, sector: Organization.Sector, name: String,
    shortName: String, code: String, isSecretRelated: Bool = false, rulebooks: [String] = []
  ) {
    self.parent = parent
    self.level = level
    self.sector = sector
    self.name = name
    self.shortName = shortName
    self.code = code
    self.isSecretRelated = isSecretRelated
    self.rulebooks = rulebooks
  }
}

extension Desk {
  /// - Throws: field problems `name` or `code` already taken.
  func insert(_ draft: OrganizationDraft, parentPath: String) throws -> OrganizationID {
    do {
      let id = try session.insert(
        """
        INSERT INTO organizations (parent_id, path, level, sector, name, short_name, code,
          secret_related, created_at)
        VALUES (\(draft.parent), \("new-" + draft.code), \(draft.level.rawValue),
          \(draft.sector.rawValue), \(draft.name), \(draft.shortName), \(draft.code),
          \(draft.isSecretRelated), \(now))
        RETURNING id
        """)
      try session.execute(
        "UPDATE organizations SET path = \("\(parentPath)\(id)/") WHERE id = \(id)")
      try adopt(draft.rulebooks.map { ChosenRulebook($0) }, by: OrganizationID(id))
      return OrganizationID(id)
    } catch StorageError.constraint(.unique, let which) {
      if draft.parent == nil, which.contains("root") {
        throw Refusal(PeopleRefusal.alreadyFounded)
      }
      let field = which.contains("code") || which.contains("path") ? "code" : "name"
      throw Refusal.invalid([FieldProblem(field, .taken)])
    }
  }

  /// - Throws: a field problem when the login is taken.
  func insertPerson(
    of organization: OrganizationID, login: String, name: String, passwordHash: PasswordHash?,
    mustChange: Bool
  ) throws -> PersonID {
    do {
      let changedAt = passwordHash == nil ? nil : now
      return PersonID(
        try session.insert(
          """
          INSERT INTO persons (organization_id, login, name, password_hash, password_changed_at,
            must_change_password, created_at)
          VALUES (\(organization), \(login), \(name), \(passwordHash?.text), \(changedAt), \(mustChange), \(now))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, _) {
      throw Refusal.invalid([FieldProblem("login", .taken)])
    }
  }

  /// - Throws: `people.already-appointed`.
  func insertAppointment(
    person: PersonID, organization: OrganizationID, role: Role, title: String, from: CivilDate,
    until: CivilDate?, deputyFor: AppointmentID? = nil
  ) throws -> AppointmentID {
    do {
      return AppointmentID(
        try session.insert(
          """
          INSERT INTO appointments (person_id, organization_id, role, title, from_on, until_on,
            deputy_for, created_at)
          VALUES (\(person), \(organization), \(role.rawValue), \(title), \(from), \(until),
            \(deputyFor), \(now))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, _) {
      throw Refusal(PeopleRefusal.alreadyAppointed)
    }
  }

  /// Lets changes to the appointments of these persons come one after the other, because what may
  /// be given depends on all that somebody holds.
  ///
  /// A lock alone would not do: after waiting for a row that the other only locked, PostgreSQL goes
  /// on with its old view of the books. A row that was changed makes it begin anew.
  func holdAppointments(of persons: [PersonID]) throws {
    for person in Set(persons).sorted() {
      try session.execute("UPDATE persons SET version = version + 1 WHERE id = \(person)")
    }
  }

  func endAppointment(_ id: AppointmentID) throws {
    try session.execute(
      """
      UPDATE appointments SET ended_at = \(now)
      WHERE (id = \(id) OR deputy_for = \(id)) AND ended_at IS NULL
      """)
  }

  /// Locks the person's row and reads what signing in needs.
  func lockCredentials(_ id: PersonID) throws -> Credentials {
    guard
      let row = try session.first(
        """
        SELECT password_hash, failed_sign_ins, locked_until, disabled_at FROM persons
        WHERE id = \(id)\(.forUpdate)
        """)
    else { throw Refusal(OfficeRefusal.notFound) }
    return Credentials(
      hash: try row.optionalText("password_hash").map(PasswordHash.init(text:)),
      failures: Int(try row.int("failed_sign_ins")),
      lockedUntil: try row.optionalInstant("locked_until"),
      isDisabled: try row.optionalInstant("disabled_at") != nil)
  }

  func setFailures(_ failures: Int, lockedUntil: Instant?, of person: PersonID) throws {
    try session.execute(
      """
      UPDATE persons SET failed_sign_ins = \(failures), locked_until = \(lockedUntil)
      WHERE id = \(person)
      """)
  }

  func setPassword(_ hash: PasswordHash, of person: PersonID, mustChange: Bool) throws {
    try session.execute(
      """
      INSERT INTO former_passwords (person_id, password_hash, retired_at)
      SELECT id, password_hash, \(now) FROM persons
      WHERE id = \(person) AND password_hash IS NOT NULL
      """)
    try session.execute(
      """
      UPDATE persons SET password_hash = \(hash.text), password_changed_at = \(now),
        must_change_password = \(mustChange), failed_sign_ins = 0, locked_until = NULL,
        version = version + 1
      WHERE id = \(person)
      """)
  }

  func setDisabled(_ person: PersonID, _ isDisabled: Bool) throws {
    let at = isDisabled ? now : nil
    try session.execute(
      "UPDATE persons SET disabled_at = \(at), version = version + 1 WHERE id = \(person)")
  }

  func startSession(_ tokenDigest: [UInt8], for person: PersonID) throws {
    try session.execute(
      """
      INSERT INTO sessions (token_digest, person_id, created_at, seen_at)
      VALUES (\(tokenDigest), \(person), \(now), \(now))
      """)
  }

  func endSession(_ tokenDigest: [UInt8]) throws {
    try session.execute("DELETE FROM sessions WHERE token_digest = \(tokenDigest)")
  }

  func endSessions(of person: PersonID, except tokenDigest: [UInt8]?) throws {
    try session.execute(
      """
      DELETE FROM sessions
      WHERE person_id = \(person) AND token_digest <> \(tokenDigest ?? [])
      """)
  }
}

/// What stands in the books about a person's sign-in.
struct Credentials {
  let hash: PasswordHash?
  let failures: Int
  let lockedUntil: Instant?
  let isDisabled: Bool
}
