import Rulebook

/// A stage of a route with the body and the role that will sign it.
struct ResolvedSeat {
  var rule: StageRule
  let role: Role
  let organization: Organization

  func isSame(as other: ResolvedSeat) -> Bool {
    rule.kind == other.rule.kind && role == other.role && organization.id == other.organization.id
  }
}

extension Reading {
  /// Who signs each stage of a route, made sure before an item sets out.
  ///
  /// - Parameters:
  ///   - accounts: those that the item is meant for.
  ///   - authors: who may sign none of the stages.
  /// - Throws: `review.no-rules`, `review.no-such-body`, `review.nobody-to-sign`.
  func seats(
    of route: ReviewRoute, unit: Organization, accounts: [AccountID], authors: Set<PersonID>
  ) throws -> [ResolvedSeat] {
    guard !route.stages.isEmpty else {
      throw Refusal(
        ReviewRefusal.noRules, facts: ["organization": unit.name],
        helpers: [.systemAdministrator])
    }
    let owners = try self.accounts(accounts).values.map(\.organization)
      .filter { $0 != unit.id }
    let seats = try resolved(route, unit: unit, owners: Set(owners).sorted())
    let candidates = try seats.map { seat in
      try holders(of: seat.role, at: seat.organization.id).map(\.id)
        .filter { !authors.contains($0) }
    }
    if let gap = Seating.firstGap(candidates), seats.indices.contains(gap) {
      let seat = seats[gap]
      throw Refusal(
        ReviewRefusal.nobodyToSign,
        facts: [
          "role": seat.role.rawValue, "organization": seat.organization.name,
          "stage": seat.rule.kind.rawValue,
        ],
        citations: seat.rule.citations, helpers: [.securityAdministrator])
    }
    return seats
  }

  /// The bodies of each stage, in the order of signing: kind by kind, the nearest first. What two
  /// demands ask of one role of one body is asked once.
  private func resolved(
    _ route: ReviewRoute, unit: Organization, owners: [OrganizationID]
  ) throws -> [ResolvedSeat] {
    var seats: [ResolvedSeat] = []
    for rule in route.stages {
      let bodies = try bodies(at: rule.seat, of: unit, owners: owners)
      guard let role = Role(rawValue: rule.role), !bodies.isEmpty || rule.seat == .everyLevel
      else {
        throw Refusal(
          ReviewRefusal.noSuchBody,
          facts: ["seat": rule.seat.rawValue, "stage": rule.kind.rawValue],
          citations: rule.citations, helpers: [.systemAdministrator])
      }
      for body in bodies {
        let seat = ResolvedSeat(rule: rule, role: role, organization: body)
        if let index = seats.firstIndex(where: seat.isSame) {
          seats[index].rule = seats[index].rule.joined(with: rule)
        } else {
          seats.append(seat)
        }
      }
    }
    return seats.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (one.rule.kind, -one.organization.lineage.count, left.offset)
        < (other.rule.kind, -other.organization.lineage.count, right.offset)
    }.map(\.element)
  }

  /// The bodies whose persons sign a stage, seen from the unit that wrote the item; none where there
  /// is no such body.
  private func bodies(
    at seat: ReviewSeat, of unit: Organization, owners: [OrganizationID]
  ) throws -> [Organization] {
    let above = try unit.lineage.dropLast().map { try organization($0) }
    // The nearest one: a department of the province before the province's government.
    let province = (above + [unit]).last { $0.level == .province }
    switch seat {
    case .unit: return [unit]
    case .accountOwner: return try owners.map { try organization($0) }
    case .superior: return above.last.map { [$0] } ?? []
    case .everyLevel:
      let top = province?.lineage.count ?? 0
      return above.dropFirst(top).reversed()
    case .government:
      return above.last { $0.sector == .generalGovernment }.map { [$0] } ?? []
    case .province: return province.map { [$0] } ?? []
    }
  }
}
