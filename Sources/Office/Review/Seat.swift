import Rulebook

/// A stage of a route with the body and the role that will sign it.
struct ResolvedSeat {
  let rule: StageRule
  let role: Role
  let organization: Organization
}

extension Reading {
  /// Who signs each stage of a route, made sure before an item sets out.
  ///
  /// - Throws: `review.no-rules`, `review.no-such-body`, `review.nobody-to-sign`.
  func seats(
    of route: ReviewRoute, unit: Organization, authors: Set<PersonID>
  ) throws -> [ResolvedSeat] {
    guard !route.stages.isEmpty else {
      throw Refusal(
        ReviewRefusal.noRules, facts: ["organization": unit.name],
        helpers: [.systemAdministrator])
    }
    var seats: [ResolvedSeat] = []
    var candidates: [[PersonID]] = []
    for rule in route.stages {
      guard let role = Role(rawValue: rule.role), let body = try body(at: rule.seat, of: unit)
      else {
        throw Refusal(
          ReviewRefusal.noSuchBody,
          facts: ["seat": rule.seat.rawValue, "stage": rule.kind.rawValue],
          citations: rule.citations, helpers: [.systemAdministrator])
      }
      seats.append(ResolvedSeat(rule: rule, role: role, organization: body))
      candidates.append(
        try holders(of: role, at: body.id).map(\.id).filter { !authors.contains($0) })
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
}
