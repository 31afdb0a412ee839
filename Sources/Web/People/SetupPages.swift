import HTML
import HTTPTypes
import Office
import Rulebook

/// The first-run page: the first body and three administrators, who are three people.
///
/// It exists only until the office is founded, and opens only with the key that the server printed
/// when it started, so that whoever reaches the address first does not become its administrator.
package enum SetupPages {
  static let administrators: [Role] = [
    .systemAdministrator, .securityAdministrator, .auditAdministrator,
  ]

  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/setup", .open) { visit in
      if try await visit.ask({ try $0.isFounded() }) { return .redirect("/login") }
      guard holdsKey(visit.query.text(keyField), visit) else { return explanation(visit) }
      return try await page(visit)
    }
    routes.post("/setup", .open) { visit in
      guard holdsKey(visit.form.text(keyField), visit) else { return explanation(visit) }
      return try await visit.answering({ try await page(visit, refusal: $0) }) {
        try await found(visit)
      }
    }
    routes.get("/setup/done", .open) { visit in
      guard try await visit.ask({ try $0.isFounded() }) else { return .redirect("/setup") }
      return .page(donePage(visit))
    }
    return routes
  }

  /// Where the first run is done, with the key that opens it.
  package static func path(_ keys: Keys) -> String { "/setup?\(keyField)=\(keys.setupKey)" }

  private static let keyField = "key"

  private static func holdsKey(_ text: String, _ visit: Visit) -> Bool {
    // Digests, so that the time it takes tells nothing about how much of a guess is right.
    digest(text) == digest(visit.office.keys.setupKey)
  }

  // MARK: - Founding

  private static func found(_ visit: Visit) async throws -> Reply {
    try expectFields(visit)
    var problems: [FieldProblem] = []
    let draft = draft(visit, &problems)
    var people: [(login: String, name: String, password: String)] = []
    for role in administrators { people.append(administrator(role, visit, &problems)) }
    for (index, role) in administrators.enumerated()
    where !people[index].login.isEmpty
      && people.prefix(index).contains(where: { $0.login == people[index].login })
    {
      problems.append(FieldProblem("\(role.rawValue)-login", .taken))
    }
    guard problems.isEmpty else { throw Refusal.invalid(inOrder(problems)) }
    var founders: [FoundOffice.Administrator] = []
    for person in people {
      let hash = try await visit.house.hashing.hash(person.password, random: visit.office.random)
      founders.append(.init(login: person.login, name: person.name, passwordHash: hash))
    }
    do {
      _ = try await visit.office.perform(
        FoundOffice(organization: draft, administrators: founders), as: .system(.founder),
        request: visit.request)
    } catch let refusal as Refusal
      where refusal.code == PeopleRefusal.alreadyFounded.rawValue
    {
      return .redirect("/login")
    }
    return .redirect("/setup/done")
  }

  /// The fields in the order of the page.
  private static var fields: [String] {
    ["name", "shortName", "code", "level", "sector", "rulebooks"]
      + administrators.flatMap { role in
        ["login", "name", "password", "again"].map { "\(role.rawValue)-\($0)" }
      }
  }

  /// Whoever reads the mistakes from the top finds them on the page from the top.
  private static func inOrder(_ problems: [FieldProblem]) -> [FieldProblem] {
    fields.flatMap { field in problems.filter { $0.field == field } }
  }

  private static func expectFields(_ visit: Visit) throws {
    let known = Set(fields + [keyField, FormToken.field])
    let unknown = visit.form.unknown(besides: known)
    guard unknown.isEmpty else {
      throw Refusal.invalid(unknown.map { FieldProblem($0, .unknownField) })
    }
  }

  private static func draft(
    _ visit: Visit, _ problems: inout [FieldProblem]
  ) -> OrganizationDraft {
    let level = visit.choice("level", &problems, as: Organization.Level.self)
    let sector = visit.choice("sector", &problems, as: Organization.Sector.self)
    let draft = OrganizationDraft(
      parent: nil, level: level ?? .department, sector: sector ?? .generalGovernment,
      name: visit.form.text("name"), shortName: visit.form.text("shortName"),
      code: visit.form.text("code"), rulebooks: visit.form.all("rulebooks"))
    if draft.rulebooks.isEmpty { problems.append(FieldProblem("rulebooks", .required)) }
    return draft.checked(shelf: visit.office.shelf, &problems)
  }

  private static func administrator(
    _ role: Role, _ visit: Visit, _ problems: inout [FieldProblem]
  ) -> (login: String, name: String, password: String) {
    let prefix = role.rawValue
    let password = visit.form.text("\(prefix)-password")
    let (login, name) = FoundOffice.Administrator.checked(
      login: visit.form.text("\(prefix)-login"), name: visit.form.text("\(prefix)-name"),
      role: role, &problems)
    problems += visit.house.policy.problems(
      of: password, login: login, field: "\(prefix)-password")
    if password != visit.form.text("\(prefix)-again") {
      problems.append(FieldProblem("\(prefix)-again", .mismatch))
    }
    return (login, name, password)
  }

  // MARK: - Pages

  private static func page(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let entries = visit.entries(refusal, labels: labels(say))
    let form = SetupForm(visit: visit, entries: entries, label: FieldLabels(labels(say)))
    let frame = publicFrame(visit)
    return .page(
      doorPage(
        frame, title: say("setup.title"),
        content: [
          h1(say("setup.title")), p(say("setup.text")), errorSummary(entries.errors, say: say),
          postForm(
            action: "/setup", csrf: frame.csrf,
            [
              hiddenInput(keyField, visit.office.keys.setupKey), form.organization, form.rulebooks,
              p(form.passwordRules).class("note"),
            ]
              + administrators.map(form.administrator) + [submitButton(say("setup.found"))]),
        ], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  /// For whoever comes without the key: where it stands.
  private static func explanation(_ visit: Visit) -> Reply {
    let say = visit.say
    return .page(
      doorPage(
        publicFrame(visit), title: say("setup.title"),
        content: [
          h1(say("setup.title")), p(say("setup.key-needed")), p(say("setup.key-where")),
        ]), status: .forbidden)
  }

  private static func labels(_ say: Words) -> [String: String] {
    var labels = [
      "name": say("organization.name"), "shortName": say("organization.short-name"),
      "code": say("organization.code"), "level": say("organization.level"),
      "sector": say("organization.sector"), "rulebooks": say("menu.rulebooks"),
    ]
    for role in administrators {
      let who = ["role": say("role." + role.rawValue)]
      labels["\(role.rawValue)-login"] = say("setup.login-of", who)
      labels["\(role.rawValue)-name"] = say("setup.name-of", who)
      labels["\(role.rawValue)-password"] = say("setup.password-of", who)
      labels["\(role.rawValue)-again"] = say("setup.again-of", who)
    }
    return labels
  }

  private static func donePage(_ visit: Visit) -> [UInt8] {
    let say = visit.say
    return doorPage(
      publicFrame(visit), title: say("setup.done"),
      content: [
        resultPanel(
          title: say("setup.done"),
          next: [say("setup.next-system"), say("setup.next-security"), say("setup.next-audit")],
          actions: [linkButton(say("act.sign-in"), href: "/login", style: .primary)], say: say)
      ])
  }

  private static func publicFrame(_ visit: Visit) -> PublicFrame {
    PublicFrame(
      say: visit.say, organization: "", csrf: visit.formToken, isDemo: visit.house.isDemo,
      isCare: visit.isCare, returnTo: "/setup")
  }
}
