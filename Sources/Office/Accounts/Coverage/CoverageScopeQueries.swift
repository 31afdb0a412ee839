import Rulebook
import Storage

/// Where to look, and what is asked for there: stretches of the tree in order.
struct CoverageStretch {
  let range: PathRange
  let demand: CoverageDemand
}

extension Reading {
  /// What the asker may look at, narrowed by a filter.
  ///
  /// - Throws: `office.not-found`, `office.other-unit` for a body the asker may not look at.
  func coverageRanges(_ filter: CoverageFilter) throws -> [PathRange] {
    let reach = PathRange.merged(
      asker.appointments.map { appointment in
        switch appointment.role.reach {
        case .subtree: .subtree(of: appointment.organization.path)
        case .ownUnit: .body(at: appointment.organization.path)
        }
      })
    guard let id = filter.organization else { return reach }
    let wanted = PathRange.subtree(of: try visibleOrganization(id).path)
    return reach.compactMap { $0.clipped(to: wanted) }
  }

  /// The stretches in which the rules ask for something of a kind, neighbours with one demand made
  /// one.
  func stretches(of kind: CoverageKind, _ scope: CoverageScope) -> [CoverageStretch] {
    guard kind.followsRules else {
      return scope.ranges.map { CoverageStretch(range: $0, demand: .everywhere) }
    }
    var demands: [[ChosenRulebook]: CoverageDemand?] = [:]
    var result: [CoverageStretch] = []
    for territory in scope.territories {
      let demand: CoverageDemand?
      if let known = demands[territory.chosen] {
        demand = known
      } else {
        let rules = adapted.governing(territory.chosen, on: today)
        demand = CoverageDemand(kind, under: rules, today: today)
        demands[territory.chosen] = .some(demand)
      }
      guard let demand else { continue }
      if let last = result.last, last.demand == demand, last.range.upper == territory.range.lower,
        let joined = PathRange(last.range.lower, territory.range.upper)
      {
        result[result.count - 1] = CoverageStretch(range: joined, demand: demand)
      } else {
        result.append(CoverageStretch(range: territory.range, demand: demand))
      }
    }
    return result
  }

  /// Where the asker looks, and which rules bind there.
  func coverageScope(_ filter: CoverageFilter) throws -> CoverageScope {
    let ranges = try coverageRanges(filter)
    let adoptions = try adoptions(within: ranges)
    return CoverageScope(
      ranges: ranges, level: filter.level,
      territories: ranges.flatMap { RuleTerritory.territories(of: $0, under: adoptions) })
  }

  /// What the bodies in some stretches and above them put in force, in the order of paths.
  private func adoptions(within ranges: [PathRange]) throws -> [RuleTerritory.Adoption] {
    guard !ranges.isEmpty else { return [] }
    let above = Set(
      ranges.flatMap { $0.lower.split(separator: "/").compactMap { OrganizationID(String($0)) } })
    var bodies: [(path: String, chosen: [ChosenRulebook])] = []
    func add(_ rows: [SQLRow]) throws {
      for row in rows {
        let path = try row.text("path")
        let chosen = try ChosenRulebook(row)
        if bodies.last?.path == path {
          bodies[bodies.count - 1].chosen.append(chosen)
        } else {
          bodies.append((path, [chosen]))
        }
      }
    }
    for range in ranges {
      try add(
        session.rows(
          """
          SELECT o.path, r.rulebook, r.adaptations FROM rulebook_adoptions r
          JOIN organizations o ON o.id = r.organization_id
          WHERE r.until_at IS NULL AND r.since_at <= \(now)
            AND o.path >= \(range.lower) AND o.path < \(range.upper)
            AND o.id NOT IN (\(list: Array(above)))
          ORDER BY o.path, r.position
          """))
    }
    try add(
      session.rows(
        """
        SELECT o.path, r.rulebook, r.adaptations FROM rulebook_adoptions r
        JOIN organizations o ON o.id = r.organization_id
        WHERE r.until_at IS NULL AND r.since_at <= \(now)
          AND r.organization_id IN (\(list: Array(above)))
        ORDER BY o.path, r.position
        """))
    return bodies.sorted { $0.path < $1.path }
      .map { RuleTerritory.Adoption(path: $0.path, chosen: $0.chosen) }
  }

  /// The rules of several bodies, asked for in one question.
  func rules(for bodies: some Sequence<Organization>) throws -> [OrganizationID: GoverningRules] {
    let bodies = Array(bodies)
    let lineages = Set(bodies.flatMap(\.lineage))
    guard !lineages.isEmpty else { return [:] }
    var chosen: [OrganizationID: [ChosenRulebook]] = [:]
    for row in try session.rows(
      """
      SELECT r.organization_id, r.rulebook, r.adaptations FROM rulebook_adoptions r
      WHERE r.organization_id IN (\(list: Array(lineages))) AND r.until_at IS NULL
        AND r.since_at <= \(now)
      ORDER BY r.organization_id, r.position
      """)
    {
      chosen[try row.id("organization_id"), default: []].append(try ChosenRulebook(row))
    }
    var made: [[OrganizationID]: GoverningRules] = [:]
    var result: [OrganizationID: GoverningRules] = [:]
    for body in bodies {
      let adopters = body.lineage.filter { chosen[$0] != nil }
      if made[adopters] == nil {
        var seen: Set<String> = []
        let all = adopters.reversed().flatMap { chosen[$0] ?? [] }
          .filter { seen.insert($0.id).inserted }
        made[adopters] = adapted.governing(all, on: today)
      }
      result[body.id] = made[adopters]
    }
    return result
  }
}

/// Where the view of coverage looks.
struct CoverageScope {
  /// In the order of paths, none touching another.
  let ranges: [PathRange]
  let level: Organization.Level?
  let territories: [RuleTerritory]
}
