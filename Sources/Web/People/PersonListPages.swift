import HTML
import HTTPTypes
import Office

/// The persons of a body, and adding one.
enum PersonListPages {
  private static let pageLength = 50

  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/persons") { visit in try await list(visit) }
    routes.export("/persons/export") { try PersonExport.list($0) }
    routes.get("/organizations/:id/persons/new") { visit in try await form(visit) }
    routes.post("/organizations/:id/persons/new") { visit in
      try await visit.answering({ try await form(visit, refusal: $0) }) { try await add(visit) }
    }
    return routes
  }

  private static func list(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let words = try visit.searched("q", label: say("person.search"))
    guard words.allSatisfy(\.isWhitespace) else { return try await search(visit, words) }
    let asked = visit.query.text("organization")
    let after = visit.query.text("after")
    let (chosen, bodies, found) = try await visit.ask { reading in
      let bodies = try reading.visibleOrganizations()
      let chosen = try Visit.number(asked, of: Organization.self).map(reading.visibleOrganization)
      guard let organization = chosen ?? bodies.first else {
        throw Refusal(OfficeRefusal.noAppointment)
      }
      let persons = try reading.persons(
        of: organization.id, after: after, limit: pageLength + 1)
      return (organization, bodies, persons)
    }
    let shown = found.prefix(pageLength)
    let base = "/persons?organization=\(chosen.id)"
    let next = found.count > pageLength ? shown.last.map(\.login) : nil
    let mayAdd = try visit.signedIn().holds(.systemAdministrator, at: chosen)
    let title = say("person.list-title", ["organization": chosen.name])
    let entries = Entries(single: ["organization": "\(chosen.id)"])
    return .page(
      staffPage(
        try await visit.staffFrame(.persons), title: title,
        breadcrumb: [Crumb(say("menu.persons"))],
        content: [
          pageHeading(
            title,
            actions: [
              exportButtons("/persons/export", [("organization", "\(chosen.id)")], visit),
              importLink(.persons, visit),
              when(
                mayAdd,
                linkButton(
                  say("person.add"), href: "/organizations/\(chosen.id)/persons/new",
                  style: .primary)),
            ]),
          filters(entries, bodies, say),
          when(shown.isEmpty, emptyState(say("person.none"))),
          when(!shown.isEmpty, table(Array(shown), visit)),
          pager(
            first: after.isEmpty ? nil : base,
            next: next.map { base + "&after=" + percentEncoded($0) }, say: say),
        ]))
  }

  private static func filters(
    _ entries: Entries, _ bodies: [Organization], _ say: Words
  ) -> Node {
    filterRow(
      action: "/persons",
      [
        selectBox(
          FieldLabel("organization", say("person.organization")), entries,
          choices: bodies.map { Choice("\($0.id)", $0.name) }, say: say, allowsNone: false),
        textInput(
          FieldLabel("q", say("person.search"), hint: say("person.search-hint")), entries,
          say: say),
      ], say: say)
  }

  /// Whoever looks for somebody seldom knows at which body they are.
  private static func search(_ visit: Visit, _ words: String) async throws -> Reply {
    let say = visit.say
    let after = visit.query.text("after")
    let (bodies, found) = try await visit.ask { reading in
      (
        try reading.visibleOrganizations(),
        try reading.persons(named: words, after: after, limit: pageLength + 1)
      )
    }
    let shown = found.prefix(pageLength)
    let organization = visit.query.text("organization")
    let base =
      "/persons?organization=\(percentEncoded(organization))&q=\(percentEncoded(words))"
    let next = found.count > pageLength ? shown.last?.person.login : nil
    let rows = shown.map { person, home in
      Row([
        OrganizationWords.link(person), text(person.login), text(home),
        PersonWords.state(person, now: visit.now, say),
      ])
    }
    let columns = [
      Column(say("person.name"), .name), Column(say("person.login")),
      Column(say("person.organization")), Column(say("person.state")),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.persons), title: say("menu.persons"),
        breadcrumb: [Crumb(say("menu.persons"), href: "/persons"), Crumb(say("person.found"))],
        content: [
          pageHeading(say("person.found"), note: words),
          filters(Entries(single: ["organization": organization, "q": words]), bodies, say),
          when(rows.isEmpty, emptyState(say("person.none-found"))),
          when(
            !rows.isEmpty, dataTable(columns: columns, rows: rows, caption: say("person.found"))),
          pager(
            first: after.isEmpty ? nil : base,
            next: next.map { base + "&after=" + percentEncoded($0) }, say: say),
        ]))
  }

  private static func table(_ persons: [Person], _ visit: Visit) -> Node {
    let say = visit.say
    return dataTable(
      columns: [
        Column(say("person.name"), .name), Column(say("person.login")),
        Column(say("person.state")),
      ],
      rows: persons.map { person in
        Row([
          OrganizationWords.link(person), text(person.login),
          PersonWords.state(person, now: visit.now, say),
        ])
      }, caption: say("menu.persons"))
  }

  private static func form(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: Organization.self)
    let body = try await visit.ask { try $0.visibleOrganization(id) }
    try OrganizationForm.requireSystemAdministrator(visit, at: body)
    let labels = ["login": say("person.login"), "name": say("person.name")]
    let entries = visit.entries(refusal, labels: labels)
    let title = say("person.add-title", ["organization": body.name])
    let content = [
      h1(title), errorSummary(entries.errors, say: say), p(say("person.add-text")),
      postForm(
        action: "/organizations/\(id)/persons/new", csrf: visit.formToken,
        [
          textInput(
            FieldLabel("name", say("person.name"), need: .required), entries, say: say,
            autocomplete: "off"),
          textInput(
            FieldLabel(
              "login", say("person.login"), hint: say("person.login-hint"), need: .required),
            entries, say: say, autocomplete: "off"),
          submitButton(say("person.add")),
        ]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.persons), title: title,
        breadcrumb: [
          Crumb(say("menu.organizations"), href: "/organizations"),
          Crumb(body.name, href: "/organizations/\(id)"), Crumb(say("person.add")),
        ],
        content: [section(content).class("panel padded narrow")], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func add(_ visit: Visit) async throws -> Reply {
    try visit.expect("login", "name")
    let organization = try visit.id(of: Organization.self)
    let login = visit.form.text("login")
    let password = try InitialPassword.make(visit, login: login)
    let hash = try await visit.house.hashing.hash(password, random: visit.office.random)
    let id = try await visit.perform(
      CreatePerson(
        organization: organization, login: login, name: visit.form.text("name"),
        passwordHash: hash))
    return try await InitialPassword.page(visit, of: id, password: password, hash: hash)
  }
}
