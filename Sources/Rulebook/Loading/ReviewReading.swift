internal import Yams

extension Fields {
  /// The section `review`.
  func review() -> ReviewSection? {
    let distinct = record("distinct-persons") { $0.distinctPersons() }
    let author = record("author-may-not-sign") { $0.author() }
    let stages = records("stages") { $0.scopedStage() }
    guard let distinct, let author, let stages else { return nil }
    return ReviewSection(stages: stages, distinctPersons: distinct, author: author)
  }

  private func distinctPersons() -> DistinctPersonsRule? {
    let citations = citations(rule: path)
    let stages = choices("stages", noneAllowed: true, StageKind.self)
    let reading = optionalTitle("reading")
    guard let citations, let stages else { return nil }
    return DistinctPersonsRule(stages: stages, citations: citations, reading: reading)
  }

  private func author() -> AuthorRule? {
    let (citations, value) = (citations(rule: path), boolean("value"))
    let reading = optionalTitle("reading")
    guard let citations, let value else { return nil }
    return AuthorRule(mayNotSign: value, citations: citations, reading: reading)
  }

  private func scopedStage() -> ScopedStage? {
    let id = "review." + (identifier("id") ?? "")
    let citations = citations(rule: id)
    let kind = choice("kind", StageKind.self)
    let role = word("role", among: RoleID.allCases.map(\.rawValue), orElse: .stageWithoutRole)
    let seat = choice("seat", Seat.self)
    let sensitivities = choices("sensitivities", Sensitivity.self)
    let accounts = choices("accounts", AccountScope.self)
    let clock = optionalClock("clock", id: id + ".clock")
    let checklist = checklist(id: id)
    let conclusion = boolean("requires-conclusion")
    let reading = optionalTitle("reading")
    guard let citations, let kind, let role, let seat, let sensitivities, let accounts,
      let checklist, let conclusion
    else { return nil }
    let rule = StageRule(
      kind: kind, role: role, seat: seat, clock: clock, checklist: checklist,
      requiresConclusion: conclusion, citations: citations)
    return ScopedStage(
      sensitivities: sensitivities, accounts: accounts, rule: rule, reading: reading)
  }

  private func checklist(id: String) -> [ChecklistQuestion]? {
    guard let node = node("checklist") else { return nil }
    if node.isNone { return [] }
    return records("checklist") { fields in
      let (name, title) = (fields.identifier("id"), fields.title("title"))
      let citations = fields.citations(rule: id + "." + (name ?? ""))
      guard let name, let title, let citations else { return nil }
      return ChecklistQuestion(id: name, title: title, citations: citations)
    }
  }
}
