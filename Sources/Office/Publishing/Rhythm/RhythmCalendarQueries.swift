import Rulebook
import Storage
import WorkCalendar

/// Something on the publishing calendar.
package struct CalendarEntry: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable, Codable {
    case published
    /// Published, and taken back since.
    case taken
    /// Published without the program.
    case outside
    /// Confirmed, and to go out by itself at its time.
    case planned
    /// Confirmed, and waiting for a person to publish it on the platform.
    case byHand = "by-hand"
    /// Sent, and not yet known to have gone out.
    case unknown
    /// Did not go out.
    case failed
    /// Signed, and not confirmed by the publisher.
    case awaiting
  }

  package let account: AccountID
  package let state: State
  /// When it went out or is to go out; nil for what was signed without a time.
  package let at: Instant?
  package let title: String
  /// The item; nil for what was published without the program.
  package let post: PostID?
  /// Where it can be seen.
  package let link: String
}

extension Reading {
  /// What went out on some accounts within some days and what is to go out, in the order of time;
  /// what was signed without a time comes last.
  ///
  /// - Parameter limit: of each kind: published, planned and written down from outside.
  package func calendarEntries(
    of accounts: [AccountID], _ days: ClosedRange<CivilDate>, limit: Int = 400
  ) throws -> [CalendarEntry] {
    guard !accounts.isEmpty else { return [] }
    let found =
      try published(on: accounts, days, limit) + comingUp(on: accounts, days, limit)
      + outside(on: accounts, days, limit)
    return found.sorted { left, right in
      let (one, other) = (left.at ?? .latest, right.at ?? .latest)
      return one == other ? left.account < right.account : one < other
    }
  }

  private func published(
    on accounts: [AccountID], _ days: ClosedRange<CivilDate>, _ limit: Int
  ) throws -> [CalendarEntry] {
    try session.rows(
      """
      SELECT r.account_id, r.state, r.published_at AS at, v.title, r.post_id, r.link
      FROM releases r JOIN revisions v ON v.id = r.revision_id
      WHERE r.account_id IN (\(list: accounts)) AND r.published_at IS NOT NULL
        AND r.published_at >= \(days.lowerBound.startsAt)
        AND r.published_at < \(days.upperBound.endsAt)
      ORDER BY r.published_at, r.id LIMIT \(limit)
      """
    ).map { row in
      let state: Release.State = try row.word("state")
      let isGone = state == .withdrawn || state == .deleted
      return CalendarEntry(
        account: try row.id("account_id"), state: isGone ? .taken : .published,
        at: try row.instant("at"), title: try row.text("title"), post: try row.id("post_id"),
        link: try row.optionalText("link") ?? "")
    }
  }

  /// What was signed or confirmed for a time within the days, or for no time.
  private func comingUp(
    on accounts: [AccountID], _ days: ClosedRange<CivilDate>, _ limit: Int
  ) throws -> [CalendarEntry] {
    let time: SQL = "COALESCE(r.due_at, v.planned_at)"
    // As the index on releases that are open says it, so that it is used.
    return try session.rows(
      """
      SELECT r.account_id, r.state, \(time) AS at, v.title, r.post_id
      FROM releases r JOIN revisions v ON v.id = r.revision_id
      WHERE r.account_id IN (\(list: accounts))
        AND r.state IN ('awaiting', 'planned', 'by-hand', 'failed', 'unknown')
        AND (\(time) IS NULL OR (\(time) >= \(days.lowerBound.startsAt)
          AND \(time) < \(days.upperBound.endsAt)))
      ORDER BY r.account_id, r.id LIMIT \(limit)
      """
    ).map { row in
      let state: Release.State = try row.word("state")
      return CalendarEntry(
        account: try row.id("account_id"), state: CalendarEntry.State(comingUp: state),
        at: try row.optionalInstant("at"), title: try row.text("title"),
        post: try row.id("post_id"), link: "")
    }
  }

  private func outside(
    on accounts: [AccountID], _ days: ClosedRange<CivilDate>, _ limit: Int
  ) throws -> [CalendarEntry] {
    try session.rows(
      """
      SELECT x.account_id, x.published_at AS at, x.title, x.link FROM outside_publications x
      WHERE x.account_id IN (\(list: accounts)) AND x.struck_at IS NULL
        AND x.published_at >= \(days.lowerBound.startsAt)
        AND x.published_at < \(days.upperBound.endsAt)
      ORDER BY x.published_at, x.id LIMIT \(limit)
      """
    ).map { row in
      CalendarEntry(
        account: try row.id("account_id"), state: .outside, at: try row.instant("at"),
        title: try row.text("title"), post: nil, link: try row.text("link"))
    }
  }
}

extension Reading {
  /// What one account published within some days: how many a day, and how many of each category.
  package func accountMonth(
    of account: AccountID, _ days: ClosedRange<CivilDate>
  ) throws -> (days: [UpdateDay], categories: [PostCategory: Int]) {
    (try updateDays(of: [account], days)[account] ?? [], try categoryCounts(on: account, days))
  }
}

extension CalendarEntry.State {
  /// Of a release that has not gone out.
  fileprivate init(comingUp state: Release.State) {
    switch state {
    case .awaiting: self = .awaiting
    case .byHand: self = .byHand
    case .unknown: self = .unknown
    case .failed: self = .failed
    default: self = .planned
    }
  }
}
