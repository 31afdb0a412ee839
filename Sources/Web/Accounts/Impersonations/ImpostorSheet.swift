import HTML
import Office
import WorkCalendar

/// A case on A4, for the file and for the platform.
enum ImpostorSheet {
  private static let columns = 4

  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let view = try await ImpostorView.load(visit)
    let impostor = view.entry.impostor
    let facts = view.facts.map { name, content in
      SheetRow([.name(name), .content(content, columns: columns - 1)])
    }
    let state = SheetRow([
      .name(say("impersonations.column.state")),
      .content(
        text(say("impersonations.state." + impostor.state.rawValue)), columns: columns - 1),
    ])
    let steps = view.entries.map { row($0, view) }
    let title = say("impersonations.sheet")
    let record = try stored(view.entries.map { [$0.kind.rawValue, $0.state.rawValue, $0.words] })
    let sheet = a4Sheet(
      title: title, number: say("impersonations.sheet-number", ["n": "\(impostor.id)"]),
      content: [sheetTable(facts + [state] + steps, columns: columns, say: say)],
      foot: printFooter(
        number: "\(impostor.id)", version: view.entries.count, printedAt: say.dateTime(visit.now),
        check: String(digest(record).hex.prefix(12)), say: say))
    return .page(
      staffPage(
        try await visit.staffFrame(.impersonations), title: title,
        breadcrumb: [
          Crumb(say("impersonations.title"), href: "/impersonations"),
          Crumb(impostor.name, href: ImpostorWords.path(impostor.id)), Crumb(title),
        ],
        content: [
          div([
            printButton(say: say),
            linkButton(say("act.back"), href: ImpostorWords.path(impostor.id)),
          ]).class("buttons no-print"), sheet,
        ]))
  }

  private static func row(_ entry: ImpostorEntry, _ view: ImpostorView) -> SheetRow {
    let say = view.visit.say
    var words = [p(entry.words)]
    if let day = entry.complainedOn {
      words.append(p(view.complaint(day, entry.complaintNumber)))
    }
    if !entry.link.isEmpty { words.append(p(entry.link)) }
    for file in entry.files {
      let facts = ["name": file.name, "digest": file.content.digest.hex]
      words.append(p(say("impersonations.sheet-file", facts)))
    }
    words.append(
      p(
        say(
          "impersonations.by",
          ["name": view.names[entry.person] ?? "", "time": say.dateTime(entry.at)])))
    return SheetRow([
      .name(view.stage(entry)), .content(group(words), columns: columns - 1),
    ])
  }
}
