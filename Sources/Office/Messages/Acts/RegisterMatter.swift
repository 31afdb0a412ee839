import Rulebook

/// Registers a message and classifies it, by hand (Yao'an 7; Hunan 22–26; Zhengzhou 21).
///
/// A class that is answered goes to the leader; every other ends here with what the citizen is
/// told, and is counted. The citizen's words stay as they are.
package struct RegisterMatter: Act {
  package static let name: ActName = "messages.register"
  package static let permission = Permission(.inboxClerk)

  package let step: MatterStepID
  package let registration: Registration

  package init(step: MatterStepID, registration: Registration) {
    self.step = step
    self.registration = registration
  }

  package var place: Place { .matterStep(step) }

  package func perform(at desk: Desk) throws -> MatterMoved {
    let open = try desk.lockMatter(at: step, .register)
    try desk.assume(open.step.role)
    let way = try desk.way(of: open)
    let classes = way.rules.messageClasses
    guard !classes.isEmpty else {
      throw Refusal(MessageRefusal.noRules, helpers: [.systemAdministrator])
    }
    guard let rule = classes.first(where: { $0.id == registration.messageClass }) else {
      let isEmpty = registration.messageClass.isEmpty
      throw Refusal.invalid([FieldProblem("class", isEmpty ? .required : .notAChoice)])
    }
    let departments = try desk.reading.answeringDepartments(of: open.unit.id).map(\.id)
    let registered = try registration.decided(
      by: rule, departments: Set(departments + [open.unit.id]))
    try desk.setClass(rule, isUrgent: registration.isUrgent, of: open.matter.id)
    desk.record(
      open, citations: rule.citations,
      facts: ["class": rule.id, "handling": rule.handling.rawValue])
    return try write(registered, under: rule, way, open, desk)
  }

  private func write(
    _ registered: Registered, under rule: MessageClassRule, _ way: MatterWay, _ open: OpenMatter,
    _ desk: Desk
  ) throws -> MatterMoved {
    let citations = open.step.citations.joined(with: rule.citations)
    switch registered {
    case .forInstruction(let complexity, let proposal, let department, let notified):
      try desk.setProposal(
        proposal, complexity: complexity, department: department, notified: notified,
        of: open.matter.id)
      try desk.closeStep(open.step, .done, opinion: proposal, citations: citations)
      try desk.advance(open, to: way.planned(.instruct))
      return MatterMoved(message: open.matter.id, step: .instruct)
    case .closed(let outcome, let basis, let reason, let notified):
      try desk.closeStep(open.step, .done, opinion: reason, citations: citations)
      try desk.closeMatter(
        open.matter.id, outcome: outcome, basis: basis, notified: notified)
      return MatterMoved(message: open.matter.id, step: nil)
    }
  }
}
