import HTML
import Office
import Rulebook

/// The rulebooks, for everybody of the staff: where every citation leads.
package func rulebookRoutes() -> Routes {
  var routes = Routes()
  routes.get("/rulebooks") { visit in try await RulebookPages.list(visit) }
  routes.get("/rulebooks/:id") { visit in try await RulebookPages.page(visit) }
  return routes
}

enum RulebookPages {
  static func list(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let shelf = visit.office.shelf
    let used = try await visit.ask { try $0.rulebooksInUse() }
    let rows = shelf.ids.compactMap { shelf.rulebook($0) }.map { rulebook in
      Row([
        group([
          a(say.title(rulebook.title)).href("/rulebooks/\(rulebook.id)"),
          p(RulebookWords.clockSummary(of: rulebook, say: say)).class("note"),
        ]),
        text(say.title(rulebook.issuer)),
        text(RulebookWords.force(of: rulebook, say: say)),
        used.contains(rulebook.id)
          ? tag(say("rulebook.used"), tone: .green) : tag(say("rulebook.unused"), tone: .grey),
      ])
    }
    let title = say("menu.rulebooks")
    return .page(
      staffPage(
        try await visit.staffFrame(.rulebooks), title: title, breadcrumb: [Crumb(title)],
        content: [
          pageHeading(title, note: say("rulebook.list-note")),
          dataTable(
            columns: [
              Column(say("rulebook.column.title"), .name), Column(say("rulebook.column.issuer")),
              Column(say("rulebook.column.force")), Column(say("rulebook.column.use")),
            ], rows: rows, caption: title),
        ]))
  }

  static func page(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    guard let id = visit.parameters["id"], let rulebook = visit.office.shelf.rulebook(id) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let writer = RulebookWriter(rulebook: rulebook, say: say, names: visit.rulebookNames)
    let title = say.title(rulebook.title)
    return .page(
      staffPage(
        try await visit.staffFrame(.rulebooks), title: title,
        breadcrumb: [Crumb(say("menu.rulebooks"), href: "/rulebooks"), Crumb(title)],
        content: [
          pageHeading(title, note: say("rulebook.own-words"), actions: [printButton(say: say)]),
          panel(say("rulebook.facts"), [writer.facts]),
          panel(say("rulebook.review"), writer.review),
          panel(say("rulebook.clocks-title"), writer.clocks),
          panel(say("rulebook.messages"), writer.messages),
          panel(say("rulebook.formats"), writer.formats),
          panel(say("rulebook.emergency"), writer.emergency),
          panel(say("rulebook.articles"), writer.articles),
        ]))
  }
}
