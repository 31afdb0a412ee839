/// The clerk makes a reply of the department's answer; a changed text is a new one, and the leader
/// sees what changed (Yao'an 7).
package struct EditReply: Act {
  package static let name: ActName = "messages.edit"
  package static let permission = Permission(.inboxClerk)

  package let step: MatterStepID
  package let body: String
  package let opinion: String

  package init(step: MatterStepID, body: String, opinion: String = "") {
    self.step = step
    self.body = body
    self.opinion = opinion
  }

  package var place: Place { .matterStep(step) }

  package func perform(at desk: Desk) throws -> MatterMoved {
    let open = try desk.lockMatter(at: step, .edit)
    try desk.assume(open.step.role)
    var problems: [FieldProblem] = []
    let body = MessageFields.reply.check(body, field: "body", &problems)
    let opinion = MessageFields.opinion.check(opinion, field: "opinion", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let before = try desk.currentReply(of: open.matter)?.mark
    let mark = try desk.storeReply(body, for: open.matter)
    try desk.closeStep(open.step, .done, opinion: opinion, reply: mark)
    try desk.advance(open, to: desk.way(of: open).planned(.approve))
    desk.record(open, before: before, after: mark)
    return MatterMoved(message: open.matter.id, step: .approve)
  }
}
