/// The head of a department sends a draft back to whoever wrote it. The clock runs on.
package struct ReturnDraft: Act {
  package static let name: ActName = "messages.return-draft"
  package static let permission = Permission(.departmentHead)

  package let step: MatterStepID
  package let opinion: String

  package init(step: MatterStepID, opinion: String) {
    self.step = step
    self.opinion = opinion
  }

  package var place: Place { .matterStep(step) }

  package func perform(at desk: Desk) throws -> MatterMoved {
    let open = try desk.lockMatter(at: step, .sign)
    try desk.assume(open.step.role)
    return try desk.giveBack(open, opinion: opinion, clock: open.step.clock)
  }
}
