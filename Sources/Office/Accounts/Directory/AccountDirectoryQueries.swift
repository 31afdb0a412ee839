import Storage

extension Reading {
  /// The accounts that are or were genuine, body by body. Everybody may ask.
  ///
  /// - Parameter after: the last account of the page before.
  package func accountDirectory(
    _ filter: DirectoryFilter, after: AccountID? = nil, limit: Int = 50
  ) throws -> [DirectoryEntry] {
    var condition: SQL = "a.state IN (\(list: Account.State.publicStates.map(\.rawValue)))"
    if let after, let last = try accounts([after])[after] {
      let path = try organization(last.organization).path
      condition =
        condition + " AND o.path >= \(path) AND (o.path > \(path) OR a.id > \(after))"
    }
    if let platform = filter.platform {
      condition = condition + " AND a.platform = \(platform.rawValue)"
    }
    if !filter.body.isEmpty {
      let part = "%" + filter.body.escapedForLike + "%"
      condition =
        condition
        + " AND (o.name LIKE \(part) ESCAPE '\\' OR o.short_name LIKE \(part) ESCAPE '\\')"
    }
    if !filter.text.isEmpty {
      let part = "%" + filter.text.escapedForLike + "%"
      condition =
        condition + """
           AND (a.name LIKE \(part) ESCAPE '\\' OR a.filing_number LIKE \(part) ESCAPE '\\'
            OR a.platform_id LIKE \(part) ESCAPE '\\'
            OR a.initials LIKE \(part.lowercased()) ESCAPE '\\')
          """
    }
    let rows = try session.rows(
      """
      SELECT a.id FROM accounts a JOIN organizations o ON o.id = a.organization_id
      WHERE \(condition) ORDER BY o.path, a.id LIMIT \(limit)
      """)
    return try entries(of: rows.map { try $0.id("id") })
  }

  private func entries(of ids: [AccountID]) throws -> [DirectoryEntry] {
    let accounts = try accounts(ids)
    let bodies = try organizations(accounts.values.map(\.organization))
    let notices = try runningNotices(on: ids)
    return ids.compactMap { id in
      guard let account = accounts[id], let body = bodies[account.organization] else { return nil }
      return DirectoryEntry(account: account, organization: body, notice: notices[id])
    }
  }

  /// What is known of a certificate's code, now and not only on the day it was issued; nil when
  /// there is no such certificate. Everybody may ask.
  package func verdict(code: String) throws -> AccountVerdict? {
    guard let code = CertificateCode.read(code), let found = try filing(certificate: code) else {
      return nil
    }
    let latest = try certifyingFiling(of: found.account.id)
    return AccountVerdict(
      account: found.account, organization: found.organization, certificate: found.filing,
      isLatest: latest?.id == found.filing.id,
      notice: try runningNotices(on: [found.account.id])[found.account.id])
  }

  /// The account that is on file under a number; nil when there is none. Everybody may ask.
  package func verdict(number typed: String) throws -> AccountVerdict? {
    let number = FilingNumber.plain(typed).uppercased()
    let states = Account.State.publicStates + [.approved]
    guard (4...40).contains(number.count),
      let row = try session.first(
        """
        SELECT a.id FROM accounts a WHERE a.filing_number = \(number)
          AND a.state IN (\(list: states.map(\.rawValue)))
        ORDER BY a.id LIMIT 1
        """)
    else { return nil }
    let account = try account(row.id("id"))
    return AccountVerdict(
      account: account, organization: try organization(account.organization), certificate: nil,
      isLatest: true, notice: try runningNotices(on: [account.id])[account.id])
  }
}
