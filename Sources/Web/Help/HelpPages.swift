import HTML
import Office
import Rulebook

/// Help for the staff; what this is and how accessible it is, for everybody.
package func helpRoutes() -> Routes {
  var routes = Routes()
  routes.get("/help") { visit in try await HelpPages.help(visit) }
  routes.get("/about", .open) { visit in try await HelpPages.about(visit) }
  routes.get("/a11y", .open) { visit in try await HelpPages.accessibility(visit) }
  return routes
}

enum HelpPages {
  /// The first task of each role the reader holds, then those of the others.
  static func help(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let asker = try visit.signedIn()
    var held: [Role] = []
    for appointment in asker.appointments where !held.contains(appointment.role) {
      held.append(appointment.role)
    }
    let others = Role.allCases.filter { !held.contains($0) }
    let title = say("help.title")
    return .page(
      staffPage(
        try await visit.staffFrame(), title: title, breadcrumb: [Crumb(title)],
        content: [
          pageHeading(title, note: say("help.note")),
          panel(
            say("help.first-task"),
            held.isEmpty ? [p(say("help.no-role"))] : held.map { task($0, say) }),
          panel(
            say("help.reading"),
            [ul(["help.clock", "help.article", "help.where"].map { li(say($0)) })]),
          panel(say("help.keyboard"), [p(say("help.keyboard-text")), keys(say)]),
          panel(
            say("help.others"),
            others.filter { hasTask($0, say) }.map { role in
              details([summary(say("role." + role.rawValue)), p(say(key(of: role)))])
            }),
          panel(
            say("help.more"),
            [
              ul([
                li([a(say("menu.rulebooks")).href("/rulebooks")]),
                li([a(say("menu.calendar")).href("/calendar")]),
                li([a(say("about.title")).href("/about")]),
                li([a(say("accessibility.title")).href("/a11y")]),
              ])
            ]),
        ]))
  }

  private static func key(of role: Role) -> String { "help.task." + role.rawValue }

  private static func hasTask(_ role: Role, _ say: Words) -> Bool { say.has(key(of: role)) }

  private static func task(_ role: Role, _ say: Words) -> Node {
    section([
      h3(say("role." + role.rawValue)),
      p(hasTask(role, say) ? say(key(of: role)) : say("help.no-task")),
    ])
  }

  private static func keys(_ say: Words) -> Node {
    let rows = [
      ("g h", "help.key-home"), ("j / k", "help.key-move"), ("e", "keys.open"),
      ("x", "keys.choose"), ("/", "keys.search"),
      ("a", "keys.approve"), ("r", "keys.return"), ("?", "keys.help"),
    ]
    return dl(rows.map { div([dt([kbd($0.0)]), dd(say($0.1))]) }).class("facts")
  }

  // MARK: - For everybody

  static func about(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let shelf = visit.office.shelf
    let used = try await visit.ask { try $0.rulebooksInUse() }
    let rulebooks = used.compactMap { shelf.rulebook($0) }.map { rulebook in
      li([
        text(say.title(rulebook.title)),
        p(
          say(
            "about.rulebook",
            [
              "issuer": say.title(rulebook.issuer),
              "force": RulebookWords.force(of: rulebook, say: say),
            ])
        ).class("note"),
      ])
    }
    let title = say("about.title")
    return .page(
      publicPage(
        try await visit.publicFrame(), title: title,
        content: [
          h1(title), p(say("about.what")), p(say("about.principles")),
          h2(say("about.data-title")), p(say("about.data")),
          h2(say("about.rulebooks")),
          rulebooks.isEmpty ? p(say("about.no-rulebooks")) : ul(rulebooks),
          h2(say("about.version-title")), p(say("about.version", ["version": visit.house.version])),
        ]))
  }

  static func accessibility(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let title = say("accessibility.title")
    let works = [
      "accessibility.keyboard", "accessibility.no-script", "accessibility.narrow",
      "accessibility.contrast", "accessibility.easy", "accessibility.language",
    ]
    let gaps = ["accessibility.gap-audit", "accessibility.gap-readers"]
    return .page(
      publicPage(
        try await visit.publicFrame(), title: title,
        content: [
          h1(title), p(say("accessibility.aim")),
          h2(say("accessibility.works")), ul(works.map { li(say($0)) }),
          h2(say("accessibility.gaps")), ul(gaps.map { li(say($0)) }),
          h2(say("accessibility.help")), p(say("accessibility.help-text")),
        ]))
  }
}
