/// A department says that the matter is not its business; the leader instructs anew. Its clock is
/// void: whoever is competent gets a full one.
package struct SendBackToOffice: Act {
  package static let name: ActName = "messages.send-back"
  package static let permission = Permission(.departmentHandler, .departmentHead)

  package let step: MatterStepID
  package let reason: String

  package init(step: MatterStepID, reason: String) {
    self.step = step
    self.reason = reason
  }

  package var place: Place { .matterStep(step) }

  package func perform(at desk: Desk) throws -> MatterMoved {
    let open = try desk.lockMatter(at: step, .draft, .sign)
    // Head and handler may both say it, whichever of them has the step.
    try desk.assume(.departmentHandler, .departmentHead)
    guard !open.matter.isOwn else { throw Refusal(MessageRefusal.wrongStep) }
    var problems: [FieldProblem] = []
    let reason = MessageFields.reason.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let way = try desk.way(of: open)
    try desk.closeStep(open.step, .refuse, opinion: reason)
    try desk.stopClock(open.step.clock, void: true)
    try desk.clearDepartment(of: open.matter.id)
    try desk.advance(open, to: way.planned(.instruct))
    desk.record(
      open,
      facts: [
        "department": "\(open.step.organization)", "back-to": MatterStep.Kind.instruct.rawValue,
      ])
    return MatterMoved(message: open.matter.id, step: .instruct)
  }
}
