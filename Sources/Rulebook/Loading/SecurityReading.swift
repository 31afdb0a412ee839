extension Fields {
  /// The section `security`.
  func security() -> SecuritySection? {
    let rotation = rules("rotation") { fields -> RotationRule? in
      let head = fields.head("security", [.title, .level, .reading], hasNumber: true)
      let events = fields.choices("events", RotationEvent.self)
      let term = fields.term("within")
      let examples = fields.clockExamples()
      guard let head, let events, let term, let examples else { return nil }
      let rule = RotationRule(head: head, events: events, term: term)
      fields.keep(examples, of: rule, term: term)
      fields.checkBounds(of: rule)
      return rule
    }
    let playbooks = rules("playbooks") { fields -> PlaybookRule? in
      let head = fields.head("security", .title)
      let steps = fields.distinct("steps") { PlaybookStep(id: $0, title: $1) }
      guard let head, let steps else { return nil }
      return PlaybookRule(head: head, steps: steps)
    }
    let reports = rules("reports") { $0.listedClock("security") }
    let patrols = rules("patrols") { $0.patrol() }
    let retention = rules("retention") { $0.retention() }
    let confirmations = rules("confirmations") { $0.point("security") }
    guard let rotation, let playbooks, let reports, let patrols, let retention, let confirmations
    else { return nil }
    return SecuritySection(
      rotation: rotation, playbooks: playbooks, reports: reports, patrols: patrols,
      retention: retention, confirmations: confirmations)
  }

  private func patrol() -> PatrolRule? {
    let head = head("security", [.title, .level])
    guard let every = patrolInterval(), let head else { return nil }
    return PatrolRule(head: head, every: every)
  }

  private func patrolInterval() -> PatrolInterval? {
    guard let passage = passage("every") else { return nil }
    switch passage.text {
    case "continuous": return .continuous
    case "regular": return .regular
    case "on-event": return .onEvent
    case let word?:
      let known = ["continuous", "{days: n}", "regular", "on-event"]
      reportUnknown(word, passage, "every", known: known)
      return nil
    case nil:
      return counted(
        passage, "every", units: ["days"], upTo: 3650, orElse: .numberOutOfRange
      ).map { .days($0.count) }
    }
  }

  private func retention() -> RetentionRule? {
    let head = head("security", .title, hasNumber: true)
    let subject = choice("of", RetentionSubject.self)
    let atLeast = passage("at-least").flatMap { retentionPeriod($0) }
    let examples = examples { fields in (fields.examplePeriod(), fields.boolean("passes")) }
    guard let head, let subject, let atLeast, let examples else { return nil }
    let rule = RetentionRule(head: head, subject: subject, atLeast: atLeast)
    keep(examples, of: rule) { .retention(rule, period: $0, passes: $1) }
    checkBounds(of: rule)
    return rule
  }

  private static let periodUnits = ["days", "months", "years"]

  private func retentionPeriod(_ passage: Passage) -> RetentionPeriod? {
    counted(
      passage, "at-least", units: Self.periodUnits, upTo: 36_500, orElse: .numberOutOfRange
    ).map { Self.period($0.unit, $0.count) }
  }

  /// The period of an example, which stands beside `passes`.
  private func examplePeriod() -> RetentionPeriod? {
    let unit = Self.periodUnits.first { peek($0) != nil } ?? "days"
    return integer(unit, in: 0...36_500).map { Self.period(unit, $0) }
  }

  private static func period(_ unit: String, _ count: Int) -> RetentionPeriod {
    switch unit {
    case "months": .months(count)
    case "years": .years(count)
    default: .days(count)
    }
  }
}
