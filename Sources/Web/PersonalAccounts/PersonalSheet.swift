import HTML
import Office
import WorkCalendar

/// A reported account with its history on A4, for the unit's file.
enum PersonalSheet {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: PersonalAccount.self)
    let (found, entries) = try await visit.ask { reading in
      (try reading.visiblePersonalAccount(id), try reading.personalAccountEntries(of: id))
    }
    let title = say("personal.sheet")
    let state = say("personal.state." + found.account.state.rawValue)
    let facts = PersonalWords.facts(found, say) + [(say("personal.column.state"), state)]
    let rows =
      facts.map { SheetRow([.name($0.0, columns: 2), .content(text($0.1), columns: 6)]) }
      + entries.map { entry, name in
        let head = say(
          "personal.sheet-entry",
          ["kind": say("personal.entry." + entry.kind.rawValue), "name": name])
        return SheetRow([
          .name(say.printedDate((entry.happenedOn ?? entry.at.date)), columns: 2),
          .content(group([p(head), when(!entry.words.isEmpty, p(entry.words))]), columns: 6),
        ])
      }
    let sheet = a4Sheet(
      title: title,
      content: [
        sheetTable(rows, columns: 8, say: say), p(say("personal.source")).class("note"),
        signatureCell(SignatureCell(takesSeal: true), say: say),
      ])
    return .page(
      staffPage(
        try await visit.staffFrame(.personal), title: title,
        breadcrumb: [
          Crumb(say("personal.title"), href: "/personal"),
          Crumb(found.account.report.name, href: personalPath(id)), Crumb(title),
        ],
        content: [
          div([printButton(say: say), linkButton(say("act.back"), href: personalPath(id))])
            .class("buttons no-print"),
          sheet,
        ]))
  }
}
