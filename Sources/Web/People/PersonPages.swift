import HTML
import HTTPTypes
import Office
import WorkCalendar

/// One person: what they are appointed as, and what administrators do about their sign-in.
enum PersonPages {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/persons/:id") { visit in try await page(visit) }
    routes.post("/persons/:id/appointments") { visit in
      try await visit.answering({ try await page(visit, refusal: $0) }) {
        try await appoint(visit)
      }
    }
    routes.post("/appointments/:id/end") { visit in try await end(visit) }
    routes.post("/persons/:id/password") { visit in try await resetPassword(visit) }
    routes.post("/persons/:id/disable") { visit in try await disable(visit, true) }
    routes.post("/persons/:id/enable") { visit in try await disable(visit, false) }
    return routes
  }

  // MARK: - The page

  private static func page(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: Person.self)
    let asker = try visit.signedIn()
    let (person, home, appointments) = try await visit.ask { try $0.visiblePerson(id) }
    let isSelf = asker.person?.id == id
    let mayAppoint = asker.holds(.securityAdministrator, at: home) && !isSelf
    let appointing = mayAppoint ? try await appointForm(person, visit, refusal) : nothing
    let maySignIn = asker.holds(.systemAdministrator, at: home) && !isSelf
    return .page(
      staffPage(
        try await visit.staffFrame(.persons), title: person.name,
        breadcrumb: [
          Crumb(say("menu.persons"), href: "/persons?organization=\(home.id)"),
          Crumb(person.name),
        ],
        content: [
          visit.doneFlash([
            "appointed": "person.appointed", "ended": "person.appointment-ended",
            "disabled": "person.disabled-done", "enabled": "person.enabled-done",
            "twice": "person.password-twice",
          ]),
          pageHeading(
            person.name, marks: [PersonWords.state(person, now: visit.now, say)]),
          panel(say("person.facts"), [facts(person, home, say)]),
          panel(
            say("organization.appointments"),
            [appointmentTable(appointments, mayEnd: mayAppoint, visit: visit)]),
          try await TrainingPanel.panel(of: person, at: home, visit),
          appointing,
          when(maySignIn, signInPanel(person, visit)),
        ], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func facts(_ person: Person, _ home: Organization, _ say: Words) -> Node {
    definitionList([
      (say("person.login"), text(person.login)),
      (say("person.organization"), OrganizationWords.link(home)),
      (
        say("person.password-changed"),
        text(person.passwordChangedAt.map(say.dateTime) ?? say("person.never"))
      ),
    ])
  }

  private static func appointmentTable(
    _ appointments: [Appointment], mayEnd: Bool, visit: Visit
  ) -> Node {
    let say = visit.say
    guard !appointments.isEmpty else { return p(say("appointment.none")) }
    let rows = appointments.reversed().map { appointment in
      let isOpen = appointment.endedAt == nil
      let ending = when(
        isOpen,
        buttonForm(
          action: "/appointments/\(appointment.id)/end", csrf: visit.formToken,
          label: say("appointment.end"), style: .danger))
      return PersonWords.appointmentRow(
        appointment, today: visit.now.date, say, action: mayEnd ? ending : nil)
    }
    return dataTable(
      columns: PersonWords.appointmentColumns(say, withActions: mayEnd), rows: rows,
      caption: say("organization.appointments"))
  }

  private static func appointForm(
    _ person: Person, _ visit: Visit, _ refusal: Refusal?
  ) async throws -> Node {
    let say = visit.say
    let bodies = try await visit.ask { try $0.visibleOrganizations() }
    let labels = [
      "role": say("appointment.role"), "organization": say("person.organization"),
      "title": say("appointment.title"), "from": say("appointment.from-label"),
      "until": say("appointment.until-label"),
    ]
    let entries =
      refusal == nil
      ? Entries(single: [
        "organization": "\(person.organization)", "from": visit.now.date.text,
      ]) : visit.entries(refusal, labels: labels)
    let label = FieldLabels(labels)
    return panel(
      say("appointment.new"),
      [
        errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
        p(say("appointment.rules")).class("note"),
        postForm(
          action: "/persons/\(person.id)/appointments", csrf: visit.formToken,
          [
            selectBox(
              label("role", .required), entries,
              choices: Role.allCases.map { Choice($0.rawValue, say("role." + $0.rawValue)) },
              say: say),
            selectBox(
              label("organization", .required), entries,
              choices: bodies.map { Choice("\($0.id)", $0.name) }, say: say),
            textInput(label("title", .optional), entries, say: say, autocomplete: "off"),
            textInput(label("from", .required), entries, say: say, type: "date"),
            textInput(
              label("until", .optional, hint: say("appointment.until-hint")), entries, say: say,
              type: "date"),
            submitButton(say("appointment.appoint")),
          ]),
      ])
  }

  /// New password, and closing or opening the sign-in; each behind a second step.
  private static func signInPanel(_ person: Person, _ visit: Visit) -> Node {
    let say = visit.say
    let path = "/persons/\(person.id)"
    let isDisabled = person.disabledAt != nil
    let closing =
      isDisabled
      ? buttonForm(
        action: path + "/enable", csrf: visit.formToken, label: say("person.enable"))
      : details([
        summary(say("person.disable")), p(say("person.disable-text")),
        buttonForm(
          action: path + "/disable", csrf: visit.formToken, label: say("person.disable"),
          style: .danger),
      ])
    return panel(
      say("person.sign-in"),
      [
        details([
          summary(say("person.reset")), p(say("person.reset-text")),
          buttonForm(
            action: path + "/password", csrf: visit.formToken, label: say("person.reset"),
            style: .danger),
        ]), closing,
      ])
  }

  // MARK: - Acts

  private static func appoint(_ visit: Visit) async throws -> Reply {
    try visit.expect("role", "organization", "title", "from", "until")
    let person = try visit.id(of: Person.self)
    var problems: [FieldProblem] = []
    let role = visit.choice("role", &problems, as: Role.self)
    let organization = visit.chosen("organization", &problems, of: Organization.self)
    let from = visit.date("from", required: true, &problems)
    let until = visit.date("until", &problems)
    guard let role, let organization, let from, problems.isEmpty else {
      throw Refusal.invalid(problems)
    }
    _ = try await visit.perform(
      Appoint(
        person: person, organization: organization, role: role,
        title: visit.form.text("title"), from: from, until: until))
    return .redirect("/persons/\(person)?done=appointed")
  }

  private static func end(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    let id = try visit.id(of: Appointment.self)
    _ = try await visit.perform(EndAppointment(id))
    let appointment = try await visit.ask { try $0.appointment(id) }
    return .redirect("/persons/\(appointment.person)?done=ended")
  }

  private static func resetPassword(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    let id = try visit.id(of: Person.self)
    let (person, _, _) = try await visit.ask { try $0.visiblePerson(id) }
    let password = try InitialPassword.make(visit, login: person.login)
    let hash = try await visit.house.hashing.hash(password, random: visit.office.random)
    _ = try await visit.perform(ResetPassword(person: id, replacement: hash))
    return try await InitialPassword.page(visit, of: id, password: password, hash: hash)
  }

  private static func disable(_ visit: Visit, _ isDisabled: Bool) async throws -> Reply {
    try visit.expect()
    let id = try visit.id(of: Person.self)
    _ = try await visit.perform(DisablePerson(person: id, isDisabled: isDisabled))
    return .redirect("/persons/\(id)?done=" + (isDisabled ? "disabled" : "enabled"))
  }
}
