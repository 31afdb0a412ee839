/// The head of the department signs its answer, exactly the text that was shown (Yao'an 7).
///
/// That ends the department's clock.
package struct SignAnswer: Act {
  package static let name: ActName = "messages.sign"
  package static let permission = Permission(.departmentHead)

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
    let open = try desk.lockMatter(at: step, .sign)
    try desk.assume(open.step.role)
    let (mark, opinion) = try desk.signed(open, seen: reply, opinion: opinion)
    try desk.closeStep(open.step, .agree, opinion: opinion, reply: mark)
    try desk.stopClock(open.step.clock)
    try desk.advance(open, to: desk.way(of: open).planned(.edit))
    desk.record(open, after: mark)
    return MatterMoved(message: open.matter.id, step: .edit)
  }
}

extension Desk {
  /// The text somebody may sign now, and their opinion.
  ///
  /// - Throws: `messages.reply-changed`, `messages.reply-altered`, `messages.same-person`.
  func signed(
    _ open: OpenMatter, seen mark: ReplyMark, opinion: String
  ) throws -> (ReplyMark, String) {
    var problems: [FieldProblem] = []
    let opinion = MessageFields.opinion.check(opinion, field: "opinion", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    guard let text = try currentReply(of: open.matter) else {
      throw Refusal(MessageRefusal.replyChanged)
    }
    let signer = try person().id
    do throws(SigningError) {
      return (try text.signed(by: signer, seen: mark), opinion)
    } catch {
      throw Refusal(error, citations: open.step.citations, helpers: [open.step.role])
    }
  }
}
