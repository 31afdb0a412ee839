import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// The machines on which an account is run: declared, looked after by somebody, retired.
enum DevicePages {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/accounts/:id/devices") { visit in try await page(visit) }
    routes.post("/accounts/:id/devices", bodyLimit: 16_384) { visit in
      try await visit.answering({ try await page(visit, refusal: $0) }) {
        try await declare(visit)
      }
    }
    routes.export("/devices/export") { try DeviceExport.list($0) }
    routes.get("/devices/:id") { visit in try await devicePage(visit) }
    routes.post("/devices/:id/retirement", bodyLimit: 16_384) { visit in
      try await visit.answering({ try await devicePage(visit, refusal: $0) }) {
        try await retire(visit)
      }
    }
    return routes
  }

  private static let keepers: Set<Role> = [.accountManager, .securityOfficer]

  private static func labels(_ say: Words) -> [String: String] {
    [
      "device-kind": say("devices.field.kind"), "device-label": say("devices.field.label"),
      "device-place": say("devices.field.place"), "device-keeper": say("devices.field.keeper"),
      "reason": say("devices.field.reason"),
    ]
  }

  // MARK: - Parts

  /// The part of an account's page that lists its machines in use and declares another.
  static func panel(_ part: AccountPart, _ visit: Visit) async throws -> Node {
    let say = visit.say
    let content = try await content(part, visit, inUseOnly: true)
    return Web.panel(
      say("devices.title"),
      [
        content.list,
        ifPresent(content.form) { form in
          details([summary(say("devices.declare")), form]).class("aside-form")
        },
      ],
      actions: [linkButton(say("devices.all"), href: part.path + "/devices")])
  }

  private struct Content {
    let list: Node
    let demands: Node
    /// Nil for somebody who may not declare.
    let form: Node?
  }

  private static func content(
    _ part: AccountPart, _ visit: Visit, inUseOnly: Bool, entries: Entries = Entries()
  ) async throws -> Content {
    let say = visit.say
    let mayDeclare = part.isHeld(keepers) && part.isLive
    let (devices, names, demands, staff) = try await visit.ask { reading in
      let devices = try reading.devices(of: part.account.id)
      let people = devices.flatMap { [$0.keeper, $0.declaredBy] }
      return (
        devices, try reading.names(of: people),
        try reading.rules(for: part.organization).deviceDemands,
        mayDeclare ? try reading.persons(of: part.organization.id, limit: 500) : []
      )
    }
    let shown = devices.filter { $0.isInUse || !inUseOnly }
    let columns = [
      Column(say("devices.field.label"), .name), Column(say("devices.field.kind")),
      Column(say("devices.field.place")), Column(say("devices.field.keeper")),
      Column(say("devices.declared")), Column(say("devices.state")),
    ]
    let list =
      shown.isEmpty
      ? emptyState(say("devices.none"))
      : dataTable(
        columns: columns, rows: shown.map { row($0, names, say) }, caption: say("devices.title"))
    return Content(
      list: list, demands: self.demands(demands, visit),
      form: mayDeclare ? form(part, staff.filter { $0.disabledAt == nil }, entries, visit) : nil)
  }

  private static func row(
    _ device: AccountDevice, _ names: [PersonID: String], _ say: Words
  ) -> Row {
    Row([
      a(device.label).href("/devices/\(device.id)"),
      text(say("devices.kind." + device.kind.rawValue)), text(device.place),
      text(names[device.keeper] ?? ""), text(say.date(device.declaredAt.date)), state(device, say),
    ])
  }

  private static func state(_ device: AccountDevice, _ say: Words) -> Node {
    device.isInUse
      ? tag(say("devices.in-use"), tone: .green) : tag(say("devices.retired"), tone: .grey)
  }

  /// What the rules ask of the machines, each with its articles; a person sees to it.
  private static func demands(_ demands: [DeviceDemand], _ visit: Visit) -> Node {
    let items = demands.map { demand in
      li([
        text(visit.say.title(demand.title)), text(" "),
        citationLinks(demand.citations, names: visit.rulebookNames, say: visit.say),
      ])
    }
    return when(!items.isEmpty, note([p(visit.say("devices.demands")), ul(items)]))
  }

  private static func form(
    _ part: AccountPart, _ staff: [Person], _ entries: Entries, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let label = FieldLabels(labels(say))
    return postForm(
      action: part.path + "/devices", csrf: visit.formToken,
      [
        selectBox(
          label("device-kind"), entries,
          choices: AccountDevice.Kind.allCases.map {
            Choice($0.rawValue, say("devices.kind." + $0.rawValue))
          }, say: say),
        textInput(
          label("device-label", hint: say("devices.hint.label"), DeviceFields.label.maximum),
          entries, say: say, autocomplete: "off"),
        textInput(
          label("device-place", hint: say("devices.hint.place"), DeviceFields.place.maximum),
          entries, say: say, autocomplete: "off"),
        selectBox(
          label("device-keeper"), entries,
          choices: staff.map { Choice("\($0.id)", $0.name) }, say: say),
        div([submitButton(say("devices.declare"))]).class("buttons"),
      ])
  }

  // MARK: - The list

  private static func page(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let part = try await AccountPart.load(visit.id(), visit)
    let entries = visit.entries(refusal, labels: labels(say))
    let content = try await content(part, visit, inUseOnly: false, entries: entries)
    let title = say("devices.title")
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: title,
        breadcrumb: part.crumbs(title, say),
        content: [
          errorSummary(entries.errors, say: say),
          visit.doneFlash([
            "declared": "devices.done.declared", "retired": "devices.done.retired",
          ]),
          pageHeading(
            title, note: part.account.name,
            actions: [
              exportButtons("/devices/export", [("account", "\(part.account.id)")], visit)
            ]), content.demands, content.list,
          ifPresent(content.form) { Web.panel(say("devices.declare"), [$0]) },
        ], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func declare(_ visit: Visit) async throws -> Reply {
    try visit.expect("device-kind", "device-label", "device-place", "device-keeper")
    let account: AccountID = try visit.id()
    var problems: [FieldProblem] = []
    let kind = visit.choice("device-kind", &problems, as: AccountDevice.Kind.self)
    let (label, site) = (visit.form.text("device-label"), visit.form.text("device-place"))
    _ = DeviceFields.label.check(label, field: "device-label", &problems)
    _ = DeviceFields.place.check(site, field: "device-place", &problems)
    let keeper = visit.chosen("device-keeper", &problems, of: Person.self)
    guard let kind, let keeper, problems.isEmpty else { throw Refusal.invalid(problems) }
    _ = try await visit.perform(
      DeclareDevice(account, kind: kind, label: label, site: site, keeper: keeper))
    return .redirect("/accounts/\(account)/devices?done=declared")
  }

  // MARK: - One machine

  private static func devicePage(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id: DeviceID = try visit.id()
    let (device, names) = try await visit.ask { reading in
      let device = try reading.device(id)
      let people = [device.keeper, device.declaredBy, device.retirement?.person]
      return (device, try reading.names(of: people.compactMap { $0 }))
    }
    let part = try await AccountPart.load(device.account, visit)
    let entries = visit.entries(refusal, labels: labels(say))
    let mayRetire = device.isInUse && part.isHeld(keepers)
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: device.label,
        breadcrumb: [
          Crumb(say("menu.accounts"), href: "/accounts"),
          Crumb(part.account.name, href: part.path),
          Crumb(say("devices.title"), href: part.path + "/devices"), Crumb(device.label),
        ],
        content: [
          errorSummary(entries.errors, say: say),
          pageHeading(device.label, marks: [state(device, say)]),
          Web.panel(say("devices.facts"), [facts(device, names, say)]),
          when(mayRetire, retirement(device, entries, visit)),
        ], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func facts(
    _ device: AccountDevice, _ names: [PersonID: String], _ say: Words
  ) -> Node {
    func by(_ person: PersonID, _ at: Instant) -> String {
      say("devices.by", ["name": names[person] ?? "", "time": say.dateTime(at)])
    }
    var rows: [(String, Node)] = [
      (say("devices.field.kind"), text(say("devices.kind." + device.kind.rawValue))),
      (say("devices.field.place"), text(device.place)),
      (say("devices.field.keeper"), text(names[device.keeper] ?? "")),
      (say("devices.declared"), text(by(device.declaredBy, device.declaredAt))),
    ]
    if let retirement = device.retirement {
      rows.append(
        (
          say("devices.retired"),
          group([text(by(retirement.person, retirement.at)), p(retirement.reason)])
        ))
    }
    return definitionList(rows)
  }

  private static func retirement(
    _ device: AccountDevice, _ entries: Entries, _ visit: Visit
  ) -> Node {
    let say = visit.say
    return Web.panel(
      say("devices.retire"),
      [
        p(say("devices.retire-text")),
        postForm(
          action: "/devices/\(device.id)/retirement", csrf: visit.formToken,
          [
            textArea(
              FieldLabel(
                "reason", say("devices.field.reason"), need: .required,
                limit: FieldLimit(DeviceFields.reason.maximum)), entries, say: say, rows: 3),
            div([submitButton(say("devices.retire"), style: .danger)]).class("buttons"),
          ]),
      ])
  }

  private static func retire(_ visit: Visit) async throws -> Reply {
    try visit.expect("reason")
    let id: DeviceID = try visit.id()
    _ = try await visit.perform(RetireDevice(id, reason: visit.form.text("reason")))
    let account = try await visit.ask { try $0.device(id).account }
    return .redirect("/accounts/\(account)/devices?done=retired")
  }
}
