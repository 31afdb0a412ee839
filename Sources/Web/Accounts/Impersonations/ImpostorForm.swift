import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// The form that puts an impostor into the register.
enum ImpostorForm {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/impersonations/new") { visit in try await form(visit) }
    routes.upload(
      "/impersonations", limits: ImpostorWords.uploads,
      again: { visit in try await form(visit, refusal: visit.turnedDown) }
    ) { visit in
      try await visit.answering({ try await form(visit, refusal: $0) }) { try await report(visit) }
    }
    return routes
  }

  private static func form(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let asker = try visit.signedIn()
    let fields = refusal == nil ? visit.query : visit.form
    let account = Visit.number(fields.text("account"), of: Account.self)
    let asked = Visit.number(fields.text("organization"), of: Organization.self)
    let (bodies, body, accounts, rules) = try await visit.ask { reading in
      let bodies = try reading.visibleOrganizations().filter { body in
        ImpostorWords.reporters.contains { asker.holds($0, at: body) }
      }
      let home = try account.map { try reading.visibleAccount($0).organization }
      let chosen = try asked.map(reading.visibleOrganization) ?? home ?? bodies.first
      guard let chosen, ImpostorWords.reporters.contains(where: { asker.holds($0, at: chosen) })
      else {
        throw Refusal(
          OfficeRefusal.noAppointment, helpers: ImpostorWords.reporters.sorted())
      }
      return (
        bodies, chosen, try reading.accounts(of: chosen.id, openOnly: false),
        try reading.rules(for: chosen).duties(named: ImpostorRules.duties)
      )
    }
    let entries =
      refusal == nil
      ? Entries(single: [
        "account": account.map { "\($0)" } ?? "", "found-on": visit.now.date.text,
        "source": Impostor.Source.staff.rawValue,
      ]) : visit.entries(refusal, labels: ImpostorWords.labels(say))
    let title = say("impersonations.report")
    let bodyChoice = when(
      bodies.count > 1,
      filterRow(
        action: "/impersonations/new",
        [
          selectBox(
            FieldLabel("organization", say("impersonations.field.organization")),
            Entries(single: ["organization": "\(body.id)"]),
            choices: bodies.map { Choice("\($0.id)", $0.name) }, say: say, allowsNone: false)
        ], say: say))
    return .page(
      staffPage(
        try await visit.staffFrame(.impersonations), title: title,
        breadcrumb: [
          Crumb(say("impersonations.title"), href: "/impersonations"), Crumb(title),
        ],
        content: [
          errorSummary(entries.errors, say: say), pageHeading(title, note: body.name),
          ImpostorWords.demands(rules, visit), bodyChoice,
          section([fieldsNode(body, accounts, entries, visit)]).class("panel padded narrow"),
        ], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func fieldsNode(
    _ body: Organization, _ accounts: [Account], _ entries: Entries, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let label = FieldLabels(ImpostorWords.labels(say))
    return postForm(
      action: "/impersonations", csrf: visit.formToken,
      [
        hiddenInput("organization", "\(body.id)"),
        selectBox(
          label("platform", .required), entries,
          choices: Platform.allCases.map {
            Choice($0.rawValue, ImpostorWords.platform($0, say))
          }, say: say),
        textInput(
          label("name", .required, ImpostorFields.name.maximum), entries, say: say,
          autocomplete: "off"),
        textInput(
          label("link", .optional, hint: say("impersonations.hint.link")), entries, say: say,
          autocomplete: "off"),
        selectBox(
          label("account", .optional, hint: say("impersonations.hint.account")), entries,
          choices: accounts.map { Choice("\($0.id)", $0.name) }, say: say),
        textInput(label("found-on", .required), entries, say: say, type: "date"),
        radioGroup(
          label("source", .required, hint: say("impersonations.hint.source")), entries,
          choices: Impostor.Source.allCases.map {
            Choice($0.rawValue, say("impersonations.source." + $0.rawValue))
          }, say: say, isInline: true),
        textArea(
          label(
            "evidence", .required, hint: say("impersonations.hint.evidence"),
            ImpostorFields.evidence.maximum), entries, say: say, rows: 5),
        textInput(
          label("evidence-link", .optional, hint: say("impersonations.hint.evidence-link")),
          entries, say: say, autocomplete: "off"),
        ImpostorWords.files("files", entries, say),
        actionBar([submitButton(say("impersonations.save"))]),
      ], hasFiles: true)
  }

  private static func report(_ visit: Visit) async throws -> Reply {
    try visit.expect(
      "organization", "account", "platform", "name", "link", "found-on", "source", "evidence",
      "evidence-link", "files")
    let form = visit.form
    var problems: [FieldProblem] = []
    let unit = visit.chosen("organization", &problems, of: Organization.self)
    let platform = visit.choice("platform", &problems, as: Platform.self)
    let source = visit.choice("source", &problems, as: Impostor.Source.self)
    let day = visit.date("found-on", required: true, &problems)
    let account =
      form.text("account").isEmpty
      ? nil : visit.chosen("account", &problems, of: Account.self)
    _ = ImpostorFields.name.check(form.text("name"), field: "name", &problems)
    _ = ImpostorFields.evidence.check(form.text("evidence"), field: "evidence", &problems)
    guard let unit, let platform, let source, let day, problems.isEmpty else {
      throw Refusal.invalid(problems)
    }
    let id = try await visit.perform(
      ReportImpostor(
        organization: unit, account: account, platform: platform, name: form.text("name"),
        link: form.text("link"), foundOn: day, source: source, evidence: form.text("evidence"),
        evidenceLink: form.text("evidence-link"), files: visit.files("files")))
    return .redirect(ImpostorWords.path(id) + "?done=reported")
  }
}
