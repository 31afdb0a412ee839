import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// The accounts of one's bodies, and the form that opens one on the portal.
package func accountRoutes() -> Routes {
  var routes = Routes()
  routes.get("/accounts") { visit in try await AccountPages.reply(visit) }
  routes.post("/accounts", bodyLimit: 16_384) { visit in try await AccountPages.open(visit) }
  return routes
}

enum AccountPages {
  static func open(_ visit: Visit) async throws -> Reply {
    try await visit.answering(
      { try await reply(visit, refusal: $0) },
      {
        try visit.expect("organization", "name", "slug", "description")
        var problems: [FieldProblem] = []
        let unit = visit.chosen("organization", &problems, of: Organization.self)
        guard let unit else { throw Refusal.invalid(problems) }
        _ = try await visit.perform(
          OpenPortalAccount(
            organization: unit, name: visit.form.text("name"), slug: visit.form.text("slug"),
            description: visit.form.text("description")))
        return .redirect("/accounts?done=opened")
      })
  }

  static func reply(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let bodies = bodies(try visit.signedIn())
    let accounts = try await visit.ask { reading in
      try bodies.map { ($0, try reading.accounts(of: $0.id, openOnly: false)) }
    }
    let managed = try visit.signedIn().appointments.filter { $0.role == .accountManager }
      .map(\.organization)
    let naming = try await visit.ask { reading in
      try managed.map { AccountEligibility.naming(under: try reading.rules(for: $0)) }
        .reduce([]) { $0.joined(with: $1) }
    }
    let entries = refusal.map { visit.entries($0, labels: labels(say)) } ?? Entries()
    let rows = accounts.flatMap { body, found in found.map { row($0, of: body, say) } }
    let content = [
      errorSummary(entries.errors, say: say),
      ifPresent(refusal) { refusalNote($0, visit) },
      visit.doneFlash(["opened": "accounts.opened"]),
      pageHeading(say("accounts.title")),
      rows.isEmpty
        ? emptyState(say("accounts.empty"))
        : dataTable(columns: columns(say), rows: rows, caption: say("accounts.title")),
      when(!managed.isEmpty, panel(say("accounts.open"), [form(visit, managed, naming, entries)])),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: say("accounts.title"),
        breadcrumb: [Crumb(say("menu.home"), href: "/"), Crumb(say("accounts.title"))],
        content: content, hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func bodies(_ asker: Asker) -> [Organization] {
    var seen: Set<OrganizationID> = []
    return asker.appointments.map(\.organization).filter { seen.insert($0.id).inserted }
  }

  private static func refusalNote(_ refusal: Refusal, _ visit: Visit) -> Node {
    guard refusal.code != OfficeRefusal.invalid.rawValue else { return nothing }
    return note(
      [
        p(visit.say("refusal." + refusal.code, refusal.facts)),
        p([
          text(visit.say("refusal.basis")),
          citationLinks(refusal.citations, names: visit.rulebookNames, say: visit.say),
        ]),
      ], tone: .red)
  }

  private static func columns(_ say: Words) -> [Column] {
    [
      Column(say("accounts.column.name"), .name), Column(say("accounts.column.platform")),
      Column(say("accounts.column.organization")), Column(say("accounts.column.address")),
      Column(say("accounts.column.opened")), Column(say("accounts.column.state")),
    ]
  }

  private static func row(_ account: Account, of body: Organization, _ say: Words) -> Row {
    let path = "/p/a/" + account.slug
    return Row([
      text(account.name), text(say("accounts.platform." + account.platform.rawValue)),
      text(body.name), a(path).href(path), text(say.date(account.openedAt.date)),
      account.isOpen
        ? tag(say("accounts.is-open"), tone: .green)
        : tag(say("accounts.is-closed"), tone: .grey),
    ])
  }

  private static func labels(_ say: Words) -> [String: String] {
    [
      "organization": say("accounts.column.organization"), "name": say("accounts.column.name"),
      "slug": say("accounts.field.slug"), "description": say("accounts.field.description"),
    ]
  }

  private static func form(
    _ visit: Visit, _ units: [Organization], _ naming: [Citation], _ entries: Entries
  ) -> Node {
    let say = visit.say
    return postForm(
      action: "/accounts", csrf: visit.formToken,
      [
        selectBox(
          FieldLabel("organization", say("accounts.column.organization"), need: .required),
          entries, choices: units.map { Choice($0.id.description, $0.name) }, say: say,
          allowsNone: units.count > 1),
        textInput(
          FieldLabel(
            "name", say("accounts.column.name"), hint: say("accounts.hint.name"),
            need: .required, limit: FieldLimit(AccountFields.name.maximum)), entries, say: say),
        basisLine(naming, names: visit.rulebookNames, say: say),
        textInput(
          FieldLabel(
            "slug", say("accounts.field.slug"), hint: say("accounts.hint.slug"),
            need: .required), entries, say: say, autocomplete: "off"),
        textArea(
          FieldLabel(
            "description", say("accounts.field.description"), need: .optional,
            limit: FieldLimit(AccountFields.description.maximum)), entries, say: say, rows: 3),
        actionBar([submitButton(say("accounts.open"), icon: .account)]),
      ])
  }
}
