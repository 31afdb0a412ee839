import Rulebook
import Storage

/// A body in the map of bodies and platforms.
package struct CoverageLine: Sendable {
  package let organization: Organization
  /// Its accounts that are applied for or in use.
  package let accounts: [CoveredAccount]
  /// Platforms on which it must have an account and has none in use.
  package let faults: [CoverageFault]

  /// Its accounts of a kind; both kinds of WeChat accounts are WeChat.
  package func accounts(of kind: PlatformKind) -> [CoveredAccount] {
    accounts.filter { kind.covers($0.platform.kind) }
  }

  package func fault(on kind: PlatformKind) -> CoverageFault? {
    faults.first {
      if case .platform(let missing, _) = $0.matter { kind.covers(missing) } else { false }
    }
  }
}

/// A page of the map, in the order of the tree.
package struct CoverageMap: Sendable {
  /// The platforms of its columns.
  package static let platforms = PlatformKind.allCases.filter {
    $0 != .weChatSubscription && $0 != .weChatService
  }

  package let lines: [CoverageLine]
  /// Nil on the last page.
  package let next: CoverageMark?
}

extension Reading {
  /// Which body in sight has accounts on which platform, and where one is missing.
  ///
  /// - Parameter after: the last line of the page before.
  /// - Throws: `office.not-found`, `office.other-unit` for a body the asker may not look at.
  package func coverageMap(
    _ filter: CoverageFilter, after mark: CoverageMark? = nil, limit: Int = 50
  ) throws -> CoverageMap {
    var ranges = try coverageRanges(filter)
    if let mark {
      let path = try organization(mark.organization).path
      ranges = ranges.compactMap { $0.following(path) }
    }
    var bodies: [Organization] = []
    let level: SQL = filter.level.map { " AND o.level = \($0.rawValue)" } ?? ""
    for range in ranges where bodies.count <= limit {
      bodies += try session.rows(
        """
        SELECT o.id, o.parent_id, o.path, o.level, o.sector, o.name, o.short_name, o.code,
          o.secret_related, o.version, o.closed_at
        FROM organizations o
        WHERE o.path >= \(range.lower) AND o.path < \(range.upper) AND o.closed_at IS NULL \(level)
        ORDER BY o.path LIMIT \(limit + 1 - bodies.count)
        """
      ).map(Organization.init)
    }
    let shown = Array(bodies.prefix(limit))
    return CoverageMap(
      lines: try lines(of: shown),
      next: bodies.count > limit ? shown.last.map { CoverageMark($0.id) } : nil)
  }

  private func lines(of bodies: [Organization]) throws -> [CoverageLine] {
    let rules = try rules(for: bodies)
    let accounts = Dictionary(
      grouping: try coveredAccounts(
        "a.organization_id IN (\(list: bodies.map(\.id))) AND a.closed_at IS NULL"),
      by: \.organization)
    return bodies.map { body in
      let held = accounts[body.id] ?? []
      let inUse = held.filter { $0.state == .open || $0.state == .suspended }
      let underWay = held.filter { $0.state == .applied || $0.state == .approved }
      let faults = rules[body.id].map {
        CoverageDecision.missing(
          of: body, held: inUse.map(\.platform), underWay: underWay.map(\.platform), under: $0)
      }
      return CoverageLine(organization: body, accounts: held, faults: faults ?? [])
    }
  }

  /// The bodies a reader can go on to from a filter: those above it in sight, and those below.
  package func coverageBodies(_ filter: CoverageFilter) throws -> [Organization] {
    guard let id = filter.organization else {
      var seen: Set<OrganizationID> = []
      let own = asker.appointments.filter { $0.role.reach == .subtree }.map(\.organization)
        .filter { seen.insert($0.id).inserted }
      return try own
        + own.flatMap { try children(of: $0.id) }
        .filter { seen.insert($0.id).inserted }
    }
    let body = try visibleOrganization(id)
    let above = try organizations(body.lineage).values.filter { asker.sees($0) }
      .sorted { $0.path < $1.path }
    return try above + children(of: id).filter { asker.sees($0) }
  }
}
