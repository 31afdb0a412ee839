/// Gives the citizen the approved text, letter by letter; it shows on the tracking page at once.
package struct SendReply: Act {
  package static let name: ActName = "messages.send"
  package static let permission = Permission(.inboxClerk, .publisher)

  package let step: MatterStepID
  package let reply: ReplyMark

  package init(step: MatterStepID, reply: ReplyMark) {
    self.step = step
    self.reply = reply
  }

  package var place: Place { .matterStep(step) }

  package func perform(at desk: Desk) throws -> MatterMoved {
    let open = try desk.lockMatter(at: step, .send)
    try desk.assume(open.step.role, .publisher)
    guard let text = try desk.currentReply(of: open.matter) else {
      throw Refusal(MessageRefusal.replyChanged)
    }
    let approved = try desk.approvedReply(of: open.matter.id)
    let mark: ReplyMark
    do throws(SigningError) {
      mark = try text.sendable(approved: approved, seen: reply)
    } catch {
      throw Refusal(error, citations: open.step.citations, helpers: [])
    }
    try desk.closeStep(open.step, .done, opinion: "", reply: mark)
    let verdict = try desk.stopClock(open.step.clock)
    try desk.setAnswered(open.matter.id, reply: mark)
    desk.record(open, after: mark, facts: verdict.map { ["clock": $0.rawValue] } ?? [:])
    return MatterMoved(message: open.matter.id, step: nil)
  }
}
