import Storage
import WorkCalendar

/// A correction as a list shows it.
package struct ListedCorrection: Sendable {
  package let correction: Correction
  package let number: String
  package let title: String
  package let organization: Organization
  /// Who began it.
  package let person: String
}

/// How many corrections of a kind were begun in a year, and how long they took.
package struct CorrectionCount: Sendable, Hashable {
  package let kind: Correction.Kind
  package let all: Int
  package let open: Int
  /// Milliseconds from the finding to the end, on the average of what is done; nil where nothing is.
  package let average: Int64?
}

/// The same words in another place.
package struct SameContent: Sendable, Hashable {
  package let post: PostID
  package let title: String
  package let account: String
  package let organization: String
  package let link: String?
}

/// Most corrections that are counted: a bound, not a number anybody reaches.
private let countLimit = 5_000
private let sameLimit = 50

extension Reading {
  /// The corrections of all bodies the asker looks after, the newest first.
  ///
  /// - Parameter before: the last one of the page before.
  package func correctionList(
    before: CorrectionID? = nil, openOnly: Bool = false, limit: Int = 50
  ) throws -> [ListedCorrection] {
    guard let places = asker.places("o") else { return [] }
    let state: SQL = openOnly ? "AND c.closed_at IS NULL" : ""
    return try session.rows(
      """
      SELECT c.id, c.post_id, c.organization_id, c.kind, c.round, c.fault, c.finder, c.found_by,
        c.found_at, c.explanation, c.basis, c.person_id, c.opened_at, c.closed_at, c.outcome,
        c.reason, p.number, p.title, s.name AS person
      FROM corrections c JOIN organizations o ON o.id = c.organization_id
        JOIN posts p ON p.id = c.post_id JOIN persons s ON s.id = c.person_id
      WHERE (\(places)) AND c.id < \(before?.rawValue ?? Int64.max) \(state)
      ORDER BY c.id DESC LIMIT \(limit)
      """
    ).map { row in
      ListedCorrection(
        correction: try Correction(row), number: try row.text("number"),
        title: try row.text("title"),
        organization: try organization(row.id("organization_id")),
        person: try row.text("person"))
    }
  }

  /// What was begun since a moment, by kind; every kind is there.
  package func correctionCounts(since start: Instant) throws -> [CorrectionCount] {
    guard let places = asker.places("o") else { return [] }
    let rows = try session.rows(
      """
      SELECT f.kind, COUNT(*) AS n, CAST(SUM(f.is_open) AS BIGINT) AS open,
        CAST(SUM(f.is_done) AS BIGINT) AS done, CAST(SUM(f.taken) AS BIGINT) AS taken
      FROM (
        SELECT c.kind, CASE WHEN c.closed_at IS NULL THEN 1 ELSE 0 END AS is_open,
          CASE WHEN c.outcome = 'done' THEN 1 ELSE 0 END AS is_done,
          CASE WHEN c.outcome = 'done' THEN c.closed_at - c.found_at ELSE 0 END AS taken
        FROM corrections c JOIN organizations o ON o.id = c.organization_id
        WHERE c.opened_at >= \(start) AND (\(places))
        ORDER BY c.opened_at DESC LIMIT \(countLimit)) AS f
      GROUP BY f.kind
      """)
    let found = try rows.map { row -> CorrectionCount in
      let done = try row.int("done")
      return CorrectionCount(
        kind: try row.word("kind"), all: Int(clamping: try row.int("n")),
        open: Int(clamping: try row.int("open")),
        average: done > 0 ? max(0, try row.int("taken") / done) : nil)
    }
    return Correction.Kind.allCases.map { kind in
      found.first { $0.kind == kind } ?? CorrectionCount(kind: kind, all: 0, open: 0, average: nil)
    }
  }

  /// Where else the public sees the words of an item: the same title and text to the letter, and what
  /// went out unsigned because they stood here. All of it is public.
  package func sameContent(as dossier: PostDossier) throws -> [SameContent] {
    let post = dossier.post.id
    let live = Set(dossier.releases.filter { $0.state == .published }.map(\.revision))
    let digests = try live.sorted().prefix(10).map { try revision($0).draft.textDigest() }
    guard !digests.isEmpty else { return [] }
    let rows = try session.rows(
      """
      SELECT r.post_id, r.link, r.account_id, v.title FROM releases r
        JOIN revisions v ON v.id = r.revision_id
      WHERE r.text_digest IN (\(list: digests)) AND r.state = 'published'
        AND r.post_id <> \(post)
      ORDER BY r.id LIMIT \(sameLimit)
      """)
    let followers = try session.rows(
      """
      SELECT r.post_id, r.link, r.account_id, v.title FROM direct_sources d
        JOIN releases r ON r.post_id = d.post_id AND r.round = d.round
        JOIN revisions v ON v.id = r.revision_id
      WHERE d.source_post_id = \(post) AND r.state = 'published'
      ORDER BY r.id LIMIT \(sameLimit)
      """)
    return try sameContent(
      (rows + followers).map { row in
        (
          post: try row.id("post_id"), title: try row.text("title"),
          account: try row.id("account_id"), link: try row.optionalText("link")
        )
      })
  }

  private func sameContent(
    _ rows: [(post: PostID, title: String, account: AccountID, link: String?)]
  ) throws -> [SameContent] {
    let accounts = try accounts(rows.map(\.account))
    let owners = try bodies(accounts.values.map(\.organization))
    var seen: Set<SameContent> = []
    return rows.map { row in
      let account = accounts[row.account]
      return SameContent(
        post: row.post, title: row.title, account: account?.name ?? "",
        organization: account.flatMap { owners[$0.organization] }?.name ?? "", link: row.link)
    }.filter { seen.insert($0).inserted }
  }
}
