import Office
import Rulebook
import WorkCalendar

/// A deadline's explanation, a sentence a line.
package enum DeadlineWords {
  package static func lines(
    of deadline: Deadline, reading: LocalizedTitle? = nil, say: Words
  ) -> [String] {
    let first = say(
      opening(deadline.term),
      [
        "time": say.dateTime(deadline.from), "date": say.date(deadline.from.date),
        "term": term(deadline.term, say),
      ])
    return [first] + lines(of: deadline.explanation, reading: reading, say: say)
  }

  /// Why something that has to be filed ahead may not happen before a day.
  ///
  /// - Parameter filed: the day of filing.
  package static func lines(
    of earliest: EarliestDay, filed: CivilDate, lead: Term, reading: LocalizedTitle? = nil,
    say: Words
  ) -> [String] {
    let first = say("deadline.lead", ["date": say.date(filed), "term": term(lead, say)])
    return [first] + lines(of: earliest.explanation, reading: reading, say: say)
  }

  private static func lines(
    of explanation: Explanation, reading: LocalizedTitle?, say: Words
  ) -> [String] {
    var lines: [String] = []
    if let shift = explanation.shift {
      lines.append(
        say("deadline.shift." + shift.reason.rawValue, ["date": say.date(shift.from)]))
    }
    if !explanation.counted.isEmpty {
      lines.append(
        say(
          "deadline.counted",
          ["days": say.list(explanation.counted.map { day($0, say) })]))
    }
    let skipped = explanation.spans.map { span($0, say) }
    if !skipped.isEmpty { lines.append(say("deadline.skipped", ["days": say.list(skipped)])) }
    if !explanation.awaitedYears.isEmpty {
      let years = explanation.awaitedYears.map { "\($0)" }
      lines.append(say("deadline.provisional", ["years": say.list(years)]))
    }
    if let reading { lines.append(say("deadline.reading", ["text": say.title(reading)])) }
    lines += explanation.sources.prefix(4).map { say("deadline.source", ["source": $0]) }
    return lines
  }

  /// Only terms of days leave out the day they begin on (Civil Code art. 201).
  private static func opening(_ term: Term) -> String {
    switch term {
    case .workingDays(let n) where n < 0, .calendarDays(let n) where n < 0: "deadline.ahead"
    case .workingDays, .calendarDays: "deadline.from-next-day"
    case .hours, .minutes, .sameDay: "deadline.from-at-once"
    }
  }

  /// A term in words; one that is counted back from a day lies ahead of it.
  package static func term(_ term: Term, _ say: Words) -> String {
    switch term {
    case .workingDays(let n) where n < 0:
      say("term.ahead", ["term": say("term.working-days", ["n": "\(n.magnitude)"])])
    case .calendarDays(let n) where n < 0:
      say("term.ahead", ["term": say("term.calendar-days", ["n": "\(n.magnitude)"])])
    case .workingDays(let n): say("term.working-days", ["n": "\(n)"])
    case .calendarDays(let n): say("term.calendar-days", ["n": "\(n)"])
    case .hours(let n): say("term.hours", ["n": "\(n)"])
    case .minutes(let n): say("term.minutes", ["n": "\(n)"])
    case .sameDay(let cutOff):
      cutOff.map { say("term.same-day-before", ["time": $0.text]) } ?? say("term.same-day")
    }
  }

  private static func day(_ day: Day, _ say: Words) -> String {
    switch day.kind {
    case .makeUpDay(let name, _):
      say("deadline.make-up", ["date": say.shortDate(day.date), "name": name])
    case .localWork(let name, _):
      say("deadline.local-work", ["date": say.shortDate(day.date), "name": name])
    default: say.shortDate(day.date)
    }
  }

  private static func span(_ span: DaySpan, _ say: Words) -> String {
    let name = span.kind.name ?? say("deadline.weekend")
    if span.first == span.last {
      return say("deadline.day-off", ["date": say.shortDate(span.first), "name": name])
    }
    return say(
      "deadline.days-off",
      ["first": say.shortDate(span.first), "last": say.shortDate(span.last), "name": name])
  }
}
