import Rulebook
import Storage
import WorkCalendar

/// What is on its way to an account, as the index of migration 0022 knows it.
private let isUnderWay: SQL = "r.state IN ('planned', 'by-hand', 'sending', 'unknown')"

extension Reading {
  /// How many more items may go out on an account on a day, and the rule that says so; nil when no
  /// rule sets an upper number for it.
  ///
  /// What is out counts, what is on its way to it, and what was written down as published without
  /// the program. Of several rules the one that leaves least is given.
  ///
  /// - Parameter day: today, or the day for which the release is planned; in the office's zone.
  package func slotsLeft(
    on account: Account, under rules: GoverningRules, on day: CivilDate
  ) throws -> (left: Int, rule: RhythmRule)? {
    let kind = account.platform.kind
    let quotas = (rules.quotas(for: kind) + rules.rhythms(for: kind)).filter { $0.atMost != nil }
    guard !quotas.isEmpty else { return nil }
    let periods = quotas.map { $0.period(around: day) }
    let from = periods.map(\.lowerBound).min() ?? day
    let to = periods.map(\.upperBound).max() ?? day
    let out = try updateDays(of: [account.id], from...to)[account.id] ?? []
    let sent = out.sent + (try daysUnderWay(to: [account.id])[account.id]?.all ?? [])
    return quotas.compactMap { rule in
      rule.slots(on: day, sent: sent).map { (left: $0, rule: rule) }
    }.min { $0.left < $1.left }
  }

  /// The days on which items went out, of each account that had any, the oldest first.
  ///
  /// One row for each account and day, however many items there are.
  func updateDays(
    of accounts: [AccountID], _ days: ClosedRange<CivilDate>
  ) throws -> [AccountID: [UpdateDay]] {
    let (from, to) = (days.lowerBound.startsAt, days.upperBound.endsAt)
    // Whole days in the office's zone, eight hours ahead of UTC.
    let rows = try session.rows(
      """
      SELECT u.account_id, u.gone, COUNT(*) AS n, MIN(u.at) AS at FROM (
        SELECT r.account_id, r.published_at AS at,
          (r.published_at + 28800000) / 86400000 AS day,
          CASE WHEN r.state IN ('withdrawn', 'deleted')
            THEN (r.ended_at + 28800000) / 86400000 END AS gone
        FROM releases r WHERE r.published_at IS NOT NULL AND r.account_id IN (\(list: accounts))
          AND r.published_at >= \(from) AND r.published_at < \(to)
        UNION ALL
        SELECT x.account_id, x.published_at AS at,
          (x.published_at + 28800000) / 86400000 AS day, NULL AS gone
        FROM outside_publications x
        WHERE x.struck_at IS NULL AND x.account_id IN (\(list: accounts))
          AND x.published_at >= \(from) AND x.published_at < \(to)
      ) AS u
      GROUP BY u.account_id, u.day, u.gone ORDER BY u.account_id, u.day LIMIT 100000
      """)
    var found: [AccountID: [UpdateDay]] = [:]
    for row in rows {
      let gone = try row.optionalInt("gone").map {
        Instant(milliseconds: $0 * 86_400_000 - 28_800_000).date
      }
      found[try row.id("account_id"), default: []].append(
        UpdateDay(
          try row.instant("at").date, count: Int(clamping: try row.int("n")), goneOn: gone))
    }
    return found
  }

  /// One day for each release that is on its way to an account: the day for which it is planned,
  /// and today where that has passed without its going out.
  func daysUnderWay(to accounts: [AccountID]) throws -> [AccountID: DaysUnderWay] {
    var found: [AccountID: DaysUnderWay] = [:]
    for row in try session.rows(
      """
      SELECT r.account_id, r.state, r.due_at, COALESCE(r.due_at, r.confirmed_at) AS at
      FROM releases r
      WHERE r.account_id IN (\(list: accounts)) AND \(isUnderWay)
      ORDER BY r.account_id, r.id LIMIT 10000
      """)
    {
      let state: Release.State = try row.word("state")
      let day = try row.instant("at").date
      // What was sent and never answered may have gone out then; the rest goes out now or later.
      let expected = state == .unknown ? day : max(day, today)
      let due = try row.optionalInstant("due_at")
      found[try row.id("account_id"), default: DaysUnderWay()].add(
        expected, isTimed: state == .planned && due != nil)
    }
    return found
  }
}

/// The releases on their way to an account, one day for each.
struct DaysUnderWay: Sendable {
  /// Of all of them: each takes a slot.
  private(set) var all: [CivilDate] = []
  /// Of those that go out by themselves at their time; the others may yet fail or be forgotten.
  private(set) var planned: [CivilDate] = []

  mutating func add(_ day: CivilDate, isTimed: Bool) {
    all.append(day)
    if isTimed { planned.append(day) }
  }
}
