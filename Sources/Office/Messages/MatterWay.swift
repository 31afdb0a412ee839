import Rulebook
import WorkCalendar

/// A step that is about to be opened: for whom, and what asks for it.
package struct PlannedStep: Sendable, Hashable {
  package let kind: MatterStep.Kind
  package let organization: OrganizationID
  package let role: Role
  package let citations: [Citation]
}

/// The steps on the way to a reply, as the rulebooks of a unit ask for them.
///
/// All steps are always taken, because the texts differ only in how much of the way they write
/// down; a step that none of them asks for carries no citation.
package struct MatterWay: Sendable {
  package let rules: GoverningRules
  package let unit: Organization

  package init(rules: GoverningRules, unit: Organization) {
    self.rules = rules
    self.unit = unit
  }

  /// Roles that a rulebook may name for instructing and approving.
  package static let deciders: Set<Role> = [
    .leader, .bureauManager, .provinceManager, .centreClerk,
  ]

  /// - Parameter department: who answers; the unit itself when its clerk drafts.
  package func planned(
    _ kind: MatterStep.Kind, department: OrganizationID? = nil, complexity: Complexity? = nil
  ) -> PlannedStep {
    let answering = department ?? unit.id
    switch kind {
    case .register, .edit:
      return PlannedStep(kind: kind, organization: unit.id, role: .inboxClerk, citations: [])
    case .instruct:
      return decision(kind, rule(.instruction))
    case .draft:
      let clock = complexity.flatMap { rules.departmentClock($0) }
      return PlannedStep(
        kind: kind, organization: answering,
        role: answering == unit.id ? .inboxClerk : .departmentHandler,
        citations: clock?.citations ?? [])
    case .sign:
      return PlannedStep(
        kind: kind, organization: answering, role: .departmentHead,
        citations: rule(.departmentSignature)?.citations ?? [])
    case .approve:
      return decision(kind, rule(.replyApproval))
    case .send:
      return PlannedStep(
        kind: kind, organization: unit.id, role: .inboxClerk,
        citations: rules.replyWithin?.citations ?? [])
    }
  }

  /// What the given step leads to when it is done.
  ///
  /// - Parameter isOwn: whether the unit answers by itself; then the clerk's draft goes straight to
  ///   the leader, who is the second pair of eyes.
  package static func next(after kind: MatterStep.Kind, isOwn: Bool) -> MatterStep.Kind? {
    switch kind {
    case .register: .instruct
    case .instruct: .draft
    case .draft: isOwn ? .approve : .sign
    case .sign: .edit
    case .edit: .approve
    case .approve: .send
    case .send: nil
    }
  }

  /// Where the given step sends a matter back to; nil where it cannot.
  package static func back(from kind: MatterStep.Kind, isOwn: Bool) -> MatterStep.Kind? {
    switch kind {
    case .instruct: .register
    case .sign: .draft
    case .approve: isOwn ? .draft : .edit
    case .register, .draft, .edit, .send: nil
    }
  }

  /// The department's clock that falls due first, citing all that run; nil when no text has one.
  ///
  /// It also binds a unit that answers by itself: otherwise keeping a message would be the way
  /// around every limit.
  package func departmentClock(
    _ complexity: Complexity, from start: Instant, calendar: WorkCalendar
  ) throws -> ClockRule? {
    try rules.earliest(
      of: rules.departmentClocks(complexity), from: start, calendar: calendar)?.clock
  }

  private func rule(_ kind: ReplyStageKind) -> ReplyStageRule? {
    rules.replyStages.first { $0.kind == kind }
  }

  private func decision(_ kind: MatterStep.Kind, _ rule: ReplyStageRule?) -> PlannedStep {
    let named = rule.flatMap { Role(rawValue: $0.role) }
    let role = named.flatMap { Self.deciders.contains($0) ? $0 : nil } ?? .leader
    let seat: OrganizationID? =
      switch rule?.seat ?? .unit {
      case .unit: unit.id
      case .superior, .government: unit.parent
      case .province: unit.lineage.first
      }
    return PlannedStep(
      kind: kind, organization: seat ?? unit.id, role: role, citations: rule?.citations ?? [])
  }
}
