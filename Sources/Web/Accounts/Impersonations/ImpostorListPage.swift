import HTML
import Office
import Rulebook

/// The register of accounts that pretend to be one of ours.
enum ImpostorListPage {
  private static let pageLength = 50

  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/impersonations") { visit in try await page(visit) }
    routes.export("/impersonations/export") { ImpostorExport.list($0) }
    return routes
  }

  static func filter(_ fields: FormFields) -> ImpostorFilter {
    var filter = ImpostorFilter()
    filter.state = Impostor.State(rawValue: fields.text("state"))
    filter.platform = Platform(rawValue: fields.text("platform"))
    filter.organization = Visit.number(fields.text("organization"))
    filter.account = Visit.number(fields.text("account"))
    return filter
  }

  private static func page(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let filter = filter(visit.query)
    let before = Visit.number(visit.query.text("before"), of: Impostor.self)
    let (found, bodies, rules, account) = try await visit.ask { reading in
      let bodies = try reading.visibleOrganizations()
      return (
        try reading.impostorList(filter, before: before, limit: pageLength + 1), bodies,
        try bodies.first.map {
          try reading.rules(for: $0).duties(named: ImpostorRules.duties)
        } ?? [],
        try filter.account.map { try reading.visibleAccount($0).account }
      )
    }
    let shown = found.prefix(pageLength)
    let asker = try visit.signedIn()
    let mayReport = ImpostorWords.reporters.contains { asker.holds($0) }
    let title = say("impersonations.title")
    let isNarrowed = filter != ImpostorFilter()
    let next =
      found.count > pageLength ? shown.last.map { address(visit, before: $0.impostor.id) } : nil
    return .page(
      staffPage(
        try await visit.staffFrame(.impersonations), title: title,
        breadcrumb: [Crumb(say("menu.home"), href: "/"), Crumb(title)],
        content: [
          pageHeading(
            title, note: account.map { say("impersonations.of-account", ["name": $0.name]) },
            actions: [
              exportButtons(
                "/impersonations/export",
                ImpostorExport.fields.map { ($0, visit.query.text($0)) }, visit),
              when(
                mayReport,
                linkButton(
                  say("impersonations.report"), href: newPath(filter), style: .primary)),
            ]),
          ImpostorWords.demands(rules, visit), filters(bodies, visit),
          when(
            shown.isEmpty,
            emptyState(say(isNarrowed ? "filter.none" : "impersonations.none"))),
          when(!shown.isEmpty, table(Array(shown), say)),
          pager(
            first: before == nil ? nil : address(visit, before: nil), next: next, say: say),
        ]))
  }

  private static func newPath(_ filter: ImpostorFilter) -> String {
    "/impersonations/new" + (filter.account.map { "?account=\($0)" } ?? "")
  }

  private static func filters(_ bodies: [Organization], _ visit: Visit) -> Node {
    let say = visit.say
    let entries = Entries(visit.query.values)
    let account = visit.query.text("account")
    return filterRow(
      action: "/impersonations",
      [
        selectBox(
          FieldLabel("state", say("impersonations.column.state")), entries,
          choices: Impostor.State.allCases.map {
            Choice($0.rawValue, say("impersonations.state." + $0.rawValue))
          }, say: say, isFilter: true),
        selectBox(
          FieldLabel("platform", say("impersonations.field.platform")), entries,
          choices: Platform.allCases.map {
            Choice($0.rawValue, ImpostorWords.platform($0, say))
          }, say: say, isFilter: true),
        selectBox(
          FieldLabel("organization", say("impersonations.field.organization")), entries,
          choices: bodies.map { Choice("\($0.id)", $0.name) }, say: say, isFilter: true),
        when(!account.isEmpty, hiddenInput("account", account)),
      ], say: say)
  }

  private static func table(_ found: [ListedImpostor], _ say: Words) -> Node {
    dataTable(
      columns: [
        Column(say("impersonations.field.name"), .name),
        Column(say("impersonations.field.platform")),
        Column(say("impersonations.field.account")),
        Column(say("impersonations.field.organization")),
        Column(say("impersonations.field.found-on")),
        Column(say("impersonations.column.complaint")),
        Column(say("impersonations.column.state")),
      ],
      rows: found.map { entry in
        let impostor = entry.impostor
        return Row([
          a(impostor.name).href(ImpostorWords.path(impostor.id)),
          text(ImpostorWords.platform(impostor.platform, say)),
          text(entry.account?.name ?? say("impersonations.whole-body")),
          text(entry.organization.name), text(say.date(impostor.foundOn)),
          text(impostor.complainedOn.map(say.date) ?? say("impersonations.not-yet")),
          ImpostorWords.state(impostor.state, say),
        ])
      }, caption: say("impersonations.title"))
  }

  private static func address(_ visit: Visit, before: ImpostorID?) -> String {
    var parts: [String] = []
    for name in ["state", "platform", "organization", "account"] {
      let text = visit.query.text(name)
      if !text.isEmpty { parts.append(name + "=" + percentEncoded(text)) }
    }
    if let before { parts.append("before=\(before)") }
    return parts.isEmpty ? "/impersonations" : "/impersonations?" + parts.joined(separator: "&")
  }
}
