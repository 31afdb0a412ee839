import Rulebook
import Storage
import WorkCalendar

/// An item as a list shows it.
package struct PostLine: Sendable {
  package let post: Post
  package let unit: Organization
  package let accounts: [Account]
  /// What it waits for; nil when it is with its author, or when all is done.
  package let openStage: Stage?
  /// Who can take the next step.
  package let holders: [Person]
  /// The clock that runs on it and falls due first.
  package let clock: RunningClock?
  /// `withdrawn` or `deleted` where readers find it nowhere any more; nil for all else.
  package let takenDown: Release.State?
}

/// A page of a list that is read by its last entry.
package struct PostLines: Sendable {
  package let lines: [PostLine]
  /// Give it as `before` to read on; nil at the end.
  package let next: PostID?
  /// Whether reading on is looking on: so many items were looked through that the page ends here,
  /// full or not.
  package var isCut = false
}

extension Reading {
  /// Items that wait for the asker's signature, whichever body they come from.
  package func postsAwaitingAsker(limit: Int = 50) throws -> PostLines {
    let ids = try stagesAwaitingAsker(limit: limit).map(\.post)
    let rows = try session.rows(
      """
      SELECT \(postColumns) FROM posts p WHERE p.id IN (\(list: ids)) ORDER BY p.id
      """)
    let posts = try rows.map(Post.init)
    let units = try bodies(posts.map(\.organization))
    return PostLines(lines: try lines(for: posts, units: Array(units.values)), next: nil)
  }

  /// The bodies whose records the asker may look at.
  func visibleOrganizations() throws -> [Organization] {
    var found: [OrganizationID: Organization] = [:]
    for appointment in asker.appointments {
      found[appointment.organization.id] = appointment.organization
    }
    let roots = asker.appointments.filter { $0.role.reach == .subtree }.map(\.organization)
    for organization in try organizations(below: roots) {
      found[organization.id] = organization
    }
    return found.values.sorted { $0.id < $1.id }
  }

  func lines(for posts: [Post], units: [Organization]) throws -> [PostLine] {
    let ids = posts.map(\.id)
    let open = try openStages(of: ids)
    let releases = try liveReleases(of: ids)
    let targets = try targetAccounts(of: posts)
    let accounts = try accounts(targets.values.flatMap { $0 })
    let clocks = try clocks(
      (open.values.map(\.clock) + releases.values.flatMap { $0 }.map(\.clock)).compactMap { $0 })
    let byID = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var desks: [Desks: [Person]] = [:]
    var authors: [PersonID: Person] = [:]
    return try posts.compactMap { post in
      guard let unit = byID[post.organization] else { return nil }
      let stage = open[post.id]
      let running = ([stage?.clock] + (releases[post.id] ?? []).map(\.clock))
        .compactMap { $0.flatMap { clocks[$0] } }
        .filter { $0.stoppedAt == nil }.min { $0.due < $1.due }
      let meant = (targets[post.id] ?? []).compactMap { accounts[$0] }
      return PostLine(
        post: post, unit: unit, accounts: meant, openStage: stage,
        holders: try desk(of: post, stage, meant, &desks, &authors), clock: running,
        takenDown: (releases[post.id] ?? []).takenDown)
    }
  }

  /// One look into the books for each role and body, not for each line.
  private struct Desks: Hashable {
    let role: Role
    let organization: OrganizationID
  }

  private func desk(
    of post: Post, _ stage: Stage?, _ accounts: [Account], _ known: inout [Desks: [Person]],
    _ authors: inout [PersonID: Person]
  ) throws -> [Person] {
    let wanted: [Desks]
    switch post.state {
    case .inReview:
      wanted = stage.map { [Desks(role: $0.role, organization: $0.organization)] } ?? []
    case .approved, .publishing, .failed, .partlyPublished:
      wanted = Set(accounts.map(\.organization)).sorted()
        .map { Desks(role: .publisher, organization: $0) }
    case .draft, .returned:
      let holder = try authors[post.holder] ?? person(post.holder)
      authors[post.holder] = holder
      return [holder]
    case .published, .discarded: return []
    }
    return try wanted.flatMap { desk in
      let people = try known[desk] ?? holders(of: desk.role, at: desk.organization)
      known[desk] = people
      return people
    }
  }

  private func openStages(of posts: [PostID]) throws -> [PostID: Stage] {
    let rows = try session.rows(
      """
      SELECT s.id, s.post_id, s.round, s.position, s.role, s.organization_id, s.rule, s.state,
        s.opened_at, s.closed_at, s.clock_id
      FROM review_stages s WHERE s.state = 'open' AND s.post_id IN (\(list: posts))
      """)
    var found: [PostID: Stage] = [:]
    for stage in try rows.map(Stage.init) { found[stage.post] = stage }
    return found
  }

  private func liveReleases(of posts: [PostID]) throws -> [PostID: [Release]] {
    let rows = try session.rows(
      """
      SELECT \(releaseColumns) FROM releases r
      WHERE r.post_id IN (\(list: posts)) AND r.state <> 'void'
      ORDER BY r.id
      """)
    return Dictionary(grouping: try rows.map(Release.init), by: \.post)
  }

  private func targetAccounts(of posts: [Post]) throws -> [PostID: [AccountID]] {
    let rows = try session.rows(
      """
      SELECT v.post_id, v.accounts FROM revisions v JOIN posts p ON p.id = v.post_id
        AND p.revision = v.number
      WHERE v.post_id IN (\(list: posts.map(\.id)))
      """)
    // Most items go to the same few accounts: each list of them is read once.
    var known: [String: [AccountID]] = [:]
    var found: [PostID: [AccountID]] = [:]
    for row in rows {
      let text = try row.text("accounts")
      let accounts = try known[text] ?? restored(text)
      known[text] = accounts
      found[try row.id("post_id")] = accounts
    }
    return found
  }
}
