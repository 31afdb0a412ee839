import Rulebook

/// Which matter an act moved; its page says where to, who has it and until when.
package struct MatterMoved: Sendable, Codable, Hashable {
  package let message: MessageID
  /// The step that is open now; nil when the matter is finished.
  package let step: MatterStep.Kind?
}

extension Desk {
  /// Writes the audit entry of a step: the office's references, never what a citizen wrote.
  func record(
    _ open: OpenMatter, citations: [Citation] = [], before: ReplyMark? = nil,
    after: ReplyMark? = nil, facts: [String: String] = [:]
  ) {
    var all = facts
    all["number"] = open.matter.number
    all["step"] = open.step.kind.rawValue
    if let after { all["reply"] = "\(after.number)" }
    record(
      AuditObject(.matter, open.matter.id.rawValue, of: open.matter.organization),
      before: before?.digest, after: after?.digest,
      citations: open.step.citations.joined(with: citations), facts: all)
  }

  /// The way the rules of the matter's unit prescribe.
  func way(of open: OpenMatter) throws -> MatterWay {
    MatterWay(rules: try reading.rules(for: open.unit), unit: open.unit)
  }

  /// Sends a matter one step back, with an opinion that says why.
  func giveBack(
    _ open: OpenMatter, opinion: String, clock: ClockID? = nil
  ) throws -> MatterMoved {
    var problems: [FieldProblem] = []
    let opinion = MessageFields.opinionNeeded.check(opinion, field: "opinion", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let isOwn = open.matter.isOwn
    guard let kind = MatterWay.back(from: open.step.kind, isOwn: isOwn) else {
      throw Refusal(MessageRefusal.wrongStep)
    }
    let planned = try way(of: open).planned(
      kind, department: open.matter.department, complexity: open.matter.complexity)
    let current = try currentReply(of: open.matter)?.mark
    try closeStep(open.step, .giveBack, opinion: opinion, reply: current)
    try advance(open, to: planned, clock: clock)
    record(open, after: current, facts: ["back-to": kind.rawValue])
    return MatterMoved(message: open.matter.id, step: kind)
  }
}
