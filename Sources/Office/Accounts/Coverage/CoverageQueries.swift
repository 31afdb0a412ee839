import Rulebook
import Storage
import WorkCalendar

/// How many stretches one statement asks about.
private let stretchLimit = 100

extension Reading {
  /// What is missing of a kind at the bodies in sight, in the order of the tree.
  ///
  /// - Parameter after: the last line of the page before.
  /// - Throws: `office.not-found`, `office.other-unit` for a body the asker may not look at.
  package func coverageGaps(
    _ kind: CoverageKind, _ filter: CoverageFilter, after mark: CoverageMark? = nil,
    limit: Int = 50
  ) throws -> CoveragePage {
    let scope = try coverageScope(filter)
    let start = try mark.map { (mark: $0, path: try organization($0.organization).path) }
    let found = try lines(of: kind, scope, after: start, limit: limit + 1)
    let shown = Array(found.prefix(limit))
    return CoveragePage(
      gaps: kind.isOfBody ? try bodyGaps(kind, shown) : try accountGaps(kind, shown),
      next: found.count > limit ? shown.last : nil,
      isAsked: !found.isEmpty || !stretches(of: kind, scope).isEmpty)
  }

  /// How much is missing of each kind, counted no farther than ``CappedCount/limit`` and at most
  /// twenty seconds ago.
  ///
  /// - Throws: `office.not-found`, `office.other-unit` for a body the asker may not look at.
  package func coverageCounts(
    _ filter: CoverageFilter
  ) throws -> [CoverageKind: CappedCount] {
    let question = CoverageTallies.Question(
      ranges: try coverageRanges(filter), level: filter.level)
    let newest = try session.first("SELECT MAX(id) AS id FROM audit_entries")
    var scope: CoverageScope?
    return try tallies.counts(
      of: question, entry: try newest?.optionalInt("id") ?? 0, now: now
    ) { kind in
      let looked = try scope ?? coverageScope(filter)
      scope = looked
      return try count(of: kind, looked)
    }
  }

  private func count(of kind: CoverageKind, _ scope: CoverageScope) throws -> CappedCount {
    var counted = 0
    for part in stretches(of: kind, scope).parts where counted <= CappedCount.limit {
      guard let condition = part.condition(today: today) else { continue }
      let row = try session.first(
        """
        SELECT COUNT(*) AS n FROM (
          SELECT \(kind.keys) FROM \(kind.source(part.map(\.demand)))
          WHERE \(condition) AND \(kind.condition(now: now)) \(level(scope))
          LIMIT \(CappedCount.limit + 1)) AS found
        """)
      counted += Int(clamping: try row?.int("n") ?? 0)
    }
    return CappedCount(counted)
  }

  private func level(_ scope: CoverageScope) -> SQL {
    scope.level.map { " AND o.level = \($0.rawValue)" } ?? ""
  }

  /// The keys of the lines, from the indexes alone.
  private func lines(
    of kind: CoverageKind, _ scope: CoverageScope, after start: (mark: CoverageMark, path: String)?,
    limit: Int
  ) throws -> [CoverageMark] {
    var found: [CoverageMark] = []
    var stretches = stretches(of: kind, scope)
    if let start {
      stretches = stretches.compactMap { stretch in
        let rest =
          kind.isOfBody
          ? stretch.range.following(start.path) : stretch.range.starting(at: start.path)
        return rest.map { CoverageStretch(range: $0, demand: stretch.demand) }
      }
    }
    for part in stretches.parts where found.count < limit {
      guard let condition = part.condition(today: today) else { continue }
      let beyond: SQL =
        start.flatMap { start in
          start.mark.account.map { account -> SQL in
            " AND (o.path > \(start.path) OR a.id > \(account))"
          }
        } ?? ""
      found += try session.rows(
        """
        SELECT \(kind.keys) FROM \(kind.source(part.map(\.demand)))
        WHERE \(condition) AND \(kind.condition(now: now)) \(level(scope)) \(beyond)
        ORDER BY \(kind.order) LIMIT \(limit - found.count)
        """
      ).map { row in
        CoverageMark(
          try row.id("id"), kind.isOfBody ? nil : try row.id("account_id") as AccountID)
      }
    }
    return found
  }
}

extension [CoverageStretch] {
  /// So many stretches at a time as one statement takes, in order.
  fileprivate var parts: [[CoverageStretch]] {
    stride(from: 0, to: count, by: stretchLimit).map {
      Array(self[$0..<Swift.min($0 + stretchLimit, count)])
    }
  }
}
