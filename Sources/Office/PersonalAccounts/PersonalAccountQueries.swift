import Rulebook
import Storage
import WorkCalendar

private let columns: SQL = """
  c.id, c.organization_id, c.person_id, c.state, c.platform, c.name, c.link, c.post,
  c.secret_post, c.need, c.certified, c.real_name, c.police_marks, c.version, c.reported_at
  """

/// What narrows the list of officers' own accounts.
package struct PersonalAccountFilter: Sendable, Hashable {
  /// Only the asker's own.
  package var isOwn = false
  package var state: PersonalAccount.State?
  package var platform: Platform?
  /// Part of the account's or the officer's name.
  package var text = ""

  package init() {}
}

/// A reported account with its officer and body.
package struct ListedPersonalAccount: Sendable {
  package let account: PersonalAccount
  package let officer: String
  package let organization: Organization
  /// Whether the asker decides on it; never on their own.
  package let mayDecide: Bool
}

extension Asker {
  /// The asker as one of those who decide on officers' accounts, with no other right.
  var asDecider: Asker {
    let roles = ApprovePersonalAccount.permission.roles
    return Asker(
      actor: actor, person: person,
      appointments: appointments.filter { roles.contains($0.role) })
  }

  /// Whether the asker decides on the accounts of some body's officers.
  package var decidesOnPersonalAccounts: Bool { !asDecider.appointments.isEmpty }
}

extension Reading {
  /// - Throws: `office.not-found`.
  func personalAccount(_ id: PersonalAccountID) throws -> PersonalAccount {
    guard
      let row = try session.first(
        "SELECT \(columns) FROM personal_accounts c WHERE c.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try PersonalAccount(row)
  }

  /// An account that is the asker's own, or of a body on whose officers the asker decides. To
  /// everybody else it is as if there were none.
  ///
  /// - Throws: `office.not-found`.
  package func visiblePersonalAccount(_ id: PersonalAccountID) throws -> ListedPersonalAccount {
    guard let found = try listed([try personalAccount(id)]).first else {
      throw Refusal(OfficeRefusal.notFound)
    }
    guard found.mayDecide || found.account.person == asker.person?.id else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return found
  }

  /// The accounts that the asker reported, or those of the officers the asker decides on; the
  /// newest first.
  ///
  /// - Parameter before: the last account of the page before.
  package func personalAccounts(
    _ filter: PersonalAccountFilter, before: PersonalAccountID? = nil, limit: Int = 50
  ) throws -> [ListedPersonalAccount] {
    guard let person = asker.person?.id else { return [] }
    var condition: SQL = "c.id < \(before?.rawValue ?? Int64.max)"
    if filter.isOwn {
      condition = condition + " AND c.person_id = \(person)"
    } else {
      guard let places = asker.asDecider.places("o") else { return [] }
      condition = condition + " AND (\(places))"
    }
    if let state = filter.state { condition = condition + " AND c.state = \(state.rawValue)" }
    if let platform = filter.platform {
      condition = condition + " AND c.platform = \(platform.rawValue)"
    }
    if !filter.text.isEmpty {
      let part = "%" + filter.text.escapedForLike + "%"
      condition =
        condition + " AND (c.name LIKE \(part) ESCAPE '\\' OR p.name LIKE \(part) ESCAPE '\\')"
    }
    let rows = try session.rows(
      """
      SELECT \(columns) FROM personal_accounts c
      JOIN organizations o ON o.id = c.organization_id JOIN persons p ON p.id = c.person_id
      WHERE \(condition) ORDER BY c.id DESC LIMIT \(limit)
      """)
    return try listed(rows.map(PersonalAccount.init))
  }

  /// What happened to an account, the oldest first, with the names of those who wrote it.
  package func personalAccountEntries(
    of account: PersonalAccountID
  ) throws -> [(entry: PersonalAccountEntry, name: String)] {
    let rows = try session.rows(
      """
      SELECT e.kind, e.words, e.happened_on, e.talked, e.person_id, e.at
      FROM personal_account_entries e WHERE e.personal_account_id = \(account)
      ORDER BY e.id LIMIT 500
      """)
    let entries = try rows.map(PersonalAccountEntry.init)
    let names = try names(of: entries.map(\.person))
    return entries.map { ($0, names[$0.person] ?? "") }
  }

  private func listed(_ accounts: [PersonalAccount]) throws -> [ListedPersonalAccount] {
    let names = try names(of: accounts.map(\.person))
    let bodies = try organizations(accounts.map(\.organization))
    let decider = asker.asDecider
    return accounts.compactMap { account in
      guard let body = bodies[account.organization] else { return nil }
      return ListedPersonalAccount(
        account: account, officer: names[account.person] ?? "", organization: body,
        mayDecide: decider.sees(body) && account.person != asker.person?.id)
    }
  }
}

extension Desk {
  /// Reads an account and holds it until the act is done.
  ///
  /// - Throws: `office.not-found`.
  func lockPersonalAccount(_ id: PersonalAccountID) throws -> PersonalAccount {
    try hold("personal_accounts", id.rawValue)
    return try reading.personalAccount(id)
  }

  /// - Throws: a field problem when the officer reported the same account already.
  func insertPersonalAccount(
    _ report: PersonalReport, of organization: OrganizationID, person: PersonID
  ) throws -> PersonalAccountID {
    try refusingTaken {
      PersonalAccountID(
        try session.insert(
          """
          INSERT INTO personal_accounts (organization_id, person_id, state, platform, name, link,
            post, secret_post, need, certified, real_name, police_marks, reported_at)
          VALUES (\(organization), \(person), 'reported', \(report.platform?.rawValue),
            \(report.name), \(report.link), \(report.post), \(report.isSecretPost),
            \(report.need), \(report.isCertified), \(report.hasRealName),
            \(report.hasPoliceMarks), \(now))
          RETURNING id
          """))
    }
  }

  /// - Throws: a field problem when the officer reported the same account already.
  func correct(
    _ account: PersonalAccountID, _ report: PersonalReport, of organization: OrganizationID
  ) throws {
    try refusingTaken {
      _ = try session.execute(
        """
        UPDATE personal_accounts SET organization_id = \(organization), state = 'reported',
          platform = \(report.platform?.rawValue), name = \(report.name), link = \(report.link),
          post = \(report.post), secret_post = \(report.isSecretPost), need = \(report.need),
          certified = \(report.isCertified), real_name = \(report.hasRealName),
          police_marks = \(report.hasPoliceMarks), reported_at = \(now), version = version + 1
        WHERE id = \(account)
        """)
    }
  }

  private func refusingTaken<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch StorageError.constraint(.unique, _) {
      throw Refusal.invalid([FieldProblem("name", .taken)])
    }
  }

  func setState(_ state: PersonalAccount.State, of account: PersonalAccountID) throws {
    try session.execute(
      """
      UPDATE personal_accounts SET state = \(state.rawValue), version = version + 1
      WHERE id = \(account)
      """)
  }

  /// Writes down what happened to an account.
  func note(
    _ kind: PersonalAccountEntry.Kind, words: String = "", on account: PersonalAccountID,
    by person: PersonID, day: CivilDate? = nil, talked: Bool? = nil
  ) throws {
    try session.execute(
      """
      INSERT INTO personal_account_entries (personal_account_id, kind, words, happened_on, talked,
        person_id, appointment_id, at)
      VALUES (\(account), \(kind.rawValue), \(words), \(day), \(talked), \(person),
        \(appointment?.id), \(now))
      """)
  }
}

extension PersonalAccount {
  fileprivate init(_ row: SQLRow) throws {
    var report = PersonalReport()
    report.platform = try row.word("platform", as: Platform.self)
    (report.name, report.link) = (try row.text("name"), try row.text("link"))
    (report.post, report.need) = (try row.text("post"), try row.text("need"))
    report.isSecretPost = try row.flag("secret_post")
    report.isCertified = try row.flag("certified")
    report.hasRealName = try row.flag("real_name")
    report.hasPoliceMarks = try row.flag("police_marks")
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      person: try row.id("person_id"), state: try row.word("state"), report: report,
      version: try row.int("version"), reportedAt: try row.instant("reported_at"))
  }
}

extension PersonalAccountEntry {
  fileprivate init(_ row: SQLRow) throws {
    self.init(
      kind: try row.word("kind"), words: try row.text("words"),
      happenedOn: try row.optionalDate("happened_on"),
      talked: try row.optionalInt("talked").map { $0 != 0 }, person: try row.id("person_id"),
      at: try row.instant("at"))
  }
}
