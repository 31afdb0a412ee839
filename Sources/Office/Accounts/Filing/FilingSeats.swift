import Rulebook

/// A step of a filing with the body and the role that will sign it.
struct FilingSeat {
  let rule: FilingPlan.Step
  let role: Role
  let organization: Organization
  /// Whether an answer from outside the program is entered here.
  let isOutside: Bool
}

extension Reading {
  /// Who signs each step of a filing, made sure before it sets out.
  ///
  /// Whoever stands above is the nearest body above with somebody in the role, and at the top the
  /// body itself. A government office that does not work with the program answers on paper; its
  /// answer is entered by whoever passed the filing on. Where a text asks whoever approved the
  /// opening, that body signs, wherever the unit stands today.
  ///
  /// - Throws: `accounts.no-route`, `accounts.nobody-to-sign`.
  func seats(
    of plan: FilingPlan, unit: Organization, account: AccountID?
  ) throws -> [FilingSeat] {
    let asksApprover = plan.steps.contains { $0.seat == .approver }
    let signed = asksApprover ? try account.map(signaturesOnOpening) ?? [] : []
    var seats: [FilingSeat] = []
    for step in plan.steps {
      guard let role = Role(rawValue: step.role.rawValue) else {
        throw Refusal(
          AccountRefusal.noRoute, citations: step.citations, helpers: [.systemAdministrator])
      }
      let approver = signed.last { $0.rule.role == step.role && !$0.isOutside }
      let seat = try seat(
        for: step, role: role, unit: unit, after: seats.last, approver: approver?.organization)
      // The same office asked twice in a row signs once.
      if let last = seats.last, last.organization.id == seat.organization.id,
        last.role == seat.role, last.isOutside == seat.isOutside
      {
        continue
      }
      seats.append(seat)
    }
    return seats
  }

  /// The steps that will be signed as things stand; where somebody is missing, all that are asked
  /// for.
  ///
  /// - Parameter account: nil for one that is not there yet.
  package func route(
    of plan: FilingPlan, unit: Organization, account: AccountID? = nil
  ) throws -> [FilingPlan.Step] {
    do {
      return try seats(of: plan, unit: unit, account: account).map(\.rule)
    } catch let refusal as Refusal
      where refusal.code == AccountRefusal.noRoute.rawValue
      || refusal.code == AccountRefusal.nobodyToSign.rawValue
    {
      return plan.steps
    }
  }

  /// The signatures under which an account went on file, in order; none where it never did.
  private func signaturesOnOpening(of account: AccountID) throws -> [FilingStep] {
    guard let filing = try certifyingFiling(of: account) else { return [] }
    return try filingSteps(of: filing.id).filter {
      $0.round == filing.round && $0.state == .agreed
    }
  }

  /// - Parameter approver: who approved the opening; nil where nobody did.
  private func seat(
    for step: FilingPlan.Step, role: Role, unit: Organization, after last: FilingSeat?,
    approver: OrganizationID?
  ) throws -> FilingSeat {
    let above = try unit.lineage.dropLast().reversed().map { try organization($0) }
    let approvers = try [approver].compactMap { $0 }.map { try organization($0) }
    let candidates: [Organization] =
      switch step.seat {
      case .unit: [unit]
      case .approver: approvers + above + [unit]
      case .superior: above + [unit]
      case .government: above.filter { $0.sector == .generalGovernment }
      case .province: (above + [unit]).filter { $0.level == .province }
      }
    if let body = try candidates.first(where: { try !holders(of: role, at: $0.id).isEmpty }) {
      return FilingSeat(rule: step, role: role, organization: body, isOutside: false)
    }
    if step.seat == .government, let last {
      return FilingSeat(
        rule: step, role: last.role, organization: last.organization, isOutside: true)
    }
    throw Refusal(
      AccountRefusal.nobodyToSign,
      facts: [
        "role": role.rawValue, "organization": (candidates.first ?? unit).name,
      ], citations: step.citations, helpers: [.securityAdministrator])
  }
}
