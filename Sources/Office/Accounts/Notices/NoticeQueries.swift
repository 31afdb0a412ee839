import Rulebook
import Screening
import Storage
import WorkCalendar

private let noticeColumns: SQL = """
  n.id, n.account_id, n.organization_id, n.kind, n.filing_id, n.event_on, n.title, n.body,
  n.replacement, n.contact, n.points, n.person_id, n.published_at, n.ended_at
  """

/// A notice with the account it is about and the body that runs it.
package struct ListedNotice: Sendable {
  package let notice: AccountNotice
  package let account: Account
  package let organization: Organization
}

extension Reading {
  /// What the rules and the lists have to say about the words of a notice.
  package func findings(on draft: NoticeDraft, of unit: Organization) throws -> [Finding] {
    screener.findings(in: draft.screened, under: try rules(for: unit))
  }

  /// The same for a note on its progress.
  package func findings(onProgress text: String, of unit: Organization) throws -> [Finding] {
    let item = ScreenedItem(
      fields: [ScreenedField(id: "progress", text: text)],
      platforms: [PlatformKind.portal.rawValue])
    return screener.findings(in: item, under: try rules(for: unit))
  }

  /// A notice. It is public: everybody may ask.
  ///
  /// - Throws: `office.not-found`.
  package func accountNotice(_ id: AccountNoticeID) throws -> ListedNotice {
    guard let found = try notices("n.id = \(id)", limit: 1).first else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return found
  }

  /// The notices on an account, the newest first. Everybody may ask.
  ///
  /// - Parameter before: the last notice of the portion before.
  package func accountNotices(
    of account: AccountID, before: AccountNoticeID? = nil, limit: Int = 50
  ) throws -> [AccountNotice] {
    try notices(
      "n.account_id = \(account) AND n.id < \(before?.rawValue ?? Int64.max)", limit: limit
    ).map(\.notice)
  }

  /// The same with the account and its body.
  package func listedNotices(of account: AccountID, limit: Int = 50) throws -> [ListedNotice] {
    try notices("n.account_id = \(account)", limit: limit)
  }

  /// The notices of the whole office that are running, or those that ended; the newest first.
  ///
  /// - Parameter before: the last notice of the page before.
  package func publicNotices(
    running: Bool, before: AccountNoticeID? = nil, limit: Int = 20
  ) throws -> [ListedNotice] {
    let state: SQL = running ? "n.ended_at IS NULL" : "n.ended_at IS NOT NULL"
    return try notices("\(state) AND n.id < \(before?.rawValue ?? Int64.max)", limit: limit)
  }

  /// The running notices on any of the accounts: the newest of each.
  package func runningNotices(
    on accounts: [AccountID]
  ) throws -> [AccountID: AccountNoticeID] {
    guard !accounts.isEmpty else { return [:] }
    let rows = try session.rows(
      """
      SELECT n.account_id, MAX(n.id) AS newest FROM account_notices n
      WHERE n.ended_at IS NULL AND n.account_id IN (\(list: accounts)) GROUP BY n.account_id
      """)
    var found: [AccountID: AccountNoticeID] = [:]
    for row in rows { found[try row.id("account_id")] = try row.id("newest") }
    return found
  }

  /// The newest filing on an account that the public has to be told of; drafts and what came to
  /// nothing do not count.
  package func noticeFiling(of account: AccountID) throws -> Filing? {
    try filings(of: account).first { filing in
      filing.event.noticeKind != nil
        && (filing.state == .underWay || filing.state == .accepted)
    }
  }

  private func notices(_ condition: SQL, limit: Int) throws -> [ListedNotice] {
    let rows = try session.rows(
      """
      SELECT \(noticeColumns) FROM account_notices n WHERE \(condition)
      ORDER BY n.id DESC LIMIT \(limit)
      """)
    let progress = try progress(of: rows.map { try $0.id("id") })
    let accounts = try accounts(rows.map { try $0.id("account_id") })
    let bodies = try organizations(rows.map { try $0.id("organization_id") })
    return try rows.compactMap { row in
      let notice = try AccountNotice(row, progress: progress[row.id("id")] ?? [])
      guard let account = accounts[notice.account], let body = bodies[notice.organization]
      else { return nil }
      return ListedNotice(notice: notice, account: account, organization: body)
    }
  }

  private func progress(
    of notices: [AccountNoticeID]
  ) throws -> [AccountNoticeID: [NoticeProgress]] {
    guard !notices.isEmpty else { return [:] }
    let rows = try session.rows(
      """
      SELECT notice_id, position, body, person_id, at FROM account_notice_progress
      WHERE notice_id IN (\(list: notices)) ORDER BY notice_id, position LIMIT 2000
      """)
    var found: [AccountNoticeID: [NoticeProgress]] = [:]
    for row in rows {
      found[try row.id("notice_id"), default: []].append(
        NoticeProgress(
          position: try row.int("position"), text: try row.text("body"),
          by: try row.id("person_id"), at: try row.instant("at")))
    }
    return found
  }
}

extension Desk {
  /// - Throws: `accounts.notice-running`.
  func insertNotice(
    _ draft: NoticeDraft, points: [NoticePoint], on account: Account, by person: PersonID
  ) throws -> AccountNoticeID {
    do {
      return AccountNoticeID(
        try session.insert(
          """
          INSERT INTO account_notices (account_id, organization_id, kind, filing_id, event_on,
            title, body, replacement, contact, points, person_id, appointment_id, published_at)
          VALUES (\(account.id), \(account.organization), \(draft.kind.rawValue),
            \(draft.filing), \(draft.eventOn), \(draft.title), \(draft.text),
            \(draft.replacement), \(draft.contact), \(try stored(points)), \(person),
            \(appointment?.id), \(now))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, _) {
      throw Refusal(NoticeRefusal.running, facts: ["account": account.name])
    }
  }

  /// Reads a notice on an account and holds it until the act is done.
  ///
  /// - Throws: `office.not-found`, also when it is about another account.
  func lockNotice(_ id: AccountNoticeID, of account: AccountID) throws -> AccountNotice {
    try hold("account_notices", id.rawValue)
    let found = try reading.accountNotice(id).notice
    guard found.account == account else { throw Refusal(OfficeRefusal.notFound) }
    return found
  }

  func insertProgress(
    _ text: String, position: Int64, of notice: AccountNoticeID, by person: PersonID
  ) throws {
    try session.execute(
      """
      INSERT INTO account_notice_progress (notice_id, position, body, person_id, at)
      VALUES (\(notice), \(position), \(text), \(person), \(now))
      """)
  }

  func end(_ notice: AccountNoticeID, by person: PersonID) throws {
    try session.execute(
      """
      UPDATE account_notices SET ended_at = \(now), ended_by = \(person) WHERE id = \(notice)
      """)
  }
}

extension AccountNotice {
  fileprivate init(_ row: SQLRow, progress: [NoticeProgress]) throws {
    let points: [NoticePoint] = try restored(row.text("points"))
    var draft = NoticeDraft(kind: try row.word("kind"))
    draft.filing = try row.optionalID("filing_id")
    draft.eventOn = try row.optionalDate("event_on")
    (draft.title, draft.text) = (try row.text("title"), try row.text("body"))
    (draft.replacement, draft.contact) = (try row.text("replacement"), try row.text("contact"))
    for point in points { draft.others[point.name] = point.text }
    self.init(
      id: try row.id("id"), account: try row.id("account_id"),
      organization: try row.id("organization_id"), draft: draft, points: points,
      publishedBy: try row.id("person_id"), publishedAt: try row.instant("published_at"),
      endedAt: try row.optionalInstant("ended_at"), progress: progress)
  }
}
