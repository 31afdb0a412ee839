import HTML
import Office
import Rulebook

/// The tree of bodies, one body, and adding one below it.
enum OrganizationPages {
  private static let pageLength = 100

  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/organizations") { visit in try await list(visit) }
    routes.export("/organizations/export") { OrganizationExport.list($0) }
    routes.get("/organizations/:id") { visit in try await page(visit) }
    return routes
  }

  // MARK: - The tree

  private static func list(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let after = visit.query.text("after")
    let found = try await visit.ask {
      try $0.visibleOrganizations(after: after, limit: pageLength + 1)
    }
    let shown = found.prefix(pageLength)
    let next = found.count > pageLength ? shown.last.map(\.path) : nil
    let title = say("menu.organizations")
    return .page(
      staffPage(
        try await visit.staffFrame(.organizations), title: title, breadcrumb: [Crumb(title)],
        content: [
          pageHeading(
            title, note: say("organization.list-note"),
            actions: [
              exportButtons("/organizations/export", [], visit),
              importLink(.organizations, visit),
            ]),
          when(shown.isEmpty, emptyState(say("organization.none"))),
          when(
            !shown.isEmpty,
            dataTable(
              columns: [
                Column(say("organization.name"), .name), Column(say("organization.level")),
                Column(say("organization.code")), Column(say("organization.sector")),
              ],
              rows: shown.map { row($0, say) }, caption: title)),
          pager(
            first: after.isEmpty ? nil : "/organizations",
            next: next.map { "/organizations?after=" + percentEncoded($0) }, say: say),
        ]))
  }

  private static func row(_ organization: Organization, _ say: Words) -> Row {
    let depth = max(organization.lineage.count - 1, 0)
    return Row([
      group([
        when(depth > 0, span(String(repeating: "　", count: depth)).aria("hidden", "true")),
        OrganizationWords.link(organization),
      ]),
      text(OrganizationWords.level(organization.level, say)), text(organization.code),
      text(OrganizationWords.sector(organization.sector, say)),
    ])
  }

  // MARK: - One body

  private static func page(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: Organization.self)
    let view = try await visit.ask { try OrganizationView(id, $0) }
    let mayAdd = try visit.signedIn().holds(.systemAdministrator, at: view.organization)
    let organization = view.organization
    let actions =
      mayAdd
      ? [
        linkButton(say("organization.add-below"), href: "/organizations/\(id)/new"),
        linkButton(say("person.add"), href: "/organizations/\(id)/persons/new"),
      ] : []
    return .page(
      staffPage(
        try await visit.staffFrame(.organizations), title: organization.name,
        breadcrumb: [
          Crumb(say("menu.organizations"), href: "/organizations"), Crumb(organization.name),
        ],
        content: [
          visit.doneFlash(["created": "organization.created"]),
          pageHeading(organization.name, actions: actions),
          panel(say("organization.facts"), [facts(view, say)]),
          panel(say("menu.rulebooks"), [rulebooks(view, visit)]),
          panel(say("organization.below"), [children(view, say)]),
          panel(say("menu.persons"), [persons(view, say)]),
          panel(say("organization.appointments"), [appointments(view, say)]),
        ]))
  }

  private static func facts(_ view: OrganizationView, _ say: Words) -> Node {
    let organization = view.organization
    var rows: [(String, Node)] = [
      (say("organization.short-name"), text(organization.shortName)),
      (say("organization.code"), text(organization.code)),
      (say("organization.level"), text(OrganizationWords.level(organization.level, say))),
      (say("organization.sector"), text(OrganizationWords.sector(organization.sector, say))),
      (
        say("organization.secret"),
        text(
          say(organization.isSecretRelated ? "organization.secret-yes" : "organization.secret-no"))
      ),
    ]
    if let parent = view.parent {
      rows.insert((say("organization.parent"), OrganizationWords.link(parent)), at: 0)
    }
    return definitionList(rows)
  }

  private static func rulebooks(_ view: OrganizationView, _ visit: Visit) -> Node {
    let say = visit.say
    let way = p([
      a(say("rulebook.body.manage")).href(RulebookPath.body(view.organization.id))
    ])
    guard !view.rulebooks.isEmpty else {
      return group([p(say("organization.no-rulebooks")), way])
    }
    let names = visit.rulebookNames
    let list = ul(
      view.rulebooks.map { origin in
        let isOwn = origin.organization.id == view.organization.id
        return li([
          a(names.full(origin.chosen.id)).href(RulebookPath.of(origin.chosen.id)),
          span(
            isOwn
              ? say("organization.own-rulebook")
              : say("organization.inherited", ["organization": origin.organization.name])
          ).class("note"),
        ])
      })
    return group([list, way])
  }

  private static func children(_ view: OrganizationView, _ say: Words) -> Node {
    guard !view.children.isEmpty else { return p(say("organization.none-below")) }
    return ul(view.children.map { li([OrganizationWords.link($0)]) })
  }

  private static func persons(_ view: OrganizationView, _ say: Words) -> Node {
    guard !view.persons.isEmpty else { return p(say("person.none")) }
    return group([
      ul(
        view.persons.map { person in
          li([OrganizationWords.link(person), span(person.login).class("note")])
        }),
      p([
        a(say("person.all")).href("/persons?organization=\(view.organization.id)")
      ]),
    ])
  }

  private static func appointments(_ view: OrganizationView, _ say: Words) -> Node {
    guard !view.appointments.isEmpty else { return p(say("appointment.none")) }
    return dataTable(
      columns: [
        Column(say("person.name"), .name), Column(say("appointment.role")),
        Column(say("appointment.term")),
      ],
      rows: view.appointments.map { appointment, person in
        Row([
          OrganizationWords.link(person),
          text(AppointmentWords.role(appointment, say)),
          text(AppointmentWords.term(appointment, say)),
        ])
      }, caption: say("organization.appointments"))
  }
}

/// What the page of one body shows.
struct OrganizationView: Sendable {
  let organization: Organization
  let parent: Organization?
  let rulebooks: [RulebookOrigin]
  let children: [Organization]
  let persons: [Person]
  let appointments: [(Appointment, Person)]

  init(_ id: OrganizationID, _ reading: Reading) throws {
    organization = try reading.visibleOrganization(id)
    parent = try organization.parent.map(reading.organization)
    rulebooks = try reading.rulebookOrigins(of: organization)
    children = try reading.children(of: id)
    persons = try reading.persons(of: id, limit: 50)
    appointments = try reading.appointments(at: id)
  }
}
