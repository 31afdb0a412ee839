import HTML
import Office
import Rulebook
import WorkCalendar

/// The accounts on which updates have to come soon, below what waits for the reader.
enum RhythmWarnings {
  static func panel(_ warnings: [RhythmWarning], _ visit: Visit) -> Node {
    let say = visit.say
    guard !warnings.isEmpty else { return nothing }
    return Web.panel(
      say("rhythm.warnings.title"),
      [
        dataTable(
          columns: [
            Column(say("accounts.column.name"), .name),
            Column(say("accounts.column.organization")), Column(say("rhythm.column.due")),
            Column(say("home.column.action"), .actions),
          ],
          rows: warnings.map { warning in
            let account = warning.listed.account
            return Row(
              [
                a(account.name).href(RhythmWords.path(account.id)),
                text(warning.listed.organization.shortName),
                RhythmWords.due(warning.line, visit),
                linkButton(say("rhythm.warnings.open"), href: RhythmWords.path(account.id)),
              ], tone: .amber)
          }, caption: say("rhythm.warnings.title"))
      ], actions: [linkButton(say("rhythm.calendar.title"), href: "/rhythm/calendar")])
  }
}
