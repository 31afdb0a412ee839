import HTML
import HTTPTypes
import Office
import Rulebook

/// Puts another person in charge of an account.
enum AccountPersonPage {
  static func assign(_ visit: Visit) async throws -> Reply {
    try await visit.answering({ try await reply(visit, refusal: $0) }) {
      let id: AccountID = try visit.id()
      let duty = try duty(visit)
      try visit.expectHolder(duty)
      let holder = try await visit.holder(duty, at: id)
      _ = try await visit.perform(AssignAccountPerson(id, duty: duty, holder: holder))
      return .redirect(accountPath(id) + "?done=assigned")
    }
  }

  private static func duty(_ visit: Visit) throws -> AccountDuty {
    guard let duty = AccountDuty(rawValue: visit.parameters["duty"] ?? "") else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return duty
  }

  static func reply(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id: AccountID = try visit.id()
    let duty = try duty(visit)
    let (view, colleagues) = try await visit.ask { reading in
      let view = try AccountView(id, reading)
      return (view, try reading.colleagues(of: view.organization))
    }
    let labels = AccountWords.labels(view.rules, say)
    let entries =
      refusal.map { visit.entries($0, labels: labels) }
      ?? Entries(HolderFields.values(view.people[duty], duty))
    let title = say("accounts.assign-to", ["duty": AccountWords.duty(duty, say)])
    let content = [
      errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
      TrainingWords.untrained(refusal, visit),
      pageHeading(title, note: view.account.name),
      following(duty, view, visit),
      postForm(
        action: visit.path, csrf: visit.formToken,
        [
          HolderFields.node(duty, colleagues, entries, say, required: [.name]),
          actionBar([
            submitButton(say("act.save")),
            linkButton(say("act.back"), href: accountPath(id)),
          ]),
        ]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: title,
        breadcrumb: [
          Crumb(say("accounts.title"), href: "/accounts"),
          Crumb(view.account.name, href: accountPath(id)), Crumb(title),
        ], content: content, hasErrors: refusal != nil), status: refusal?.status ?? .ok)
  }
}

extension AccountPersonPage {
  /// What the rules in force make due when somebody else takes over.
  fileprivate static func following(
    _ duty: AccountDuty, _ view: AccountView, _ visit: Visit
  ) -> Node {
    let say = visit.say
    guard view.account.state == .open || view.account.state == .suspended,
      view.people[duty] != nil, duty.isAdministrator || duty == .firstResponsible
    else { return nothing }
    let event: FilingEvent = duty.isAdministrator ? .administratorChange : .leaderChange
    let plan = view.rules.filingPlan(for: event)
    let rotations = duty.isAdministrator ? view.rules.rotations(after: .administratorChange) : []
    guard plan != nil || duty.isAdministrator else { return nothing }
    let citations = rotations.reduce(
      (plan?.citations ?? []).joined(with: plan?.after?.citations ?? [])
    ) { $0.joined(with: $1.citations) }
    return note([
      ifPresent(plan) { plan in
        p(
          say(
            plan.after == nil ? "accounts.assign-filing" : "accounts.assign-filing-limit",
            ["event": AccountWords.event(event, say)]))
      },
      when(duty.isAdministrator, p(say("accounts.assign-rotation"))),
      basisLine(citations, names: visit.rulebookNames, say: say),
    ])
  }
}

/// The fields of a person who answers for an account.
enum HolderFields {
  static func name(_ part: String, _ duty: AccountDuty) -> String {
    "people.\(duty.rawValue).\(part)"
  }

  static func values(_ holder: DutyHolder?, _ duty: AccountDuty) -> [String: [String]] {
    guard let holder else { return [:] }
    return [
      name("person", duty): [holder.person?.description ?? ""],
      name("name", duty): [holder.name], name("post", duty): [holder.post],
      name("mobile", duty): [holder.mobile], name("telephone", duty): [holder.telephone],
      name("email", duty): [holder.email],
    ]
  }

  static func node(
    _ duty: AccountDuty, _ colleagues: [Person], _ entries: Entries, _ say: Words,
    required: Set<PersonPart>
  ) -> Node {
    func input(_ part: PersonPart, type: String = "text", mode: String? = nil) -> Node {
      textInput(
        FieldLabel(
          name(part.rawValue, duty), say("filings.person." + part.rawValue),
          need: required.contains(part) ? .required : .optional), entries, say: say,
        type: type, autocomplete: "off", inputmode: mode)
    }
    return fieldset([
      legend(AccountWords.duty(duty, say)),
      selectBox(
        FieldLabel(
          name("person", duty), say("filings.person.person"),
          hint: say("filings.hint.person")), entries,
        choices: colleagues.map { Choice($0.id.description, "\($0.name) (\($0.login))") }, say: say),
      input(.name), input(.post), input(.mobile, mode: "tel"), input(.telephone, mode: "tel"),
      input(.email, type: "email"),
    ]).class("field-group holder")
  }
}

extension Visit {
  /// Refuses fields that the form of a person does not have.
  func expectHolder(_ duty: AccountDuty) throws {
    let known = Set(FilingFormFields.holderParts.map { HolderFields.name($0, duty) })
    let unknown = form.unknown(besides: known.union([FormToken.field]))
    guard unknown.isEmpty else {
      throw Refusal.invalid(unknown.map { FieldProblem($0, .unknownField) })
    }
  }

  /// The person that was typed or chosen; somebody of the office brings their name along.
  func holder(_ duty: AccountDuty, at account: AccountID) async throws -> DutyHolder {
    let colleagues = try await ask { reading in
      try reading.colleagues(of: reading.visibleAccount(account).organization)
    }
    return holder(duty, among: colleagues)
  }

  func holder(_ duty: AccountDuty, among colleagues: [Person]) -> DutyHolder {
    func value(_ part: String) -> String { form.text(HolderFields.name(part, duty)) }
    let person = PersonID(value("person"))
    let typed = value("name")
    let known = colleagues.first { $0.id == person }?.name
    // Where both are there, the act looks at who stood there before.
    return DutyHolder(
      person: person, name: typed.isEmpty ? known ?? "" : typed, post: value("post"),
      mobile: value("mobile"), telephone: value("telephone"), email: value("email"))
  }
}
