import Storage
import WorkCalendar

/// A published item as the portal shows it: exactly the revision that was signed.
package struct PublicPost: Sendable, Hashable {
  package let release: ReleaseID
  package let post: PostID
  package let number: String
  package let draft: PostDraft
  package let account: Account
  /// The body that runs the account.
  package let source: String
  /// When this wording appeared.
  package let publishedAt: Instant
  /// When the item first appeared, where its wording was put right since.
  package let firstPublishedAt: Instant
  /// How its wording was put right, the newest first.
  package let corrections: [PublicCorrection]
}

/// Where a page of published items ended.
package struct PublicCursor: Sendable, Hashable, LosslessStringConvertible {
  package let at: Instant
  package let release: ReleaseID

  init(at: Instant, release: ReleaseID) {
    self.at = at
    self.release = release
  }

  /// Reads `<milliseconds>-<release>` from an address.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let time = Int64(parts[0]), time >= 0,
      let release = ReleaseID(String(parts[1]))
    else { return nil }
    self.init(at: Instant(milliseconds: time), release: release)
  }

  package var description: String { "\(at.milliseconds)-\(release)" }
}

package struct PublicPage: Sendable {
  package let posts: [PublicPost]
  package let next: PublicCursor?
}

extension Reading {
  /// What is on the portal, the newest first. Everybody may ask.
  ///
  /// - Parameter account: only items of this account; otherwise an item that stands on several
  ///   accounts is given once.
  package func publicPosts(
    of account: AccountID? = nil, before: PublicCursor? = nil, limit: Int = 20
  ) throws -> PublicPage {
    let which: SQL =
      account.map { "AND r.account_id = \($0)" }
        ?? """
        AND NOT EXISTS (SELECT 1 FROM releases o WHERE o.post_id = r.post_id
          AND o.state = 'published' AND o.on_portal = 1
          AND (o.round > r.round OR (o.round = r.round AND o.id < r.id)))
        """
    let from: SQL =
      before.map {
        "AND (r.published_at < \($0.at) OR (r.published_at = \($0.at) AND r.id < \($0.release)))"
      } ?? ""
    let rows = try session.rows(
      """
      SELECT \(releaseColumns) FROM releases r
      WHERE r.state = 'published' AND r.on_portal = 1 \(which) \(from)
      ORDER BY r.published_at DESC, r.id DESC LIMIT \(limit + 1)
      """)
    let releases = try rows.map(Release.init)
    let shown = try publicPosts(Array(releases.prefix(limit)))
    let last = releases.count > limit ? shown.last : nil
    return PublicPage(
      posts: shown, next: last.map { PublicCursor(at: $0.publishedAt, release: $0.release) })
  }

  /// A published item by its number; one entry for each account it stands on, the newest wording
  /// first.
  ///
  /// - Throws: `office.not-found` when it is not published, whether or not it exists.
  package func publicPost(_ id: PostID) throws -> [PublicPost] {
    let rows = try session.rows(
      """
      SELECT \(releaseColumns) FROM releases r
      WHERE r.post_id = \(id) AND r.state = 'published' AND r.on_portal = 1
      ORDER BY r.round DESC, r.id LIMIT 50
      """)
    let found = try publicPosts(rows.map(Release.init))
    guard !found.isEmpty else { throw Refusal(OfficeRefusal.notFound) }
    return found
  }

  private func publicPosts(_ releases: [Release]) throws -> [PublicPost] {
    let accounts = try accounts(releases.map(\.account))
    let rows = try session.rows(
      """
      SELECT \(revisionColumns) FROM revisions v
      WHERE v.id IN (\(list: releases.map(\.revision)))
      """)
    let revisions = Dictionary(
      try rows.map(Revision.init).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let numbers = try session.rows(
      "SELECT id, number FROM posts WHERE id IN (\(list: releases.map(\.post)))")
    var numberOf: [PostID: String] = [:]
    for row in numbers { numberOf[try row.id("id")] = try row.text("number") }
    let firsts = try firstAppearances(of: releases.map(\.post))
    let corrections = try publicCorrections(of: releases.map(\.post))
    let runners = try bodies(accounts.values.map(\.organization))
    return releases.compactMap { release in
      guard let account = accounts[release.account], let revision = revisions[release.revision],
        let publishedAt = release.publishedAt
      else { return nil }
      return PublicPost(
        release: release.id, post: release.post, number: numberOf[release.post] ?? "",
        draft: revision.draft, account: account,
        source: runners[account.organization]?.name ?? account.name, publishedAt: publishedAt,
        firstPublishedAt: (corrections[release.post] == nil ? nil : firsts[release.post])
          ?? publishedAt,
        corrections: corrections[release.post] ?? [])
    }
  }
}
