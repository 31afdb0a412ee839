import Storage
import WorkCalendar

/// Brings rows in, many in one statement.
extension Desk {
  /// Rows of one depth, whose parents stand in the books.
  func bringIn(_ entries: [OrganizationEntry]) throws {
    try inPortions(entries) { portion in
      var parents: [String: OrganizationID] = [:]
      for row in try session.rows(
        """
        SELECT id, code FROM organizations
        WHERE code IN (\(list: Array(Set(portion.compactMap(\.parent)))))
        """)
      {
        parents[try row.text("code")] = try row.id("id")
      }
      let lines = try portion.map { entry in
        guard let parent = entry.parent.flatMap({ parents[$0] }) else {
          throw Refusal(OfficeRefusal.notFound)
        }
        return SQL(
          """
          (\(parent), \("new-" + entry.code), \(entry.level.rawValue), \(entry.sector.rawValue),
            \(entry.name), \(entry.shortName), \(entry.code), \(entry.isSecretRelated), \(now))
          """)
      }
      let ids = try session.rows(
        """
        INSERT INTO organizations (parent_id, path, level, sector, name, short_name, code,
          secret_related, created_at)
        VALUES \(SQL(listing: lines)) RETURNING id
        """
      ).map { try $0.int("id") }
      try session.execute(
        """
        UPDATE organizations SET path = (
          SELECT above.path FROM organizations above WHERE above.id = organizations.parent_id
        ) || id || '/' WHERE id IN (\(list: ids))
        """)
    }
  }

  func change(_ entry: OrganizationEntry, _ id: OrganizationID) throws {
    try session.execute(
      """
      UPDATE organizations SET name = \(entry.name), short_name = \(entry.shortName),
        sector = \(entry.sector.rawValue), secret_related = \(entry.isSecretRelated),
        version = version + 1
      WHERE id = \(id)
      """)
  }

  /// Persons without a password: they sign in once an administrator has reset it.
  func bringIn(_ entries: [PersonEntry]) throws {
    try inPortions(entries) { portion in
      let lines = portion.map { entry in
        SQL("(\(entry.organization), \(entry.login), \(entry.name), 1, \(now))")
      }
      try session.execute(
        """
        INSERT INTO persons (organization_id, login, name, must_change_password, created_at)
        VALUES \(SQL(listing: lines))
        """)
    }
  }

  func rename(_ person: PersonID, to name: String) throws {
    try session.execute(
      "UPDATE persons SET name = \(name), version = version + 1 WHERE id = \(person)")
  }

  /// Accounts that are in use already; nothing of them is on file, so that their filing is due.
  func bringIn(_ entries: [AccountEntry]) throws {
    let slugs = try freeSlugs(for: entries)
    var taken: [(AccountID, Organization)] = []
    try inPortions(Array(zip(entries, slugs))) { portion in
      let lines = try portion.map { entry, slug in
        let opened = entry.opened?.startsAt ?? now
        let (initials, card) = (AccountFields.initials(of: entry.name), try stored(entry.card))
        return SQL(
          """
          (\(entry.unit.id), \(entry.platform.rawValue), \(entry.name), \(slug),
            \(entry.description), 'open', \(initials), \(opened), \(entry.platformID),
            \(entry.link), \(card), \(entry.hasInteraction))
          """)
      }
      let rows = try session.rows(
        """
        INSERT INTO accounts (organization_id, platform, name, slug, description, state, initials,
          opened_at, platform_id, link, card, interaction)
        VALUES \(SQL(listing: lines)) RETURNING id, slug
        """)
      var ids: [String: AccountID] = [:]
      for row in rows { ids[try row.text("slug")] = try row.id("id") }
      taken += portion.compactMap { entry, slug in ids[slug].map { ($0, entry.unit) } }
      try assign(
        portion.flatMap { entry, slug in
          ids[slug].map { id in entry.holders.map { (id, $0.key, $0.value) } } ?? []
        })
    }
    try requireExistingFilings(of: taken.map { (id: $0.0, unit: $0.1) })
  }

  func change(_ entry: AccountEntry, _ id: AccountID) throws {
    let opened: SQL = entry.opened.map { ", opened_at = \($0.startsAt)" } ?? ""
    try session.execute(
      """
      UPDATE accounts SET platform_id = \(entry.platformID), link = \(entry.link),
        description = \(entry.description), card = \(try stored(entry.card)),
        interaction = \(entry.hasInteraction), version = version + 1 \(opened)
      WHERE id = \(id)
      """)
    try assign(entry.holders.map { (id, $0.key, $0.value) })
  }

  /// Puts persons where nobody was.
  private func assign(_ terms: [(AccountID, AccountDuty, DutyHolder)]) throws {
    let terms = terms.sorted { ($0.0, $0.1.rawValue) < ($1.0, $1.1.rawValue) }
    try inPortions(terms) { portion in
      let lines = portion.map { account, duty, holder in
        SQL(
          """
          (\(account), \(duty.rawValue), \(holder.person), \(holder.name), \(holder.post),
            \(holder.mobile), \(holder.telephone), \(holder.email), \(now))
          """)
      }
      try session.execute(
        """
        INSERT INTO account_people (account_id, duty, person_id, name, post, mobile, telephone,
          email, since_at)
        VALUES \(SQL(listing: lines))
        """)
    }
  }

  /// An address for each account, as `freeSlug` chooses it; most are seen to be free at once.
  private func freeSlugs(for entries: [AccountEntry]) throws -> [String] {
    let wanted = entries.map { entry in
      let base = "\(entry.unit.code.lowercased())-\(entry.platform.rawValue)"
      return base.first?.isLetter == true ? base : "a-" + base
    }
    var taken: Set<String> = []
    try inPortions(Array(Set(wanted))) { portion in
      for row in try session.rows(
        "SELECT slug FROM accounts WHERE slug IN (\(list: Array(portion)))")
      {
        taken.insert(try row.text("slug"))
      }
    }
    return try zip(entries, wanted).map { entry, base in
      guard taken.contains(base) else {
        taken.insert(base)
        return base
      }
      var slug = try freeSlug(of: entry.unit, platform: entry.platform)
      var number = 2
      while taken.contains(slug) {
        slug = "\(base)-\(number)"
        number += 1
      }
      taken.insert(slug)
      return slug
    }
  }
}
