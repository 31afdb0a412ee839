internal import WorkCalendar

/// The events that may start a clock.
enum ClockEvent: String, CaseIterable {
  /// The last signature of the route.
  case lastSignature = "last-signature"
  /// The last signature, or a later time that the signed item names.
  case signedOrPlanned = "signed-or-planned"
  /// An item was handed to the stage that the clock belongs to.
  case stageReached = "stage-reached"
  /// A message was received.
  case received
  /// A message was handed to a department.
  case transferred
  /// A leader approved the reply.
  case replyApproved = "reply-approved"
  /// The office learned of an event.
  case eventKnown = "event-known"
  /// The office learned of an incident with an account.
  case incidentKnown = "incident-known"
  /// A body above gave an order.
  case directiveIssued = "directive-issued"
}

/// How the last day of a term may end whatever hours the office keeps.
enum DayEndWord: String, CaseIterable {
  case midnight

  var end: DayEnd {
    switch self {
    case .midnight: .midnight
    }
  }
}

extension Fields {
  /// A clock whose id is the path of this mapping.
  func clockContent() -> ClockRule? { clockContent(id: path) }

  /// A clock of a list, with a title of its own.
  func listedClock(_ section: String) -> ClockRule? {
    let title = title("title")
    guard let id = identifier("id") else {
      log.noteHole(at: section)
      _ = articles()
      return nil
    }
    guard var clock = clockContent(id: section + "." + id), let title else { return nil }
    clock.title = title
    return clock
  }

  private func clockContent(id: String) -> ClockRule? {
    let declared = declare(id, hasNumber: true)
    let (term, event) = (term("term"), choice("from", ClockEvent.self))
    let ends = passage(ifGiven: "ends").flatMap { choice(of: $0, "ends", DayEndWord.self) }
    let reading = optionalTitle("reading")
    let examples = clockExamples()
    guard let declared, let term, let event, let examples else { return nil }
    let clock = ClockRule(
      id: id, term: term, from: event.rawValue, citations: declared.citations,
      reading: reading, adaptable: declared.adaptable, endsAt: ends.map(\.end))
    keep(examples, of: clock, term: term)
    checkBounds(of: clock)
    return clock
  }

  /// Two instants of an example, and where it stands.
  struct ClockExample {
    var from: Instant
    var due: Instant
    var place: Place
  }

  func clockExamples() -> [ClockExample]? {
    records("examples") { fields in
      let (from, due) = (fields.instant("from"), fields.instant("due"))
      guard let from, let due else { return nil }
      return ClockExample(from: from, due: due, place: fields.place)
    }
  }

  func keep(_ examples: [ClockExample], of rule: some Cited, term: Term) {
    for example in examples {
      keep(
        .clock(term: term, from: example.from, due: example.due), of: rule, at: example.place)
    }
  }

  /// A term of one unit, such as `{working-days: 5}`.
  func term(_ key: String) -> Term? {
    guard let passage = passage(key) else { return nil }
    guard case .mapping(let pairs) = passage.content, pairs.count == 1, let pair = pairs.first
    else {
      wrong(passage, key, expected: .term)
      return nil
    }
    if pair.key.name == "same-day" {
      return Fields.read(pair.value, path: path(of: key), log: log) { $0.sameDay() }
    }
    let units = ["working-days", "calendar-days", "hours", "minutes", "same-day"]
    guard
      let (unit, count) = counted(
        passage, key, units: units, upTo: Int.max, orElse: .negativeClock)
    else { return nil }
    let term: Term =
      switch unit {
      case "working-days": .workingDays(count)
      case "calendar-days": .calendarDays(count)
      case "hours": .hours(count)
      default: .minutes(count)
      }
    guard !term.isTooLong else {
      log.report(.clockTooLong, at: pair.value.place, ["path": path(of: key)])
      return nil
    }
    return term
  }

  private func sameDay() -> Term? {
    guard let passage = passage("cut-off") else { return nil }
    if passage.isNone { return .sameDay(cutOff: nil) }
    guard let text = text(of: passage, "cut-off") else { return nil }
    guard let time = TimeOfDay(text) else {
      wrong(passage, "cut-off", expected: .timeOfDay)
      return nil
    }
    return .sameDay(cutOff: time)
  }
}
