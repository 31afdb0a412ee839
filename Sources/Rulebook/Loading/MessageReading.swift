extension Fields {
  /// The section `messages`.
  func messages() -> MessageSection? {
    let classes = rules("classes") { $0.messageClass() }
    let first = statedRecord("first-answer") { $0.clockContent() }
    let department = statedRecord("department-answer") { $0.departmentClocks() }
    let stages = statedRecords("reply-stages") { $0.replyStage() }
    let within = statedRecord("reply-within") { $0.clockContent() }
    let clocks = rules(ifGiven: "clocks") { $0.messageClock(of: classes ?? []) }
    guard let classes, let first, let department, let stages, let within, let clocks
    else { return nil }
    return MessageSection(
      classes: classes, firstAnswer: first, departmentClocks: department, replyStages: stages,
      replyWithin: within, clocks: clocks)
  }

  private func messageClass() -> MessageClassRule? {
    let id = identifier("id")
    let declared = declare("messages." + (id ?? ""))
    let (title, guidance) = (title("title"), optionalTitle("guidance"))
    let handling = choice("handling", Handling.self)
    guard let id, let declared, let title, let handling else { return nil }
    return MessageClassRule(
      id: id, title: title, handling: handling, guidance: guidance,
      citations: declared.citations)
  }

  private func departmentClocks() -> [Complexity: ClockRule]? {
    var clocks: [Complexity: ClockRule] = [:]
    var isWhole = true
    for complexity in Complexity.allCases {
      let stated = statedRecord(complexity.rawValue) { $0.clockContent() }
      clocks[complexity] = stated?.content
      isWhole = isWhole && stated != nil
    }
    return isWhole ? clocks : nil
  }

  private func replyStage() -> ReplyStageRule? {
    let kind = choice("kind", ReplyStageKind.self)
    let declared = declare("messages." + (kind?.rawValue ?? ""))
    let role = choice("role", RoleID.self, orElse: .stageWithoutRole)
    let seat = choice("seat", Seat.self)
    guard let kind, let declared, let role, let seat else { return nil }
    return ReplyStageRule(
      kind: kind, role: role.rawValue, seat: seat, citations: declared.citations)
  }

  private func messageClock(of classes: [MessageClassRule]) -> MessageClockRule? {
    let messageClass = identifier("class")
    let clock = listedClock("messages")
    if let messageClass, !classes.contains(where: { $0.id == messageClass }),
      let passage = peek("class")
    {
      reportUnknown(messageClass, passage, "class", known: classes.map(\.id))
    }
    guard let messageClass, let clock else { return nil }
    return MessageClockRule(messageClass: messageClass, clock: clock)
  }
}
