import ArgumentParser
import Foundation
import Rulebook
import Web
import WorkCalendar

/// `woodbell deadline`: needs no database.
struct DeadlineCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline",
    abstract: "Say when a term ends, make-up days and holidays included.",
    discussion: """
      EXAMPLES:
        woodbell deadline --from "2026-09-30 16:20" --working-days 5 --explain
        woodbell deadline --from 2026-09-30 --rule zhengzhou-2020:filing.change
        woodbell deadline --json < questions.jsonl

      Times are RFC 3339, or "2026-09-30 16:20", or 2026-09-30, in Asia/Shanghai
      unless they name an offset. The end is exclusive: what is done before it is
      in time. A line of questions.jsonl looks like this:
        {"from":"2026-09-30T16:20:00+08:00","workingDays":5}
      """)

  @OptionGroup var voice: Voice
  @OptionGroup var place: RulebookPlace
  @Option(help: "When the term begins to run.") var from: String?
  @Option(help: "The time limit of a rule, as rulebook:rule.") var rule: String?
  @Option(parsing: .unconditional, help: "Working days; negative for a term before an event.")
  var workingDays: Int?
  @Option(parsing: .unconditional, help: "Calendar days; negative for a term before an event.")
  var calendarDays: Int?
  @Option(parsing: .unconditional, help: "Hours on the wall clock.") var hours: Int?
  @Option(parsing: .unconditional, help: "Minutes on the wall clock.") var minutes: Int?
  @Flag(help: "The same day, or the next working day when it is too late or a day off.")
  var sameDay = false
  @Option(help: "With --same-day: from this hour on it is too late, such as 16:00.")
  var cutOff: String?
  @Flag(help: "Day by day, and by which notice.") var explain = false
  @Flag(help: "Answer in JSON; without --from, one line for each line of standard input.")
  var json = false

  func run(_ say: Words) async throws {
    let calendar = try WorkCalendar.bundled()
    if from == nil, json, !namesTerm { return try DeadlineLines(calendar, say: say).run() }
    let start = try start(say)
    let found = try rule.map { try ClockFinder(shelf: place.shelf(say), say: say).clock($0) }
    let term = try found.map { try only($0.clock.term, say) } ?? term(say)
    let deadline: Deadline
    do {
      deadline = try calendar.deadline(from: start, term: term)
    } catch {
      switch error {
      case .termTooLong:
        throw Failure(
          .validationFailure,
          say("command.deadline.too-long", ["days": "\(Term.longestDays)"]))
      case .outOfRange:
        throw Failure(.validationFailure, say("command.deadline.out-of-range"))
      }
    }
    if json {
      return try Output.json(DeadlineAnswer(deadline, rule: found.map(ClockSheet.init)))
    }
    for line in Self.lines(of: deadline, by: found, explained: explain, say: say) {
      try Output.answer(line)
    }
  }

  /// The term of a rule, when no other is given beside it.
  private func only(_ term: Term, _ say: Words) throws -> Term {
    guard !hasTerm else {
      throw Failure(.validationFailure, say("command.deadline.one-term"))
    }
    return term
  }

  private var namesTerm: Bool { hasTerm || rule != nil }

  private var hasTerm: Bool {
    workingDays != nil || calendarDays != nil || hours != nil || minutes != nil || sameDay
      || cutOff != nil
  }

  private func start(_ say: Words) throws -> Instant {
    guard let from else { throw Failure(.validationFailure, say("command.deadline.no-from")) }
    guard let start = Instant(written: from) else {
      throw Failure(
        .validationFailure, say("command.deadline.bad-from", ["text": from.shown]))
    }
    return start
  }

  private func term(_ say: Words) throws -> Term {
    var latest: TimeOfDay?
    if let cutOff {
      guard let time = TimeOfDay(cutOff) else {
        throw Failure(
          .validationFailure, say("command.deadline.bad-cut-off", ["text": cutOff.shown]))
      }
      latest = time
    }
    let terms: [Term?] = [
      workingDays.map(Term.workingDays), calendarDays.map(Term.calendarDays),
      hours.map(Term.hours), minutes.map(Term.minutes), sameDay ? .sameDay(cutOff: latest) : nil,
    ]
    let named = terms.compactMap { $0 }
    guard let term = named.first, named.count == 1, sameDay || cutOff == nil else {
      throw Failure(.validationFailure, say("command.deadline.one-term"))
    }
    return term
  }

  /// The answer as a person reads it: the end first, then why.
  private static func lines(
    of deadline: Deadline, by found: ClockFinder.Found?, explained: Bool, say: Words
  ) -> [String] {
    var lines = [
      say(
        "command.deadline.answer",
        ["term": DeadlineWords.term(deadline.term, say), "due": due(deadline, say)])
    ]
    if deadline.provisional { lines.append("  " + say("command.deadline.provisional")) }
    if let found { lines += found.sentences(say).map { "  " + $0 } }
    if explained {
      lines += DeadlineWords.lines(of: deadline, reading: found?.clock.reading, say: say)
        .map { "  " + $0 }
    }
    return lines
  }

  /// The day with its year; midnight is 24:00 of the day that ends.
  private static func due(_ deadline: Deadline, _ say: Words) -> String {
    let endsDay = deadline.due.date != deadline.dueOn
    return say(
      "time.date-time",
      [
        "date": say.date(deadline.dueOn),
        "time": endsDay ? say("time.day-end") : say.time(deadline.due),
      ])
  }
}

extension Instant {
  /// Reads RFC 3339, or a date with or without a time on the office's clock.
  init?(written text: String) {
    if let instant = Instant(rfc3339: text) {
      self = instant
      return
    }
    guard text.utf8.count >= 10, let date = CivilDate(String(text.prefix(10))) else { return nil }
    let rest = text.dropFirst(10)
    if rest.isEmpty {
      self = date.startsAt
    } else if let sign = rest.first, sign == " " || sign == "T",
      let time = TimeOfDay(String(rest.dropFirst()))
    {
      self = date.at(time)
    } else {
      return nil
    }
  }
}
