import ArgumentParser
import Foundation
import Office
import Web
import WorkCalendar

/// `woodbell calendar`: `show` and `verify` need no database.
struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Show the working days, check a schedule, or set the office's own days.",
    subcommands: [CalendarShow.self, CalendarVerify.self, CalendarOwn.self],
    defaultSubcommand: CalendarShow.self)
}

/// `woodbell calendar show`
struct CalendarShow: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a year's days off and make-up days, as they ship with this program.")

  @OptionGroup var voice: Voice
  @Argument(help: "The year (default: this year).") var year: Int?
  @Flag(help: "Answer in JSON.") var json = false

  func run(_ say: Words) async throws {
    let year = year ?? SystemClock().now.date.year
    guard let sheet = try YearSheet(year, of: .bundled()) else {
      throw Failure(.validationFailure, say("command.calendar.bad-year"))
    }
    if json { return try Output.json(sheet) }
    for line in Self.lines(of: sheet, say: say) { try Output.answer(line) }
  }

  static func lines(of sheet: YearSheet, say: Words) -> [String] {
    let values = ["year": "\(sheet.year)", "n": "\(sheet.workingDays)"]
    var lines = [
      sheet.published
        ? say("command.calendar.title", values) : say("command.calendar.unpublished", values)
    ]
    var table = Columns([
      say("command.calendar.month"), say("command.calendar.working-days"),
      say("command.calendar.days-off"), say("command.calendar.make-up"),
    ])
    for month in sheet.months {
      table.add(
        say("time.month-short.\(month.month)"), "\(month.workingDays)",
        days(month.off, say), days(month.makeUp, say))
    }
    lines += table.lines
    lines += sheet.sources.map { say("command.calendar.source", ["source": $0]) }
    return lines
  }

  /// Runs of days with one name: the first and the last day, then the name.
  private static func days(_ days: [YearSheet.NamedDay], _ say: Words) -> String {
    var runs: [(first: YearSheet.NamedDay, last: YearSheet.NamedDay)] = []
    for day in days {
      if let run = runs.last, run.last.name == day.name, run.last.civil.adding(days: 1) == day.civil
      {
        runs[runs.count - 1].last = day
      } else {
        runs.append((day, day))
      }
    }
    let texts = runs.map { run in
      let name = ["name": run.first.name]
      let first = String(run.first.date.suffix(5))
      let last = String(run.last.date.suffix(5))
      return first == last
        ? say("command.calendar.day", name.merging(["date": first]) { own, _ in own })
        : say(
          "command.calendar.days", name.merging(["first": first, "last": last]) { own, _ in own })
    }
    return say.list(texts)
  }
}

/// `woodbell calendar verify`
struct CalendarVerify: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a schedule of columns date,holiday,day,source before it is adopted.")

  @OptionGroup var voice: Voice
  @Argument(help: "The file; - for standard input.") var file: String
  @Flag(help: "Answer in JSON.") var json = false

  func run(_ say: Words) async throws {
    let text = try SmallFile(file, limit: 4 << 20).text(say)
    let calendar: WorkCalendar
    do {
      calendar = try WorkCalendar(csv: text)
    } catch let error {
      try report(error, say)
      throw ExitCode.no
    }
    let years = calendar.publishedYears
    if json {
      return try Output.json(Verdict(ok: true, years: years, version: calendar.version))
    }
    try Output.answer(
      say("command.calendar.sound", ["years": say.list(years.map { "\($0)" })]))
  }

  private func report(_ error: CalendarError, _ say: Words) throws {
    var place = (line: 0, column: 0)
    if case .malformed(_, let line, let column) = error { place = (line, column) }
    if json {
      let fault = Verdict.Fault(code: error.code, line: place.line, column: place.column)
      return try Output.json(Verdict(ok: false, error: fault))
    }
    try Output.answer("\(file.shown):\(place.line):\(place.column): \(error.told(say))")
  }

  private struct Verdict: Encodable {
    struct Fault: Encodable {
      let code: String
      let line: Int
      let column: Int
    }

    let ok: Bool
    var years: [Int]?
    var version: String?
    var error: Fault?
  }
}

extension CalendarError {
  fileprivate func told(_ say: Words) -> String {
    guard case .malformed(let reason, _, _) = self else {
      return say("command.failure.other", ["error": code])
    }
    switch reason {
    case .wrongHeader: return say("command.calendar.wrong-header")
    case .wrongFieldCount(let count):
      return say("command.calendar.wrong-field-count", ["n": "\(count)"])
    case .badDate(let text): return say("command.calendar.bad-date", ["text": text.shown])
    case .duplicateDate(let date):
      return say("command.calendar.duplicate-date", ["date": date.text])
    case .unknownDay(let text): return say("command.calendar.unknown-day", ["text": text.shown])
    case .emptyField: return say("command.calendar.empty-field")
    case .brokenQuote: return say("command.calendar.broken-quote")
    }
  }
}
