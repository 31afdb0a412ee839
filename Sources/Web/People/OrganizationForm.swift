import HTML
import HTTPTypes
import Office

/// Adding a body below another one.
enum OrganizationForm {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/organizations/:id/new") { visit in try await form(visit) }
    routes.post("/organizations/:id/new") { visit in
      try await visit.answering({ try await form(visit, refusal: $0) }) { try await add(visit) }
    }
    return routes
  }

  private static func form(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: Organization.self)
    let parent = try await visit.ask { try $0.visibleOrganization(id) }
    try requireSystemAdministrator(visit, at: parent)
    let entries = visit.entries(refusal, labels: labels(say))
    let title = say("organization.add-title", ["organization": parent.name])
    let content = [
      h1(title), errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
      postForm(
        action: "/organizations/\(id)/new", csrf: visit.formToken,
        fields(entries, below: parent, visit) + [submitButton(say("organization.add"))]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.organizations), title: title,
        breadcrumb: [
          Crumb(say("menu.organizations"), href: "/organizations"),
          Crumb(parent.name, href: "/organizations/\(id)"), Crumb(say("organization.add")),
        ],
        content: [section(content).class("panel padded narrow")], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func labels(_ say: Words) -> [String: String] {
    [
      "name": say("organization.name"), "shortName": say("organization.short-name"),
      "code": say("organization.code"), "level": say("organization.level"),
      "sector": say("organization.sector"), "secret": say("organization.secret"),
      "rulebooks": say("menu.rulebooks"),
    ]
  }

  private static func fields(
    _ entries: Entries, below parent: Organization, _ visit: Visit
  ) -> [Node] {
    let say = visit.say
    let label = FieldLabels(labels(say))
    let levels = OrganizationWords.levels(say).filter { choice in
      Organization.Level(rawValue: choice.value).map { $0 >= parent.level } ?? false
    }
    return [
      textInput(label("name", hint: say("organization.name-hint")), entries, say: say),
      textInput(
        label("shortName", hint: say("organization.short-name-hint")), entries, say: say),
      textInput(label("code", hint: say("organization.code-hint")), entries, say: say),
      selectBox(label("level"), entries, choices: levels, say: say),
      selectBox(
        label("sector"), entries, choices: OrganizationWords.sectors(say), say: say),
      checkbox("secret", say("organization.secret-words"), entries, say: say),
      OrganizationWords.rulebookBoxes(
        FieldLabel(
          "rulebooks", say("menu.rulebooks"), hint: say("organization.rulebooks-hint"),
          need: .optional), entries, visit: visit),
    ]
  }

  private static func add(_ visit: Visit) async throws -> Reply {
    try visit.expect("name", "shortName", "code", "level", "sector", "secret", "rulebooks")
    let parent = try visit.id(of: Organization.self)
    var problems: [FieldProblem] = []
    let level = visit.choice("level", &problems, as: Organization.Level.self)
    let sector = visit.choice("sector", &problems, as: Organization.Sector.self)
    let draft = OrganizationDraft(
      parent: parent, level: level ?? .department, sector: sector ?? .generalGovernment,
      name: visit.form.text("name"), shortName: visit.form.text("shortName"),
      code: visit.form.text("code"), isSecretRelated: visit.form.isOn("secret"),
      rulebooks: visit.form.all("rulebooks"))
    if !problems.isEmpty {
      _ = draft.checked(shelf: visit.office.shelf, &problems)
      throw Refusal.invalid(problems)
    }
    let id = try await visit.perform(CreateOrganization(parent: parent, draft: draft))
    return .redirect("/organizations/\(id)?done=created")
  }

  /// The form is shown to those alone who can send it.
  static func requireSystemAdministrator(_ visit: Visit, at organization: Organization) throws {
    guard try visit.signedIn().holds(.systemAdministrator, at: organization) else {
      throw Refusal(OfficeRefusal.noAppointment, helpers: [.systemAdministrator])
    }
  }
}
