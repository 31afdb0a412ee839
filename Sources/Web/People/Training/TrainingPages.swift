import HTML
import Office
import Rulebook
import WorkCalendar

/// Who was trained in what, and who holds a duty without it.
enum TrainingPages {
  private static let pageLength = 50

  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/training") { visit in try await list(visit) }
    routes.export("/training/export") { TrainingExport.list($0) }
    return routes
  }

  /// What the list shows, from the address.
  private struct View {
    let organization: Organization?
    let bodies: [Organization]
    let isUntrained: Bool

    func address(_ isUntrained: Bool) -> String {
      var parts: [String] = []
      if let organization { parts.append("organization=\(organization.id)") }
      if isUntrained { parts.append("show=untrained") }
      return parts.isEmpty ? "/training" : "/training?" + parts.joined(separator: "&")
    }

    func next(_ mark: String) -> String {
      let address = address(isUntrained)
      return address + (address.contains("?") ? "&" : "?") + mark
    }
  }

  private static func list(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let asked = Visit.number(visit.query.text("organization"), of: Organization.self)
    let isUntrained = visit.query.text("show") == "untrained"
    let (view, holders, demands) = try await visit.ask { reading in
      let chosen = try asked.map(reading.visibleOrganization)
      let bodies = try reading.visibleOrganizations()
      let body = chosen ?? bodies.first
      return (
        View(organization: chosen, bodies: bodies, isUntrained: isUntrained),
        try reading.untrainedHolders(in: chosen, limit: pageLength + 1),
        try body.map { try reading.rules(for: $0).duties(named: TrainingRules.all) } ?? []
      )
    }
    let mayRecord = try TrainingForm.mayRecord(visit.signedIn())
    let title = say("training.title")
    return .page(
      staffPage(
        try await visit.staffFrame(.training), title: title,
        breadcrumb: [Crumb(say("menu.home"), href: "/"), Crumb(title)],
        content: [
          visit.doneFlash([
            "recorded": "training.done.recorded", "withdrawn": "training.done.withdrawn",
          ]),
          pageHeading(
            title,
            actions: [
              exportButtons(
                "/training/export", TrainingExport.fields.map { ($0, visit.query.text($0)) },
                visit),
              when(
                mayRecord,
                linkButton(say("training.record"), href: newPath(view), style: .primary)),
            ]),
          TrainingWords.demands(demands, visit),
          holderPanel(holders, visit),
          filterRow(
            action: "/training",
            [
              selectBox(
                FieldLabel("organization", say("training.body")),
                Entries(visit.query.values),
                choices: view.bodies.map { Choice("\($0.id)", $0.name) }, say: say),
              isUntrained ? hiddenInput("show", "untrained") : nothing,
            ], say: say),
          tabs(
            [
              MenuItem(
                label: say("training.tab.records"), href: view.address(false),
                isCurrent: !isUntrained),
              MenuItem(
                label: say("training.tab.untrained"), href: view.address(true),
                isCurrent: isUntrained),
            ], label: title),
          isUntrained
            ? try await untrained(view, visit) : try await records(view, visit),
        ]))
  }

  private static func newPath(_ view: View) -> String {
    "/training/new" + (view.organization.map { "?organization=\($0.id)" } ?? "")
  }

  // MARK: - Who holds a duty untrained

  private static func holderPanel(_ holders: [UntrainedHolder], _ visit: Visit) -> Node {
    let say = visit.say
    guard !holders.isEmpty else { return nothing }
    let rows = holders.prefix(pageLength).map { holder in
      Row(
        [
          a(holder.name).href("/persons/\(holder.person)"),
          text(say("training.duty." + holder.duty.rawValue)),
          a(holder.accountName).href("/accounts/\(holder.account)"),
          text(holder.organization.name),
        ], tone: .amber)
    }
    return panel(
      say("training.holders"),
      [
        when(holders.count > pageLength, p(say("training.holders-more", ["n": "\(pageLength)"]))),
        dataTable(
          columns: [
            Column(say("training.person"), .name), Column(say("training.duty-column")),
            Column(say("training.account")), Column(say("training.body")),
          ], rows: rows, caption: say("training.holders")),
      ])
  }

  // MARK: - The lists

  private static func records(_ view: View, _ visit: Visit) async throws -> Node {
    let say = visit.say
    let before = Visit.number(visit.query.text("before"), of: Training.self)
    let found = try await visit.ask {
      try $0.trainingList(in: view.organization, before: before, limit: pageLength + 1)
    }
    let shown = found.prefix(pageLength)
    let next =
      found.count > pageLength ? shown.last.map { view.next("before=\($0.training.id)") } : nil
    guard !shown.isEmpty else { return emptyState(say("training.none")) }
    let rows = shown.map { entry in
      Row([
        a(entry.person.name).href("/persons/\(entry.person.id)"), text(entry.organization.name),
        text(say("training.subject." + entry.training.subject.rawValue)),
        a(entry.training.title).href("/training/\(entry.training.id)"),
        text(say.date(entry.training.heldOn)), TrainingWords.state(entry.training, say),
      ])
    }
    return group([
      dataTable(
        columns: [
          Column(say("training.person"), .name), Column(say("training.body")),
          Column(say("training.field.subject")), Column(say("training.field.title")),
          Column(say("training.field.held-on")), Column(say("training.field.passed")),
        ], rows: Array(rows), caption: say("training.tab.records")),
      pager(first: before == nil ? nil : view.address(false), next: next, say: say),
    ])
  }

  private static func untrained(_ view: View, _ visit: Visit) async throws -> Node {
    let say = visit.say
    let after = Visit.number(visit.query.text("after"), of: Person.self)
    let found = try await visit.ask {
      try $0.untrainedPersons(in: view.organization, after: after, limit: pageLength + 1)
    }
    let shown = found.prefix(pageLength)
    let next =
      found.count > pageLength ? shown.last.map { view.next("after=\($0.person.id)") } : nil
    guard !shown.isEmpty else { return emptyState(say("training.all-trained")) }
    let asker = try visit.signedIn()
    let rows = shown.map { entry in
      Row([
        a(entry.person.name).href("/persons/\(entry.person.id)"), text(entry.organization.name),
        when(
          TrainingForm.mayRecord(asker, of: entry.person, at: entry.organization),
          linkButton(say("training.record"), href: "/training/new?person=\(entry.person.id)")),
      ])
    }
    return group([
      dataTable(
        columns: [
          Column(say("training.person"), .name), Column(say("training.body")),
          Column(say("training.action"), .actions),
        ], rows: Array(rows), caption: say("training.tab.untrained")),
      pager(first: after == nil ? nil : view.address(true), next: next, say: say),
    ])
  }
}
