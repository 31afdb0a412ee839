import HTML
import HTTPTypes
import Office
import WorkCalendar

/// One's own page: appointments, password, and who stands in while one is away (A/B).
enum ProfilePages {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/profile") { visit in try await page(visit) }
    routes.post("/profile/delegations") { visit in
      try await visit.answering({ try await page(visit, refusal: $0) }) {
        try await delegate(visit)
      }
    }
    routes.post("/profile/delegations/:id/end") { visit in
      try visit.expect()
      _ = try await visit.perform(EndDelegation(visit.id(of: Appointment.self)))
      return .redirect("/profile?done=delegation-ended")
    }
    return routes
  }

  private static func page(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    guard let person = try visit.signedIn().person else {
      throw Refusal(OfficeRefusal.notSignedIn)
    }
    let view = try await visit.ask { try ProfileView(person, $0) }
    let title = say("page.profile")
    return .page(
      staffPage(
        try await visit.staffFrame(), title: title, breadcrumb: [Crumb(title)],
        content: [
          visit.doneFlash([
            "password": "profile.password-done", "delegated": "profile.delegated",
            "delegation-ended": "profile.delegation-ended",
          ]),
          pageHeading(person.name),
          panel(
            say("person.facts"), [facts(person, view.home, say)],
            actions: [linkButton(say("password.title"), href: PasswordPages.path)]),
          panel(say("organization.appointments"), [appointments(view, visit)]),
          panel(say("profile.delegations"), [delegations(view, visit)]),
          delegationForm(view, visit, refusal),
        ], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func facts(_ person: Person, _ home: Organization, _ say: Words) -> Node {
    definitionList([
      (say("person.name"), person.name), (say("person.login"), person.login),
      (say("person.organization"), home.name),
      (
        say("person.password-changed"),
        person.passwordChangedAt.map(say.dateTime) ?? say("person.never")
      ),
    ])
  }

  private static func appointments(_ view: ProfileView, _ visit: Visit) -> Node {
    let say = visit.say
    guard !view.appointments.isEmpty else { return p(say("profile.no-appointments")) }
    return dataTable(
      columns: PersonWords.appointmentColumns(say, withActions: false),
      rows: view.appointments.reversed().map {
        PersonWords.appointmentRow($0, today: visit.now.date, say)
      }, caption: say("organization.appointments"))
  }

  private static func delegations(_ view: ProfileView, _ visit: Visit) -> Node {
    let say = visit.say
    guard !view.deputies.isEmpty else { return p(say("profile.no-delegations")) }
    return dataTable(
      columns: [
        Column(say("profile.deputy"), .name), Column(say("appointment.role")),
        Column(say("appointment.term")), Column(say("person.state")),
        Column(say("appointment.actions"), .actions),
      ],
      rows: view.deputies.map { appointment, deputy in
        Row([
          text(deputy.name), text(say("role." + appointment.role.rawValue)),
          text(AppointmentWords.term(appointment, say)),
          AppointmentWords.state(appointment, today: visit.now.date, say),
          buttonForm(
            action: "/profile/delegations/\(appointment.id)/end", csrf: visit.formToken,
            label: say("profile.end")),
        ])
      }, caption: say("profile.delegations"))
  }

  private static func delegationForm(
    _ view: ProfileView, _ visit: Visit, _ refusal: Refusal?
  ) -> Node {
    let say = visit.say
    let own = view.delegable
    guard !own.isEmpty else { return nothing }
    let labels = [
      "appointment": say("profile.which"), "deputy": say("profile.deputy"),
      "from": say("appointment.from-label"), "until": say("appointment.until-label"),
    ]
    let entries =
      refusal == nil
      ? Entries(single: ["from": visit.now.date.text]) : visit.entries(refusal, labels: labels)
    let label = FieldLabels(labels)
    return panel(
      say("profile.delegate-title"),
      [
        errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
        p(say("profile.delegate-text")),
        postForm(
          action: "/profile/delegations", csrf: visit.formToken,
          [
            selectBox(
              label("appointment"), entries,
              choices: own.map {
                Choice(
                  "\($0.id)", AppointmentWords.role($0, say), hint: $0.organization.name)
              }, say: say),
            selectBox(
              label("deputy"), entries,
              choices: view.colleagues.map { Choice("\($0.id)", $0.name) }, say: say),
            textInput(label("from"), entries, say: say, type: "date"),
            textInput(label("until"), entries, say: say, type: "date"),
            submitButton(say("profile.delegate")),
          ]),
      ])
  }

  private static func delegate(_ visit: Visit) async throws -> Reply {
    try visit.expect("appointment", "deputy", "from", "until")
    var problems: [FieldProblem] = []
    let appointment = visit.chosen("appointment", &problems, of: Appointment.self)
    let deputy = visit.chosen("deputy", &problems, of: Person.self)
    let from = visit.date("from", required: true, &problems)
    let until = visit.date("until", required: true, &problems)
    guard let appointment, let deputy, let from, let until, problems.isEmpty else {
      throw Refusal.invalid(problems)
    }
    _ = try await visit.perform(
      Delegate(appointment: appointment, deputy: deputy, from: from, until: until))
    return .redirect("/profile?done=delegated")
  }
}

/// What one's own page shows.
struct ProfileView: Sendable {
  let home: Organization
  let appointments: [Appointment]
  let deputies: [(Appointment, Person)]
  let colleagues: [Person]
  /// One's own appointments that somebody may stand in for.
  let delegable: [Appointment]

  init(_ person: Person, _ reading: Reading) throws {
    home = try reading.organization(person.organization)
    appointments = try reading.appointments(of: person.id)
    deputies = try reading.deputies(of: person.id)
    colleagues = try reading.persons(of: person.organization, limit: 200).filter {
      $0.id != person.id && $0.disabledAt == nil
    }
    delegable = reading.asker.appointments.filter {
      $0.deputyFor == nil && !$0.role.isAdministrator
    }
  }
}
