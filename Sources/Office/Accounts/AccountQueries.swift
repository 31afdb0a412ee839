import Storage
import WorkCalendar

private let accountColumns: SQL = """
  a.id, a.organization_id, a.platform, a.name, a.slug, a.description, a.opened_at, a.closed_at
  """

extension Reading {
  /// The accounts of a body, the oldest first.
  ///
  /// An account is public: everybody may know that it exists and who runs it.
  package func accounts(
    of organization: OrganizationID, openOnly: Bool = true
  ) throws -> [Account] {
    let open: SQL = openOnly ? "AND a.closed_at IS NULL" : ""
    return try session.rows(
      """
      SELECT \(accountColumns) FROM accounts a
      WHERE a.organization_id = \(organization) \(open) ORDER BY a.id LIMIT 200
      """
    ).map(Account.init)
  }

  /// - Throws: `office.not-found`.
  package func account(_ id: AccountID) throws -> Account {
    guard let account = try accounts([id])[id] else { throw Refusal(OfficeRefusal.notFound) }
    return account
  }

  package func account(slug: String) throws -> Account? {
    try session.first("SELECT \(accountColumns) FROM accounts a WHERE a.slug = \(slug)")
      .map(Account.init)
  }

  package func accounts(_ ids: some Sequence<AccountID>) throws -> [AccountID: Account] {
    let ids = Array(Set(ids))
    guard !ids.isEmpty else { return [:] }
    let rows = try session.rows(
      "SELECT \(accountColumns) FROM accounts a WHERE a.id IN (\(list: ids))")
    var found: [AccountID: Account] = [:]
    for row in rows {
      let account = try Account(row)
      found[account.id] = account
    }
    return found
  }

  /// The open accounts of the whole office, for the portal.
  package func openAccounts(limit: Int = 100) throws -> [Account] {
    try session.rows(
      """
      SELECT \(accountColumns) FROM accounts a WHERE a.closed_at IS NULL
      ORDER BY a.id LIMIT \(limit)
      """
    ).map(Account.init)
  }
}

extension Desk {
  /// - Throws: a field problem when the name or the address is taken.
  func insertAccount(
    of organization: OrganizationID, platform: Platform, name: String, slug: String,
    description: String
  ) throws -> AccountID {
    do {
      return AccountID(
        try session.insert(
          """
          INSERT INTO accounts (organization_id, platform, name, slug, description, opened_at)
          VALUES (\(organization), \(platform.rawValue), \(name), \(slug), \(description), \(now))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, let which) {
      throw Refusal.invalid([FieldProblem(which.contains("slug") ? "slug" : "name", .taken)])
    }
  }
}

extension Account {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      platform: try row.word("platform"), name: try row.text("name"), slug: try row.text("slug"),
      description: try row.text("description"), openedAt: try row.instant("opened_at"),
      closedAt: try row.optionalInstant("closed_at"))
  }
}
