/// The leader sends a reply back to the clerk instead of approving it.
package struct ReturnReply: Act {
  package static let name: ActName = "messages.return-reply"
  package static let permission = Permission.roles(MatterWay.deciders)

  package let step: MatterStepID
  package let opinion: String

  package init(step: MatterStepID, opinion: String) {
    self.step = step
    self.opinion = opinion
  }

  package var place: Place { .matterStep(step) }

  package func perform(at desk: Desk) throws -> MatterMoved {
    let open = try desk.lockMatter(at: step, .approve)
    try desk.assume(open.step.role)
    return try desk.giveBack(open, opinion: opinion)
  }
}
