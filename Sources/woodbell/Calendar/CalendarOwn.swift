import ArgumentParser
import Office
import Web
import WorkCalendar

/// `woodbell calendar own`: the office's own days and closing time, as on the calendar's page.
struct CalendarOwn: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "own",
    abstract: "Set the office's own days off, days worked and closing time.",
    discussion: """
      Shows what changes and how many open deadlines move; --apply puts it in force.

      EXAMPLES:
        woodbell calendar own --from 2026-08-03 --until 2026-08-04 --off --reason Flood \\
          --source "Notice 12/2026" --as sysadmin --apply
        woodbell calendar own --closes 17:30 --reason "Summer hours" \\
          --source "Notice 15/2026" --as sysadmin --apply
      """)

  @OptionGroup var voice: Voice
  @OptionGroup var place: DataPlace
  @OptionGroup var signature: ActingAs
  @Option(help: "First day to add, such as 2026-08-03.") var from = ""
  @Option(help: "Last day to add (default: the first).") var until = ""
  @Flag(help: "The days added are off.") var off = false
  @Flag(help: "The days added are worked.") var work = false
  @Option(help: "Why: a local holiday, a flood, other hours.") var reason = ""
  @Option(help: "The document that says so.") var source = ""
  @Option(help: "A day of the office's own to take back; may be repeated.") var remove: [String] =
    []
  @Option(help: "When the office closes, such as 17:30; 24:00 for the end of the day.")
  var closes: String?
  @Flag(help: "Put it in force.") var apply = false
  @Flag(help: "Answer in JSON.") var json = false

  var usesServer: Bool { place.usesServer }

  private struct Report: Encodable {
    let changedDays: Int
    let closes: String
    let examined: Int
    let moved: Int
    let isPartial: Bool
    let applied: Bool
    let version: String
  }

  func run(_ say: Words) async throws {
    let report = try await signature.act(at: place, say) { visit in
      let current = try await visit.ask { try $0.calendar() }
      let revision = try own(current).revision(of: current)
      let effect = try await visit.ask { try $0.effect(of: revision.calendar) }
      let isNew = apply && !revision.changesNothing
      if isNew { _ = try await visit.perform(revision.act) }
      return Report(
        changedDays: revision.changes.count,
        closes: (revision.calendar.closeOfBusiness ?? .endOfDay).text,
        examined: effect.examined, moved: effect.moved, isPartial: effect.isPartial,
        applied: isNew, version: revision.calendar.version)
    }
    if json { return try Output.json(report) }
    try Output.answer(
      say(
        "command.calendar.own",
        [
          "days": "\(report.changedDays)", "closes": report.closes,
          "examined": "\(report.examined)", "moved": "\(report.moved)",
        ]))
    Output.tell(say(report.applied ? "command.calendar.own-applied" : "command.calendar.own-not"))
  }

  private func own(_ current: WorkCalendar) -> OwnDays {
    let kind = off == work ? "" : off ? "off" : "work"
    let entry = OwnDays.Entry(from: from, until: until, kind: kind, reason: reason, source: source)
    return OwnDays(
      entry: entry, removed: remove,
      closes: closes ?? (current.closeOfBusiness ?? .endOfDay).text)
  }
}
