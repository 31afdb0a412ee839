import Foundation
import Office
import Rulebook
import Screening
import Server
import Web
import WorkCalendar

/// The working days of this year and the next, and the rulebooks with their own examples.
struct RulesCheckup {
  private let settings: Settings
  private let calendar: WorkCalendar?
  private let say: Words

  init(_ settings: Settings, calendar: WorkCalendar?, say: Words) {
    self.settings = settings
    self.calendar = calendar
    self.say = say
  }

  func findings() -> [CheckupFinding] {
    let bundled: WorkCalendar
    do {
      bundled = try WorkCalendar.bundled()
    } catch {
      return [.broken("calendar", say("command.failure.resource", ["name": error.code]))]
    }
    let today = SystemClock().now.date
    return [days(calendar ?? bundled, today), rulebooks(bundled), lists()]
  }

  private func days(_ calendar: WorkCalendar, _ today: CivilDate) -> CheckupFinding {
    let values = ["year": "\(today.year)", "next": "\(today.year + 1)"]
    guard calendar.isPublished(year: today.year) else {
      return .broken("calendar", say("command.doctor.calendar-missing", values))
    }
    guard calendar.isPublished(year: today.year + 1) else {
      // The State Council's office announces a year in the last months of the year before.
      return today.month < 11
        ? .good("calendar", say("command.doctor.calendar-to-come", values))
        : .doubtful("calendar", say("command.doctor.calendar-late", values))
    }
    return .good("calendar", say("command.doctor.calendar", values))
  }

  private func rulebooks(_ calendar: WorkCalendar) -> CheckupFinding {
    do {
      let shelf = try Assembly.shelf(settings)
      try shelf.verifyExamples(calendar: calendar)
      let examples = shelf.ids.compactMap { shelf.rulebook($0)?.examples.count }.reduce(0, +)
      return .good(
        "rulebooks",
        say("command.doctor.rulebooks", ["ids": say.list(shelf.ids), "n": "\(examples)"]))
    } catch {
      let failure = Failure(error, usesServer: false, say: say)
      return .broken("rulebooks", failure.lines.joined(separator: " "))
    }
  }

  /// The word lists, and whether the articles they cite are there.
  private func lists() -> CheckupFinding {
    do {
      let lists = try Assembly.lists(settings)
      // Broken rulebooks are told above.
      if let shelf = try? Assembly.shelf(settings) { try lists.verifyCitations(on: shelf) }
      let terms = lists.lists.reduce(0) { $0 + $1.terms.count }
      return .good(
        "lists", say("command.doctor.lists", ["n": "\(lists.lists.count)", "terms": "\(terms)"]))
    } catch {
      let folder = settings.data.appendingPathComponent("lists").path
      let failure = Failure(error, folder: folder, say: say)
      return .broken("lists", failure.lines.joined(separator: " "))
    }
  }
}
