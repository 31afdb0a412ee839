import Rulebook
import Storage
import WorkCalendar

/// What went out on accounts, as the view of coverage counts it.
extension Reading {
  /// When the last item went out on each account that readers still see: two looks into an index.
  func lastUpdates(on accounts: [AccountID]) throws -> [AccountID: Instant] {
    var found: [AccountID: Instant] = [:]
    for row in try session.rows(
      """
      SELECT a.id,
        (SELECT r.published_at FROM releases r
          WHERE r.account_id = a.id AND r.published_at IS NOT NULL
            AND r.state NOT IN ('withdrawn', 'deleted')
          ORDER BY r.published_at DESC LIMIT 1) AS released,
        (SELECT MAX(x.published_at) FROM outside_publications x
          WHERE x.account_id = a.id AND x.struck_at IS NULL) AS outside
      FROM accounts a WHERE a.id IN (\(list: accounts)) ORDER BY a.id LIMIT 1000
      """)
    {
      let times = [try row.optionalInstant("released"), try row.optionalInstant("outside")]
      if let last = times.compactMap({ $0 }).max() { found[try row.id("id")] = last }
    }
    return found
  }

  /// What went out on each account since the longest window of its rules began.
  func updates(
    on lines: [(Organization, CoveredAccount)], _ rules: [OrganizationID: GoverningRules]
  ) throws -> [AccountID: [UpdateDay]] {
    let starts = rules.values.flatMap { $0.rhythms(for: .portal) }
      .compactMap { IdleLimit($0, today: today)?.since }
    guard let start = starts.min() else { return [:] }
    return try updateDays(of: lines.map(\.1.id), start...today)
  }
}
