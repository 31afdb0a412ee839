internal import Yams

extension Fields {
  /// The section `messages`.
  func messages() -> MessageSection? {
    let classes = records("classes") { $0.messageClass() }
    let first = statedRecord("first-answer") { $0.clockContent() }
    let department = statedRecord("department-answer") { $0.departmentClocks() }
    let stages = stated("reply-stages") { _ in records("reply-stages") { $0.replyStage() } }
    let within = statedRecord("reply-within") { $0.clockContent() }
    guard let classes, let first, let department, let stages, let within else { return nil }
    return MessageSection(
      classes: classes, firstAnswer: first, departmentClocks: department, replyStages: stages,
      replyWithin: within)
  }

  private func messageClass() -> MessageClassRule? {
    let id = identifier("id")
    let citations = citations(rule: "messages." + (id ?? ""))
    let (title, guidance) = (title("title"), title("guidance"))
    let handling = choice("handling", Handling.self)
    guard let id, let citations, let title, let handling, let guidance else { return nil }
    return MessageClassRule(
      id: id, title: title, handling: handling, guidance: guidance, citations: citations)
  }

  private func departmentClocks() -> [Complexity: ClockRule]? {
    var clocks: [Complexity: ClockRule] = [:]
    for complexity in Complexity.allCases {
      guard let clock = clock(complexity.rawValue) else { continue }
      clocks[complexity] = clock
    }
    return clocks.count == Complexity.allCases.count ? clocks : nil
  }

  private func replyStage() -> ReplyStageRule? {
    let kind = choice("kind", ReplyStageKind.self)
    let citations = citations(rule: "messages." + (kind?.rawValue ?? ""))
    let role = word("role", among: RoleID.allCases.map(\.rawValue), orElse: .stageWithoutRole)
    let seat = choice("seat", Seat.self)
    guard let kind, let citations, let role, let seat else { return nil }
    return ReplyStageRule(kind: kind, role: role, seat: seat, citations: citations)
  }
}
