import Rulebook

/// The leader approves exactly the text that was shown; the hour for sending it starts (Yao'an 7).
package struct ApproveReply: Act {
  package static let name: ActName = "messages.approve"
  package static let permission = Permission.roles(MatterWay.deciders)

  package let step: MatterStepID
  package let reply: ReplyMark
  package let opinion: String

  package init(step: MatterStepID, reply: ReplyMark, opinion: String = "") {
    self.step = step
    self.reply = reply
    self.opinion = opinion
  }

  package var place: Place { .matterStep(step) }

  package func perform(at desk: Desk) throws -> MatterMoved {
    let open = try desk.lockMatter(at: step, .approve)
    try desk.assume(open.step.role)
    let (mark, opinion) = try desk.signed(open, seen: reply, opinion: opinion)
    let way = try desk.way(of: open)
    let clock = try way.rules.replyWithin.map {
      try desk.startClock($0, from: desk.now, of: open.unit.id)
    }
    try desk.closeStep(open.step, .agree, opinion: opinion, reply: mark)
    try desk.advance(open, to: way.planned(.send), clock: clock)
    desk.record(open, after: mark)
    return MatterMoved(message: open.matter.id, step: .send)
  }
}
