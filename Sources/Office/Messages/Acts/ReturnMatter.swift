/// The leader sends a registration back to the clerk, saying what is missing.
package struct ReturnMatter: Act {
  package static let name: ActName = "messages.return"
  package static let permission = Permission.roles(MatterWay.deciders)

  package let step: MatterStepID
  package let opinion: String

  package init(step: MatterStepID, opinion: String) {
    self.step = step
    self.opinion = opinion
  }

  package var place: Place { .matterStep(step) }

  package func perform(at desk: Desk) throws -> MatterMoved {
    let open = try desk.lockMatter(at: step, .instruct)
    try desk.assume(open.step.role)
    return try desk.giveBack(open, opinion: opinion)
  }
}
