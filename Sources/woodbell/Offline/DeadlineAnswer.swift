import WorkCalendar

/// A deadline as the command answers it in JSON: times in RFC 3339 with +08:00.
struct DeadlineAnswer: Encodable {
  let dueOn: String
  /// Exclusive: what happens at this instant is late.
  let due: String
  let provisional: Bool
  let calendarVersion: String
  let explanation: Reasons
  /// The rule that sets the term; left out when the term was given.
  let rule: ClockSheet?

  init(_ deadline: Deadline, rule: ClockSheet? = nil) {
    self.rule = rule
    dueOn = deadline.dueOn.text
    due = deadline.due.exactRFC3339
    provisional = deadline.provisional
    calendarVersion = deadline.calendarVersion
    explanation = Reasons(deadline.explanation)
  }

  /// Each day between the start and the end is counted or skipped, exactly once.
  struct Reasons: Encodable {
    let dayZero: String
    let counted: [String]
    /// Those of the counted days that are worked in exchange for a day off.
    let makeUpDays: [NamedDay]
    let skipped: [Span]
    let movedFrom: Move?
    let sources: [String]
    let awaitedYears: [Int]

    init(_ explanation: Explanation) {
      dayZero = explanation.dayZero.date.text
      counted = explanation.counted.map(\.date.text)
      makeUpDays = explanation.counted.compactMap(NamedDay.init(madeUp:))
      skipped = explanation.spans.map(Span.init)
      movedFrom = explanation.shift.map { Move(date: $0.from.text, reason: $0.reason.rawValue) }
      sources = explanation.sources
      awaitedYears = explanation.awaitedYears
    }
  }

  struct NamedDay: Encodable {
    let date: String
    let name: String

    init?(madeUp day: Day) {
      switch day.kind {
      case .makeUpDay(let name, _), .localWork(let name, _): self.init(date: day.date, name: name)
      case .workday, .weekend, .holiday, .localOff: return nil
      }
    }

    init(date: CivilDate, name: String) {
      self.date = date.text
      self.name = name
    }
  }

  struct Span: Encodable {
    let from: String
    let to: String
    let kind: String
    let name: String?

    init(_ span: DaySpan) {
      from = span.first.text
      to = span.last.text
      kind = span.kind.code
      name = span.kind.name
    }
  }

  struct Move: Encodable {
    let date: String
    let reason: String
  }
}
