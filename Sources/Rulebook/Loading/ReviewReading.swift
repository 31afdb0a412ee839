extension Fields {
  /// The section `review`.
  func review() -> ReviewSection? {
    let distinct = statedRecord("distinct-persons") { $0.distinctPersons() }
    let author = statedRecord("author-may-not-sign") { $0.author() }
    let stages = rules("stages") { $0.scopedStage() }
    let direct = rules("direct") { $0.direct() }
    let urgent = rules(ifGiven: "urgent") { $0.urgent() }
    guard let distinct, let author, let stages, let direct, let urgent else { return nil }
    return ReviewSection(
      stages: stages,
      distinctPersons: distinct.content
        ?? DistinctPersonsRule(stages: [], citations: distinct.absence?.citations ?? []),
      author: author.content
        ?? AuthorRule(mayNotSign: false, citations: author.absence?.citations ?? []),
      direct: direct, urgent: urgent)
  }

  private func distinctPersons() -> DistinctPersonsRule? {
    let declared = declare(path)
    let stages = choices("stages", noneAllowed: true, StageKind.self)
    let reading = optionalTitle("reading")
    guard let declared, let stages else { return nil }
    return DistinctPersonsRule(
      stages: stages, citations: declared.citations, reading: reading)
  }

  private func author() -> AuthorRule? {
    let (declared, value) = (declare(path), boolean("value"))
    let reading = optionalTitle("reading")
    guard let declared, let value else { return nil }
    return AuthorRule(mayNotSign: value, citations: declared.citations, reading: reading)
  }

  private func scopedStage() -> ScopedStage? {
    let id = "review." + (identifier("id") ?? "")
    let declared = declare(id)
    let kind = choice("kind", StageKind.self)
    let role = choice("role", RoleID.self, orElse: .stageWithoutRole)
    let seat = choice("seat", ReviewSeat.self)
    let sensitivities = choices("sensitivities", Sensitivity.self)
    let accounts = choices("accounts", AccountScope.self)
    let consent = boolean("gives-consent")
    let clock = statedRecord("clock", id: id + ".clock") { $0.clockContent() }
    let checklist = checklist(id: id)
    let conclusion = boolean("requires-conclusion")
    let reading = optionalTitle("reading")
    guard let declared, let kind, let role, let seat, let sensitivities, let accounts, let consent,
      let clock, let checklist, let conclusion
    else { return nil }
    let rule = StageRule(
      kind: kind, role: role.rawValue, seat: seat, clock: clock.content, checklist: checklist,
      requiresConclusion: conclusion, citations: declared.citations)
    return ScopedStage(
      sensitivities: sensitivities, accounts: accounts, givesConsent: consent, rule: rule,
      reading: reading)
  }

  private func checklist(id: String) -> [ChecklistQuestion]? {
    rules("checklist") { fields in
      let (name, title) = (fields.identifier("id"), fields.title("title"))
      let declared = fields.declare(id + "." + (name ?? ""))
      guard let name, let title, let declared else { return nil }
      return ChecklistQuestion(id: name, title: title, citations: declared.citations)
    }
  }

  private func direct() -> DirectRule? {
    let head = head("review", [.title, .reading])
    let requires = choice("requires", DirectCondition.self)
    let second = boolean("second-person")
    guard let head, let requires, let second else { return nil }
    return DirectRule(head: head, requires: requires, needsSecondPerson: second)
  }

  private func urgent() -> UrgentRule? {
    let head = head("review", [.title, .reading])
    let items = choices("items", UrgentItem.self)
    let sensitivities = choices("sensitivities", Sensitivity.self)
    let first = choice("first", StageKind.self)
    let second = choice("second", StageKind.self)
    let path = (head?.id ?? "review.") + ".second-within"
    let within = passage("second-within").flatMap {
      Fields.read($0, path: path, log: log) { $0.clockContent() }
    }
    guard let head, let items, let sensitivities, let first, let second, let within
    else { return nil }
    guard first != second else {
      // The second signature is another look, so it cannot be the first one.
      log.report(.duplicateID, at: place(of: "second"), ["id": second.rawValue])
      return nil
    }
    return UrgentRule(
      head: head, items: items, sensitivities: sensitivities, first: first, second: second,
      within: within)
  }
}
