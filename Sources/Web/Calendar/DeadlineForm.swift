import HTML
import Office
import WorkCalendar

/// "When is it due?": a term from a day and hour, answered with the reasons.
///
/// The question stands in the address, so an answer can be sent to a colleague.
struct DeadlineForm {
  private enum Unit: String, CaseIterable {
    case workingDays = "working-days"
    case calendarDays = "calendar-days"
    case hours
    case sameDay = "same-day"
  }

  private let visit: Visit
  private let problems: [FieldProblem]
  private let deadline: Deadline?

  init(visit: Visit, calendar: WorkCalendar) {
    self.visit = visit
    guard !visit.query.text("unit").isEmpty else {
      problems = []
      deadline = nil
      return
    }
    var problems: [FieldProblem] = []
    let start = Self.start(visit.query.text("from"), &problems)
    let term = Self.term(visit, &problems)
    var deadline: Deadline?
    if let start, let term, problems.isEmpty {
      deadline = try? calendar.deadline(from: start, term: term)
      if deadline == nil { problems.append(FieldProblem("n", .notAChoice)) }
    }
    self.problems = problems
    self.deadline = deadline
  }

  var hasErrors: Bool { !problems.isEmpty }

  var content: [Node] {
    let say = visit.say
    let labels = [
      "from": say("calendar.from"), "unit": say("calendar.unit"), "n": say("calendar.n"),
    ]
    let errors = problems.map { problem in
      FieldError(problem.field, visit.words(for: problem, field: labels[problem.field]))
    }
    let isAsked = !visit.query.text("unit").isEmpty
    let entries =
      isAsked
      ? Entries(visit.query.values, errors: errors)
      : Entries(single: ["from": visit.now.typed, "unit": "working-days", "n": "5"])
    let question = form([
      textInput(
        FieldLabel("from", labels["from"] ?? ""), entries, say: say, type: "datetime-local"),
      textInput(
        FieldLabel("n", labels["n"] ?? ""), entries, say: say, inputmode: "numeric"),
      selectBox(
        FieldLabel("unit", labels["unit"] ?? ""), entries,
        choices: Unit.allCases.map {
          Choice($0.rawValue, say("calendar.unit-name." + $0.rawValue))
        }, say: say, allowsNone: false),
      submitButton(say("calendar.compute"), style: .normal),
    ]).method("get").action("/calendar").class("filter")
    return [errorSummary(errors, say: say), question, answer]
  }

  private var answer: Node {
    let say = visit.say
    return ifPresent(deadline) { deadline in
      section([
        p([
          strong(say("calendar.due", ["time": say.fullLimit(deadline.due)])),
          when(deadline.provisional, tag(say("due.provisional"), tone: .grey, icon: .info)),
        ]),
        ol(DeadlineWords.lines(of: deadline, say: say).map { li($0) }),
      ]).id("answer").role("status")
    }
  }

  private static func start(
    _ text: String, _ problems: inout [FieldProblem]
  ) -> Instant? {
    if text.isEmpty {
      problems.append(FieldProblem("from", .required))
      return nil
    }
    let start = Instant(typed: text)
    if start == nil { problems.append(FieldProblem("from", .notADate)) }
    return start
  }

  private static func term(_ visit: Visit, _ problems: inout [FieldProblem]) -> Term? {
    guard let unit = Unit(rawValue: visit.query.text("unit")) else {
      problems.append(FieldProblem("unit", .notAChoice))
      return nil
    }
    if unit == .sameDay { return .sameDay(cutOff: nil) }
    guard let count = Int(visit.query.text("n")) else {
      problems.append(FieldProblem("n", .notANumber))
      return nil
    }
    let term: Term
    switch unit {
    case .workingDays: term = .workingDays(count)
    case .calendarDays: term = .calendarDays(count)
    case .hours, .sameDay: term = .hours(count)
    }
    if term.isTooLong { problems.append(FieldProblem("n", .notAChoice)) }
    return term
  }
}

extension Words {
  /// A time limit with its year; midnight is 24:00 of the day that ends.
  func fullLimit(_ instant: Instant) -> String {
    let endsDay = instant.timeOfDay.secondOfDay == 0
    let day = endsDay ? instant.advanced(byMilliseconds: -1).date : instant.date
    let hour = endsDay ? self("time.day-end") : time(instant)
    return self("time.date-time", ["date": date(day), "time": hour])
  }
}
