/// The department writes how it handled the matter and what the citizen is to be told (Hunan 27).
///
/// Where the unit answers by itself its clerk drafts, and the leader is the second pair of eyes.
package struct DraftAnswer: Act {
  package static let name: ActName = "messages.draft"
  package static let permission = Permission(.departmentHandler, .inboxClerk)

  package let step: MatterStepID
  /// The wording of the answer.
  package let body: String
  /// What was done in the matter; for the sheet, not for the citizen.
  package let opinion: String

  package init(step: MatterStepID, body: String, opinion: String = "") {
    self.step = step
    self.body = body
    self.opinion = opinion
  }

  package var place: Place { .matterStep(step) }

  package func perform(at desk: Desk) throws -> MatterMoved {
    let open = try desk.lockMatter(at: step, .draft)
    try desk.assume(open.step.role)
    var problems: [FieldProblem] = []
    let body = MessageFields.reply.check(body, field: "body", &problems)
    let opinion = MessageFields.opinion.check(opinion, field: "opinion", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let isOwn = open.matter.isOwn
    guard let next = MatterWay.next(after: .draft, isOwn: isOwn) else {
      throw Refusal(MessageRefusal.wrongStep)
    }
    let planned = try desk.way(of: open).planned(next, department: open.matter.department)
    let before = try desk.currentReply(of: open.matter)?.mark
    let mark = try desk.storeReply(body, for: open.matter)
    try desk.closeStep(open.step, .done, opinion: opinion, reply: mark)
    if isOwn { try desk.stopClock(open.step.clock) }
    try desk.advance(open, to: planned, clock: isOwn ? nil : open.step.clock)
    desk.record(open, before: before, after: mark)
    return MatterMoved(message: open.matter.id, step: next)
  }
}
