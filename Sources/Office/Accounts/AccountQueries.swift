import Foundation
import Rulebook
import Storage
import WorkCalendar

private let accountColumns: SQL = """
  a.id, a.organization_id, a.platform, a.name, a.slug, a.description, a.state, a.opened_at,
  a.closed_at, a.platform_id, a.link, a.card, a.interaction, a.filing_number, a.version
  """

/// What narrows the list of accounts; nil and empty leave everything in.
package struct AccountFilter: Sendable, Hashable {
  /// Part of the name, the body's name, the filing number or the address; or the first letters of
  /// the name in pinyin.
  package var text = ""
  package var platform: Platform?
  package var state: Account.State?
  /// A body; with everything below it.
  package var organization: OrganizationID?

  package init() {}
}

/// An account in a list, with the body it belongs to.
package struct ListedAccount: Sendable, Hashable {
  package let account: Account
  package let organization: Organization
}

extension Reading {
  /// The accounts of a body, the oldest first.
  ///
  /// An account is public: everybody may know that it exists and who runs it.
  package func accounts(
    of organization: OrganizationID, openOnly: Bool = true
  ) throws -> [Account] {
    let open: SQL = openOnly ? "AND a.state = 'open'" : ""
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

  /// The accounts the asker may look at, by their numbers.
  ///
  /// - Parameter after: the last account of the page before.
  package func accountList(
    _ filter: AccountFilter, after: AccountID? = nil, limit: Int = 50
  ) throws -> [ListedAccount] {
    guard let places = asker.places("o") else { return [] }
    var condition: SQL = "a.id > \(after?.rawValue ?? 0) AND (\(places))"
    if let platform = filter.platform {
      condition = condition + " AND a.platform = \(platform.rawValue)"
    }
    if let state = filter.state { condition = condition + " AND a.state = \(state.rawValue)" }
    if let id = filter.organization {
      let path = try organization(id).path
      condition = condition + " AND o.path >= \(path) AND o.path < \(path + "~")"
    }
    if !filter.text.isEmpty {
      let part = "%" + filter.text.escapedForLike + "%"
      condition =
        condition + """
           AND (a.name LIKE \(part) ESCAPE '\\' OR o.name LIKE \(part) ESCAPE '\\'
            OR a.filing_number LIKE \(part) ESCAPE '\\' OR a.slug LIKE \(part) ESCAPE '\\'
            OR a.initials LIKE \(part.lowercased()) ESCAPE '\\')
          """
    }
    let rows = try session.rows(
      """
      SELECT \(accountColumns), o.id AS body FROM \(source(of: filter))
      WHERE o.id = a.organization_id AND \(condition) ORDER BY a.id LIMIT \(limit)
      """)
    let bodies = try organizations(rows.map { try $0.id("body") })
    return try rows.compactMap { row in
      let account = try Account(row)
      return bodies[account.organization].map { ListedAccount(account: account, organization: $0) }
    }
  }

  /// The tables of the list, in the order in which SQLite is to walk them.
  ///
  /// Who sees a whole province finds a page among the first accounts by number; who sees little
  /// begins with their bodies, of which there are few.
  private func source(of filter: AccountFilter) -> SQL {
    let seesMuch = asker.appointments.contains {
      $0.role.reach == .subtree && $0.organization.level == .province
    }
    return seesMuch && filter.organization == nil
      ? "accounts a CROSS JOIN organizations o" : "organizations o CROSS JOIN accounts a"
  }

  /// An account the asker may look at.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func visibleAccount(_ id: AccountID) throws -> ListedAccount {
    let account = try account(id)
    return ListedAccount(
      account: account, organization: try visibleOrganization(account.organization))
  }

  /// How many accounts a body holds or has applied for on a platform.
  func accountsHeld(by organization: OrganizationID, on platform: Platform) throws -> Int {
    try session.first(
      """
      SELECT COUNT(*) AS held FROM accounts WHERE organization_id = \(organization)
        AND platform = \(platform.rawValue) AND closed_at IS NULL
      """)?.int("held").asCount ?? 0
  }

  /// How many accounts a body holds or has applied for on each platform.
  package func accountsHeld(by organization: OrganizationID) throws -> [Platform: Int] {
    var held: [Platform: Int] = [:]
    for row in try session.rows(
      """
      SELECT platform, COUNT(*) AS held FROM accounts
      WHERE organization_id = \(organization) AND closed_at IS NULL GROUP BY platform
      """)
    {
      held[try row.word("platform")] = Int(clamping: try row.int("held"))
    }
    return held
  }

  /// The open accounts of the whole office, for the portal.
  package func openAccounts(limit: Int = 100) throws -> [Account] {
    try session.rows(
      """
      SELECT \(accountColumns) FROM accounts a WHERE a.state = 'open'
      ORDER BY a.id LIMIT \(limit)
      """
    ).map(Account.init)
  }

  /// Who holds which duty on an account now.
  package func people(of account: AccountID) throws -> [AccountDuty: DutyHolder] {
    var found: [AccountDuty: DutyHolder] = [:]
    for term in try terms(of: account, current: true) { found[term.duty] = term.holder }
    return found
  }

  /// What the registry held before an event: where it is due because of a change of persons, they
  /// stand in it as they were before that.
  package func registered(before event: FilingEvent, on account: Account) throws -> FilingForm {
    let due = try openDuties(of: account.id).first {
      $0.kind == .filing && $0.event == event.rawValue
    }
    guard event.parts.contains(.people), let since = due?.since else {
      return FilingForm(of: account, people: try people(of: account.id))
    }
    let held = try terms(of: account.id).filter { term in
      term.since < since && term.until.map { $0 >= since } ?? true
    }
    return FilingForm(
      of: account,
      people: Dictionary(held.map { ($0.duty, $0.holder) }, uniquingKeysWith: { new, _ in new }))
  }

  /// Who held which duty on an account, the newest first.
  package func terms(of account: AccountID, current: Bool = false) throws -> [AccountTerm] {
    let open: SQL = current ? "AND until_at IS NULL" : ""
    return try session.rows(
      """
      SELECT duty, person_id, name, post, mobile, telephone, email, since_at, until_at
      FROM account_people WHERE account_id = \(account) \(open) ORDER BY id DESC LIMIT 200
      """
    ).map { row in
      AccountTerm(
        duty: try row.word("duty"),
        holder: DutyHolder(
          person: try row.optionalID("person_id"), name: try row.text("name"),
          post: try row.text("post"), mobile: try row.text("mobile"),
          telephone: try row.text("telephone"), email: try row.text("email")),
        since: try row.instant("since_at"), until: try row.optionalInstant("until_at"))
    }
  }

  /// What is due on an account and not done yet, the oldest first.
  package func openDuties(of account: AccountID) throws -> [OpenDuty] {
    try session.rows(
      """
      SELECT id, account_id, kind, event, citations, clock_id, since_at FROM account_duties
      WHERE account_id = \(account) AND closed_at IS NULL ORDER BY id LIMIT 50
      """
    ).map(OpenDuty.init)
  }
}

extension Int64 {
  fileprivate var asCount: Int { Int(clamping: self) }
}

extension String {
  /// The text with the signs that mean something in `LIKE … ESCAPE '\'` escaped.
  var escapedForLike: String {
    reduce(into: "") { result, character in
      if "\\%_".contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}

extension Account {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      platform: try row.word("platform"), name: try row.text("name"), slug: try row.text("slug"),
      description: try row.text("description"), state: try row.word("state"),
      openedAt: try row.optionalInstant("opened_at"),
      closedAt: try row.optionalInstant("closed_at"), platformID: try row.text("platform_id"),
      link: try row.text("link"), card: try restored(row.text("card")),
      hasInteraction: try row.flag("interaction"),
      filingNumber: try row.optionalText("filing_number"), version: try row.int("version"))
  }
}

extension OpenDuty {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.int("id"), account: try row.id("account_id"), kind: try row.word("kind"),
      event: try row.text("event"), citations: try restored(row.text("citations")),
      clock: try row.optionalID("clock_id"), since: try row.instant("since_at"))
  }
}

extension Reading {
  /// The persons of a body and of those above it who can be put in charge of an account.
  package func colleagues(of unit: Organization) throws -> [Person] {
    let found = try unit.lineage.reversed().flatMap { try persons(of: $0, limit: 200) }
    let administrators = try administrators(among: found.map(\.id))
    return found.filter { $0.disabledAt == nil && !administrators.contains($0.id) }
  }

  /// Those of them who go by a name, however it is spaced.
  func colleagues(
    of unit: Organization, called name: String
  ) throws -> [(id: PersonID, name: String)] {
    let plain = name.trimmingCharacters(in: .whitespacesAndNewlines)
    let joined = plain.filter { !$0.isWhitespace }
    guard !joined.isEmpty else { return [] }
    let found: [(id: PersonID, name: String)] = try session.rows(
      """
      SELECT id, name FROM persons WHERE organization_id IN (\(list: unit.lineage))
        AND name IN (\(list: [plain, joined])) AND disabled_at IS NULL ORDER BY id
      """
    ).map { (try $0.id("id"), try $0.text("name")) }
    let administrators = try administrators(among: found.map(\.id))
    return found.filter { !administrators.contains($0.id) }
  }

  /// Who of them holds one of the three administrators' roles, which go with no other duty.
  func administrators(among persons: [PersonID]) throws -> Set<PersonID> {
    guard !persons.isEmpty else { return [] }
    let roles = Role.administrators.map(\.rawValue)
    return Set(
      try session.rows(
        """
        SELECT person_id FROM appointments
        WHERE person_id IN (\(list: persons)) AND role IN (\(list: roles)) AND ended_at IS NULL
        """
      ).map { try $0.id("person_id") })
  }
}
