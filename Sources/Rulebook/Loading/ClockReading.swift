internal import WorkCalendar
internal import Yams

/// The events that may start a clock.
enum ClockEvent: String, CaseIterable {
  /// The last signature of the route.
  case lastSignature = "last-signature"
  /// An item was handed to the stage that the clock belongs to.
  case stageReached = "stage-reached"
  /// A message was received.
  case received
  /// A message was handed to a department.
  case transferred
  /// A leader approved the reply.
  case replyApproved = "reply-approved"
}

extension Fields {
  /// A clock under a key; its id is the path.
  func clock(_ key: String) -> ClockRule? {
    record(key) { $0.clockContent() }
  }

  /// A clock, or nil for `none`, with an id of its own.
  func optionalClock(_ key: String, id: String) -> ClockRule? {
    guard let node = node(key), !node.isNone else { return nil }
    return Fields.read(node, path: id, log: log) { $0.clockContent() }
  }

  func clockContent() -> ClockRule? {
    let citations = citations(rule: path)
    let (term, event) = (term("term"), choice("from", ClockEvent.self))
    let reading = optionalTitle("reading")
    let examples = records("examples") { clockExample($0, term: term) }
    guard let citations, let term, let event, let examples else { return nil }
    log.examples += examples
    return ClockRule(
      id: path, term: term, from: event.rawValue, citations: citations, reading: reading)
  }

  private func clockExample(_ fields: Fields, term: Term?) -> RuleExample? {
    let (from, due) = (fields.instant("from"), fields.instant("due"))
    guard let from, let due, let term else { return nil }
    return RuleExample(
      rule: path, file: log.file, line: fields.place.line, column: fields.place.column,
      check: .clock(term: term, from: from, due: due))
  }

  private func term(_ key: String) -> Term? {
    guard let node = node(key) else { return nil }
    guard case .mapping(let pairs) = node, pairs.count == 1, let pair = pairs.first,
      case .scalar(let unit) = pair.key
    else {
      wrong(node, key, expected: "term of one unit")
      return nil
    }
    guard let term = term(unit: unit.string, pair.value, key) else { return nil }
    guard !term.isTooLong else {
      log.report(.clockTooLong, at: Place(pair.value.mark), ["path": path(of: key)])
      return nil
    }
    return term
  }

  private func term(unit: String, _ value: Node, _ key: String) -> Term? {
    func count() -> Int? { integer(of: value, key, in: 1...Int.max, orElse: .negativeClock) }
    switch unit {
    case "working-days": return count().map { .workingDays($0) }
    case "calendar-days": return count().map { .calendarDays($0) }
    case "hours": return count().map { .hours($0) }
    case "minutes": return count().map { .minutes($0) }
    case "same-day":
      return Fields.read(value, path: path(of: key), log: log) { $0.sameDay() }
    default:
      reportUnknown(
        unit, value, key,
        known: ["working-days", "calendar-days", "hours", "minutes", "same-day"])
      return nil
    }
  }

  private func sameDay() -> Term? {
    guard let node = node("cut-off") else { return nil }
    if node.isNone { return .sameDay(cutOff: nil) }
    guard let text = text(of: node, "cut-off") else { return nil }
    guard let time = TimeOfDay(text) else {
      wrong(node, "cut-off", expected: "time of day")
      return nil
    }
    return .sameDay(cutOff: time)
  }
}
